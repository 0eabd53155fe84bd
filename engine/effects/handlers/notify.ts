import type { Application } from '../../../schemas/generated/record.js';
import { isEmail } from '../../form/formats.js';
import { secretOf } from '../../store/secrets.js';
import { makeNoticeMail } from '../../views/make/mail.js';
import { ownUrl } from '../../views/url.js';
import type { Outcome } from '../outcome.js';
import type { Tools } from '../tools.js';
import type { EffectJob, Handler } from './handler.js';

/** A message to the applicant or to a role: written as of its entry, sent to the address now on record. */
export const notify: Handler = {
	kind: 'notify',
	run: (job, tools) => (job.effect.to === 'applicant' ? tellApplicant(job, tools) : tellRole(job, tools)),
};

async function tellApplicant(job: EffectJob, tools: Tools): Promise<Outcome> {
	const { email } = job.application.content.contact;
	if (email === null || !isEmail(email)) return { is: 'done', reason: 'no-address' };
	return send(job, tools, [email], job.application.locale, linkOf(job.application, tools));
}

async function tellRole(job: EffectJob, tools: Tools): Promise<Outcome> {
	const { effect, catalogue } = job;
	const addresses = await tools.holders(effect.to ?? '', effect.office);
	if (addresses.length === 0) return { is: 'waits', reason: 'nobody-holds' };
	return send(job, tools, addresses, catalogue.languages[0] ?? job.service.locale, null);
}

async function send(job: EffectJob, tools: Tools, to: readonly string[], locale: string, link: string | null): Promise<Outcome> {
	const { application, effect, service, catalogue } = job;
	const entry = application.entries.find(({ number }) => number === effect.entry);
	if (entry === undefined) return { is: 'failed', reason: 'entry-missing' };
	const text = effect.notice === null ? null : (service.notices[effect.notice]?.text ?? null);
	const around = { service, catalogue, origin: tools.origin };
	const mail = tools.render.notice(makeNoticeMail(around, application, entry, text, locale, link));
	return tools.post.send({ ...mail, id: effect.id, to, replyTo: catalogue.contact.email, locale });
}

/** The applicant's private link, made from the application's id and the generation of its link; only its hash is stored. */
function linkOf({ id, reference, secret }: Application, { applications, origin }: Tools): string {
	const key = secretOf(applications.keys.link, id, secret.generation);
	return origin + ownUrl(['applications', reference], { key });
}
