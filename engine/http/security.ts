/** What every request must pass before a route sees it, and what every answer carries. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from './site.js';

/**
 * What a page may load (CSP 3): no frame, styles and forms of this site alone; a script only where the page has ours, never one within the page.
 * @param styles hashes of the styles the page carries itself: `sha256-…`
 */
export function policyOf(styles: readonly string[] = [], script = false): string {
	const style = ["'self'", ...styles.map((hash) => `'${hash}'`)].join(' ');
	const scripts = script ? " script-src 'self'; connect-src 'self';" : '';
	return `default-src 'none';${scripts} style-src ${style}; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

/** Headers of every answer. */
export function securityHeaders(site: Site): Readonly<Record<string, string>> {
	const headers: Record<string, string> = {
		'content-security-policy': policyOf(),
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

/** Is the request for this site: its Host is that of the configured address (never taken from the request, nor from what a proxy forwards). */
export function isForSite(request: FastifyRequest, site: Site): boolean {
	return request.headers.host?.toLowerCase() === site.url.host;
}

/**
 * Where somebody who typed `localhost` is to look instead: the same page at the configured address, which is this machine's own.
 * Null for anybody else, and where the site isn't served from here.
 */
export function homeOf(request: FastifyRequest, site: Site): string | null {
	const { hostname, port, origin } = site.url;
	const typed = request.headers.host?.toLowerCase() === `localhost${port === '' ? '' : `:${port}`}`;
	return typed && hostname === '127.0.0.1' && request.method === 'GET' && request.url.startsWith('/')
		? origin + request.url
		: null;
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
