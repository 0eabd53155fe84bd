import { secretOf } from '../../store/secrets.js';
import { makeLinkMail } from '../../views/make/mail.js';
import { ownUrl } from '../../views/url.js';
import type { Outcome } from '../outcome.js';
import type { Tools } from '../tools.js';
import type { DraftJob } from './handler.js';

/** Sends the private link of a draft to the address it was asked for. */
export async function sendDraftLink({ draft, mail, service, catalogue }: DraftJob, tools: Tools): Promise<Outcome> {
	const key = secretOf(tools.applications.keys.link, draft.id, draft.secret.generation);
	const link = tools.origin + ownUrl(['drafts', draft.id], { key });
	const text = tools.render.link(makeLinkMail({ service, catalogue, origin: tools.origin }, draft, link));
	return tools.post.send({ ...text, id: mail.id, to: [mail.to], replyTo: catalogue.contact.email, locale: draft.locale });
}
