/** Where an address of this site leads among the routes, without the network: for the next page in the same answer (3.4). */
import type { FastifyReply } from 'fastify';
import type { SafeUrl } from '../views/url.js';
import { asksForPage } from './page.js';
import type { Route, Visit } from './route.js';
import { nextVisit } from './visit.js';

/** A page that leads on, to one that leads on … more often than this is a bug: the script is told "see there". */
const mostHops = 4;

/** The visit able to answer a post of the page's script with the page it leads to. Any other stays as it is. */
export function leadingOn(visit: Visit, routes: readonly Route[]): Visit {
	return visit.method === 'POST' && asksForPage(visit.request) ? following(visit, routes, mostHops) : visit;
}

function following(visit: Visit, routes: readonly Route[], hops: number): Visit {
	const seeThere = (url: SafeUrl): FastifyReply => visit.reply.redirect(url, 303);
	return {
		...visit,
		goThere: async (url) => {
			const met = url.startsWith('/') && hops > 0 ? routeTo(routes, url) : null;
			if (met === null || met.route.policy === 'public') return seeThere(url);
			const next = await nextVisit(visit, url.split('#')[0] ?? url, met.params);
			return met.route.handle(following(next, routes, hops - 1));
		},
	};
}

interface Met {
	readonly route: Route;
	readonly params: Readonly<Record<string, string>>;
}

/**
 * The route that answers GET at an address, by the server's own rules: a name before a parameter, a parameter before all that is left.
 * @returns null where none does, or where the address can't be read
 */
export function routeTo(routes: readonly Route[], url: string): Met | null {
	const parts = partsOf(url.split(/[?#]/)[0] ?? '');
	if (parts === null) return null;
	const met = routes.flatMap((route) => (route.method === 'GET' ? (matched(route, parts) ?? []) : []));
	return met.toSorted((one, other) => (rank(one.route) < rank(other.route) ? -1 : 1))[0] ?? null;
}

function partsOf(path: string): readonly string[] | null {
	try {
		return path.split('/').slice(1).map(decodeURIComponent);
	} catch {
		return null;
	}
}

function matched(route: Route, parts: readonly string[]): Met | null {
	const pattern = route.url.split('/').slice(1);
	const open = pattern.at(-1) === '*';
	if (open ? parts.length < pattern.length : parts.length !== pattern.length) return null;
	const params: Record<string, string> = Object.create(null) as Record<string, string>;
	for (const [at, part] of pattern.entries()) {
		const given = parts[at] ?? '';
		if (part === '*') params['*'] = parts.slice(at).join('/');
		else if (part.startsWith(':') && given !== '') params[part.slice(1)] = given;
		else if (part !== given) return null;
	}
	return { route, params };
}

/** Sorts before where the server looks first: each part a name (0), a parameter (1) or the rest (2). */
function rank({ url }: Route): string {
	return url.replace(/[^/]+/g, (part) => (part === '*' ? '2' : part.startsWith(':') ? '1' : '0'));
}
