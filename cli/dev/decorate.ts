/** What `loket dev` does to every page before it is sent. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../../engine/http/house.js';
import { annotate } from '../../renderers/html/author/annotate.js';
import type { Author } from './author.js';
import { shownAt } from './shown.js';

/** Puts the author's panel and script into a page, and lets the page load that script; anything else goes out as it is. */
export function decorating(house: House, author: Author) {
	return async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
		if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('text/html')) return payload;
		const locale = String(reply.getHeader('content-language') ?? 'id');
		const shown = await shownAt(house, request);
		reply.header(
			'content-security-policy',
			withOwn(String(reply.getHeader('content-security-policy')), ['script-src', 'connect-src']),
		);
		reply.removeHeader('content-length');
		return annotate(payload, author.view(shown, locale));
	};
}

/** A policy (CSP 3) that also lets this site's own in, where these directives say. */
export function withOwn(policy: string, directives: readonly string[]): string {
	const parts = new Map(
		policy
			.split(';')
			.map((part) => part.trim().split(/\s+/))
			.map(([name = '', ...sources]) => [name, sources] as const),
	);
	for (const name of directives) {
		const sources = (parts.get(name) ?? []).filter((source) => source !== "'none'" && source !== "'self'");
		parts.set(name, ["'self'", ...sources]);
	}
	return [...parts].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
