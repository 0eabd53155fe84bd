/** What every request must pass before a route sees it, and what every answer carries. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from './site.js';

/** Headers of every page: no script, no frame, styles and forms of this site alone. */
export function securityHeaders(site: Site): Readonly<Record<string, string>> {
	const headers: Record<string, string> = {
		'content-security-policy':
			"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(), geolocation=(), microphone=()',
		'cache-control': 'no-store',
	};
	if (site.url.protocol === 'https:') headers['strict-transport-security'] = 'max-age=31536000';
	return headers;
}

/** Is the request for this site: its Host is that of the configured address (ASVS 4.1.1: never taken from the request). */
export function isForSite(request: FastifyRequest, site: Site): boolean {
	return request.host.toLowerCase() === site.url.host.toLowerCase();
}

/**
 * Did a page of this site send this? A post from elsewhere is refused even with the right token.
 * Browsers say so by `Sec-Fetch-Site`; older ones by `Origin`. A post that says neither came from no browser, and needs its token all the same.
 */
export function isFromSite(request: FastifyRequest, site: Site): boolean {
	const fetched = request.headers['sec-fetch-site'];
	if (fetched !== undefined && fetched !== 'same-origin' && fetched !== 'none') return false;
	const origin = request.headers.origin;
	return origin === undefined || origin === site.url.origin;
}

/** The token of one page for one session: a form without it, or with another session's, is refused. */
export function pageToken(key: Uint8Array, session: string, page: string): string {
	return createHmac('sha256', key).update(`page\0${session}\0${page}`).digest('base64url').slice(0, 32);
}

/** Compares in the same time whatever differs. */
export function sameToken(given: string, wanted: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/** Puts the headers on an answer. */
export function carry(reply: FastifyReply, headers: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
}
