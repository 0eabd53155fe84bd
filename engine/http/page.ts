import type { FastifyReply } from 'fastify';
import { stepsOf } from '../form/pointer.js';
import type { Around } from '../views/make/frame.js';
import type { SafeUrl } from '../views/url.js';
import type { Visit } from './route.js';

/** What stands around the page a visit asks for. */
export async function around({ house, request, locale }: Visit): Promise<Around> {
	const style = await house.style();
	const path = stepsOf(request.url.split('?')[0] ?? '/')
		.filter((part) => part !== '')
		.map(decoded);
	return {
		catalogue: await house.versions.catalogue(),
		locale,
		now: house.now(),
		practice: house.site.practice,
		style: { url: style.url, inline: null },
		path,
	};
}

/** Sends a whole page. */
export function sendPage({ reply, locale }: Visit, html: string, status = 200): FastifyReply {
	return reply.code(status).header('content-language', locale).type('text/html; charset=utf-8').send(html);
}

/** After a post: "see there" (RFC 9110, 15.4.4). */
export function seeOther({ reply }: Visit, url: SafeUrl): FastifyReply {
	return reply.redirect(url, 303);
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
