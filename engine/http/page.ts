import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Around } from '../views/make/frame.js';
import type { SafeUrl } from '../views/url.js';
import type { Visit } from './route.js';
import { policyOf } from './security.js';
import { cookieName } from './site.js';

/**
 * What stands around the page a visit asks for. Who comes without our cookie gets the stylesheet within the page: it shows after one answer.
 * @param scripted the page has a form, which the script sends and keeps
 */
export async function around({ house, request, reply, locale }: Visit, scripted = false): Promise<Around> {
	const style = await house.style();
	const isFirst = !asksForPage(request) && !(request.headers.cookie ?? '').includes(`${cookieName(house.site)}=`);
	reply.header('content-security-policy', policyOf(isFirst ? [style.integrity] : [], scripted));
	return {
		catalogue: await house.versions.catalogue(),
		locale,
		now: house.now(),
		practice: house.site.practice,
		style: { url: style.url, inline: isFirst ? style.css : null },
		script: scripted ? house.script.url : null,
	};
}

/** Was it asked by the script of a page of ours, which puts the page it gets in the place of its own? */
export function asksForPage({ headers }: FastifyRequest): boolean {
	return headers['x-loket'] === 'page';
}

/** Sends a whole page. The page's script is told that it is one of ours, and where it is. */
export function sendPage({ request, reply, locale, url }: Visit, html: string, status = 200): FastifyReply {
	if (asksForPage(request)) reply.header('x-loket', 'page').header('content-location', url);
	return reply.code(status).header('content-language', locale).type('text/html; charset=utf-8').send(html);
}

/** After a post: "see there" (RFC 9110, 15.4.4); to the page's script the page that is there, in the same answer. */
export async function seeOther({ reply, goThere }: Visit, url: SafeUrl): Promise<FastifyReply> {
	return goThere === null ? reply.redirect(url, 303) : goThere(url);
}
