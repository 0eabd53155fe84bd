import type { Application, Draft } from '../../schemas/generated/record.js';
import type { StoredApplication } from '../store/port/applications.js';
import { never } from '../workflow/outbox.js';
import { type Claimed, claim, notDone, record } from './claim.js';
import { openDocument } from './document.js';
import { handlerOf } from './handlers/index.js';
import { sendDraftLink } from './handlers/link.js';
import type { Outcome } from './outcome.js';
import type { Tools } from './tools.js';
import { withEach } from './waiting.js';

/**
 * Does what is due of one document: claims it, runs each effect, records what became of it. Effects of different destinations go on beside
 * each other.
 * @returns whether anything was claimed.
 */
export async function runDocument(tools: Tools, stored: StoredApplication): Promise<boolean> {
	const { applications } = tools;
	const opened = await openDocument(applications, stored);
	if (opened === null) return setAside(tools, stored);
	const claimed = await claim(applications, opened);
	if (claimed === null) return false;
	const { document } = claimed.opened;
	await Promise.all(
		claimed.jobs.map(async ({ waiting, fence }) => {
			const outcome = await attempt(tools, claimed, waiting.id);
			if (outcome.is !== 'done')
				tools.log.warn({ kind: kindOf(document, waiting.id), reason: outcome.reason }, 'an effect waits');
			await record(applications, document.id, waiting.id, fence, outcome);
		}),
	);
	return true;
}

/** What can't be opened needs a person: nothing of it can be told to anybody. */
async function setAside({ applications }: Tools, stored: StoredApplication): Promise<boolean> {
	const now = applications.now();
	if ((stored.indexes.effectsAt ?? never) > now) return false;
	const aside = withEach(stored, ({ trying }) => notDone(trying, { is: 'refused', reason: 'not-genuine' }, now));
	return (await applications.store.applications.swap(aside)) === 'done';
}

/** Runs one; what throws is a bug of ours: logged without its words, and tried again like any failure. */
async function attempt(tools: Tools, { opened }: Claimed, id: string): Promise<Outcome> {
	try {
		return await dispatch(tools, opened.document, id);
	} catch (error) {
		tools.log.error({ err: error }, 'an effect failed');
		return { is: 'failed', reason: 'broken' };
	}
}

async function dispatch(tools: Tools, document: Application | Draft, id: string): Promise<Outcome> {
	const { applications } = tools;
	const service = await applications.service(document.service, document.version);
	if (service === undefined) return { is: 'failed', reason: 'version-missing' };
	const catalogue = await applications.catalogue();
	if (document.kind === 'draft') {
		const mail = document.content.mails?.find((one) => one.id === id);
		if (mail === undefined) throw new Error('a mail that was claimed is not in its draft');
		return sendDraftLink({ service, catalogue, draft: document, mail }, tools);
	}
	const effect = document.effects.find((one) => one.id === id);
	if (effect === undefined) throw new Error('an effect that was claimed is not in its application');
	const handler = handlerOf(effect.kind);
	return handler === undefined
		? { is: 'waits', reason: 'no-handler' }
		: handler.run({ service, catalogue, application: document, effect }, tools);
}

function kindOf(document: Application | Draft, id: string): string {
	return document.kind === 'draft' ? 'link' : (document.effects.find((one) => one.id === id)?.kind ?? '');
}
