import type { LinkMail } from '../../schemas/generated/record.js';
import { oneText } from '../form/fields/texts.js';
import { isEmail } from '../form/formats.js';
import type { Access } from './access.js';
import { changeDraft, type OpenedDraft } from './draft.js';
import { isRefusal } from './load.js';
import { notAnAddress, tooManyMails } from './refusals.js';
import type { Applications, Refusal } from './types.js';

/** Mails with the link of one draft, at most, within a day: the link is for its owner, not for spreading. */
const most = 3;
const day = 86_400_000;

/** The link will be sent, and to which address (as it was read). */
export interface LinkAsked extends OpenedDraft {
	readonly to: string;
}

/**
 * Asks for a mail with the draft's private link, so that it can be filled in on another day or device; recorded with the draft, sent by the
 * outbox. Asked again while one to the same address is still to be sent, nothing more is written.
 * @param email as typed; held to the rule of e-mail answers.
 * @returns the draft and the address, or a refusal: `not-an-address`, `too-many-mails`, or as of `changeDraft`.
 */
export async function sendLink(
	applications: Applications,
	id: string,
	access: Access,
	email: string,
): Promise<LinkAsked | Refusal> {
	const to = addressIn(email);
	if (to === null) return notAnAddress;
	const now = applications.now();
	const changed = await changeDraft(applications, id, access, ({ draft }) => {
		const { content, outbox } = draft;
		const before = content.mails ?? [];
		if (before.some((mail) => mail.sent === null && mail.to === to)) return { content };
		const recent = before.filter(({ at }) => Date.parse(now) - Date.parse(at) < day);
		if (recent.length >= most) return tooManyMails;
		const mail: LinkMail = { id: `${draft.id}.link.${draft.revision + 1}`, to, at: now, sent: null };
		const kept = before.filter((one) => one.sent === null || recent.includes(one));
		const trying = { tries: 0, at: now, until: null, reason: null, since: null, stuck: false };
		return { content: { ...content, mails: [...kept, mail] }, outbox: { ...outbox, [mail.id]: trying } };
	});
	if (isRefusal(changed)) return changed;
	applications.wake?.();
	return { ...changed, to };
}

/** The address in what was typed; null where there is none. */
function addressIn(typed: string): string | null {
	const text = oneText({ '': [typed] });
	return text !== null && isEmail(text) ? text : null;
}
