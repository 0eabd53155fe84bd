/** Wires the outbox together: where mail goes, who holds which role, who writes the words. */
import { folderPost } from '../engine/effects/mail/folder.js';
import { smtpPost } from '../engine/effects/mail/smtp.js';
import type { Post, Tools } from '../engine/effects/tools.js';
import type { House } from '../engine/http/house.js';
import { renderMail } from '../renderers/text/index.js';
import { mailFolder } from './mail-settings.js';
import type { Settings } from './settings.js';

type MailParts = Pick<Settings, 'site' | 'data' | 'mail'>;

/** What effects are run with in a server of these settings. */
export function makeTools(settings: MailParts, house: Pick<House, 'applications' | 'now' | 'log'>): Tools {
	const { applications, now, log } = house;
	return {
		applications,
		origin: settings.site.url.origin,
		post: makePost(settings, now),
		render: renderMail,
		// There are no people yet; a message to a role waits until there are.
		holders: async () => [],
		log,
	};
}

function makePost({ site, data, mail }: MailParts, now: () => Date): Post {
	const host = site.url.hostname.replace(/^\[(.*)\]$/, '$1');
	const named = /[a-z]/i.test(host) && !host.includes(':');
	const from = mail?.from ?? { name: null, address: `loket@${named ? host : 'localhost'}` };
	const sender = { ...from, host: named ? host : 'localhost' };
	const put = folderPost(mailFolder(data), sender, now);
	const server = mail?.server ?? null;
	if (server === null) return put;
	const post = smtpPost(server, sender, now);
	return site.practice ? { send: (message) => (message.to.every(isMadeUp) ? put : post).send(message) } : post;
}

/** Addresses of made-up people: these names take no mail (RFC 2606), so that no mail server is troubled with theirs. */
function isMadeUp(address: string): boolean {
	return /@(?:.+\.)?example\.(?:com|net|org)$/i.test(address);
}
