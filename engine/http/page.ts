import type { FastifyReply } from 'fastify';
import type { Around } from '../views/make/frame.js';
import type { SafeUrl } from '../views/url.js';
import type { Visit } from './route.js';
import { policyOf } from './security.js';
import { cookieName } from './site.js';

/** What stands around the page a visit asks for. Who comes without our cookie gets the stylesheet within the page: it shows after one answer. */
export async function around({ house, request, reply, locale }: Visit): Promise<Around> {
	const style = await house.style();
	const isFirst = !(request.headers.cookie ?? '').includes(`${cookieName(house.site)}=`);
	if (isFirst) reply.header('content-security-policy', policyOf([style.integrity]));
	return {
		catalogue: await house.versions.catalogue(),
		locale,
		now: house.now(),
		practice: house.site.practice,
		style: { url: style.url, inline: isFirst ? style.css : null },
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
