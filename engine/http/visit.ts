/** What a route needs to know of a request: who comes (session), in which language, with what. */
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noUploads } from '../applications/upload/types.js';
import { isFresh, keepSession, newSession, readSession, type Session } from '../identity/session.js';
import { isUnavailable, type Unavailable } from '../store/port/write.js';
import { type Posted, readForm, textOf } from './body.js';
import type { House } from './house.js';
import type { Visit } from './route.js';
import { pageToken } from './security.js';
import { cookieName } from './site.js';

/** Works out the visit; null where what was posted can't be a form of ours. A language asked for is kept. */
export async function makeVisit(house: House, request: FastifyRequest, reply: FastifyReply): Promise<Visit | null> {
	const posted: Posted | null = typeof request.body === 'string' ? readForm(request.body) : new Map();
	return posted === null ? null : visitWith(house, request, reply, posted);
}

/** The visit with what was posted. */
export async function visitWith(house: House, request: FastifyRequest, reply: FastifyReply, posted: Posted): Promise<Visit> {
	const known = await readSession(house.store.sessions, request.cookies[cookieName(house.site)], house.now());
	const query = scalars(request.query);
	const { languages } = await house.versions.catalogue();
	const session = known ?? newSession();
	const asked = [query['lang'], textOf(posted, 'lang')].find((locale) => locale !== undefined && languages.includes(locale));
	const locale = asked ?? localeOf(session, request, languages);
	const { method, url } = request;
	const visit = {
		house,
		request,
		reply,
		method,
		url,
		goThere: null,
		posted,
		uploads: noUploads,
		session,
		locale,
		query,
		params: scalars(request.params),
	};
	const isKept = known === null || isFresh(known, house.now());
	if (isKept && (asked === undefined || asked === session.locale)) return visit;
	return { ...visit, session: await keep(visit, { ...session, locale: asked ?? session.locale }) };
}

/** The visit of the page that a post leads to: the same person, with what the session holds by now, asking for another address. */
export async function nextVisit(visit: Visit, url: string, params: Readonly<Record<string, string>>): Promise<Visit> {
	const { house, request } = visit;
	const session = (await readSession(house.store.sessions, visit.session.id, house.now())) ?? visit.session;
	const { languages } = await house.versions.catalogue();
	const query = scalars(Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? '')));
	return {
		...visit,
		method: 'GET',
		url,
		posted: new Map(),
		uploads: noUploads,
		session,
		locale: localeOf(session, request, languages),
		query,
		params,
	};
}

/** A visit that needs no more than an answer: without session and body, in the browser's language. Works while the store doesn't. */
export async function strangeVisit(house: House, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
	const languages = await house.versions.catalogue().then(
		(catalogue) => catalogue.languages,
		() => ['id', 'en'],
	);
	const locale = preferred(request.headers['accept-language'], languages);
	const params = scalars(request.params);
	const { method, url } = request;
	return {
		house,
		request,
		reply,
		method,
		url,
		goThere: null,
		posted: new Map(),
		uploads: noUploads,
		session: newSession(),
		locale,
		query: {},
		params,
	};
}

/** Stores a session and gives the browser its cookie. Where the store can't take it the page goes on without: nothing shown depends on it. */
export async function keep(visit: Pick<Visit, 'house' | 'reply'>, session: Session): Promise<Session> {
	await keepOr(visit, session);
	return session;
}

/** The same for what is lost when the session can't be kept: why not, or null once it is. No cookie is given that stands for nothing. */
export async function keepOr({ house, reply }: Pick<Visit, 'house' | 'reply'>, session: Session): Promise<Unavailable | null> {
	const kept = await keepSession(house.store.sessions, session, house.now());
	if (isUnavailable(kept)) return kept;
	reply.setCookie(cookieName(house.site), session.id, {
		path: '/',
		httpOnly: true,
		secure: house.site.url.protocol === 'https:',
		sameSite: 'lax',
		maxAge: 30 * 24 * 3600,
	});
	return null;
}

/** The token of a page for this session. */
export function tokenOf({ house, session }: Pick<Visit, 'house' | 'session'>, page: string): string {
	return pageToken(house.tokenKey, session.id, page);
}

function localeOf(session: Session, request: FastifyRequest, languages: readonly string[]): string {
	return languages.find((one) => one === session.locale) ?? preferred(request.headers['accept-language'], languages);
}

/** The first of the browser's languages that there is, else the first there is (RFC 9110, 12.5.4, by order of quality; 0 = not wanted). */
function preferred(header: string | undefined, languages: readonly string[]): string {
	const wanted = (header ?? '')
		.slice(0, 300)
		.split(',')
		.map((part) => {
			const [tag = '', ...params] = part.trim().split(';');
			const quality = params.map((param) => /^\s*q=([01](?:\.\d*)?)\s*$/.exec(param)?.[1]).find((value) => value !== undefined);
			return { language: tag.toLowerCase().split('-')[0] ?? '', quality: Number(quality ?? '1') };
		})
		.toSorted((a, b) => b.quality - a.quality);
	return wanted.find(({ language, quality }) => quality > 0 && languages.includes(language))?.language ?? languages[0] ?? 'id';
}

/** Names with one text each; a name given twice counts once, anything else is left out. */
function scalars(given: unknown): Readonly<Record<string, string>> {
	const pairs = Object.entries(given ?? {}).flatMap(([name, value]) => {
		const one: unknown = Array.isArray(value) ? value[0] : value;
		return typeof one === 'string' ? [[name, one] as const] : [];
	});
	return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(pairs));
}
