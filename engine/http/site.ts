/** Where this Loket is reached and how it is meant to be used; from settings, never from a request. */
export interface Site {
	/** The public address; links in pages and mails begin with its origin. */
	readonly url: URL;
	readonly practice: boolean;
	/** Address of the proxy whose forwarded client address is believed, or null. */
	readonly proxy: string | null;
}

/** Name of the one cookie: `__Host-` where the site is https (RFC 6265bis, 4.1.3.2), a plain one over http in practice. */
export function cookieName(site: Site): string {
	return site.url.protocol === 'https:' ? '__Host-loket' : 'loket';
}
