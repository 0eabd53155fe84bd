import type { Application, Entry } from '../../schemas/generated/record.js';
import type { Service } from '../definition/service.js';
import type { AnswerProblem } from '../form/types.js';
import { isUnavailable } from '../store/port/write.js';
import { repeatKey } from '../store/secrets.js';
import { take } from '../workflow/take.js';
import type { Actor, Blocker, Command, Refused, World } from '../workflow/types.js';
import type { Access } from './access.js';
import { attempts, busy } from './attempts.js';
import { sealApplication } from './document.js';
import { isDraft, isRefusal, load } from './load.js';
import { actionClosed, actionIncomplete, notFound, notWritten, usedOtherwise, versionMissing } from './refusals.js';
import type { Applications, Refusal } from './types.js';
import { worldOf } from './world.js';

/** What somebody asks to be done. */
export interface Asked extends Omit<Command, 'actor' | 'key'> {
	/** The `Idempotency-Key` or the page's own; null: the same person, visit, action and body are one (3.4). */
	readonly key: string | null;
	/** The language of problems. */
	readonly locale: string;
	/** Who acts and who holds which role, read after the document and again at each retry (2b-25). */
	readonly who: (application: Application) => Promise<{ readonly actor: Actor; readonly holds: World['holds'] }>;
}

/** It is recorded. */
export interface Acted {
	readonly application: Application;
	readonly service: Service;
	/** The entry that says so. */
	readonly entry: Entry;
	/** Pointers of answers that were sent along but weren't open (2b-26). */
	readonly ignored: readonly string[];
	/** It had been recorded before; nothing was written now. */
	readonly repeated: boolean;
}

/** It isn't: what closes the action, or what is wrong in what was sent; and how things stand now. */
export interface NotActed extends Refusal {
	readonly code: 'action-closed' | 'action-incomplete' | 'key-used-otherwise';
	readonly blockers: readonly Blocker[];
	readonly problems: readonly AnswerProblem[];
	readonly application: Application;
	readonly service: Service;
}

/**
 * Takes an action, whoever acts: due timers are settled, then blockers, input and target are looked at, and all of it is one guarded write.
 * A lost swap is read again and tried again while the action is open. What was settled is written also when the action is refused.
 * @returns what was recorded, `NotActed`, or a refusal: `not-found` (also a draft), `not-genuine`, `version-missing`, `store-full`, `store-busy`.
 */
export async function act(
	applications: Applications,
	id: string,
	access: Access,
	asked: Asked,
): Promise<Acted | NotActed | Refusal> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const loaded = await load(applications, id, access);
		if (isRefusal(loaded)) return loaded;
		if (isDraft(loaded)) return notFound;
		const { document, key } = loaded;
		const service = await applications.service(document.service, document.version);
		if (service === undefined) return versionMissing;
		const { actor, holds } = await asked.who(document);
		const world = await worldOf(applications, service, { locale: asked.locale, key, holds });
		const outcome = take(document, commandOf(applications, asked, actor), world);
		const application = { ...outcome.application, revision: document.revision + (outcome.entries.length > 0 ? 1 : 0) };
		if (outcome.entries.length > 0) {
			const stored = sealApplication(application, service, key, applications.keys.index);
			const written = await applications.store.applications.swap(stored);
			if (written === 'lost') continue;
			if (isUnavailable(written) && outcome.ok && !outcome.repeated) return notWritten(written);
			if (written === 'done') applications.wake?.();
		}
		if (!outcome.ok) return notActed(outcome, application, service);
		const { entry, ignored, repeated } = outcome;
		return { application, service, entry, ignored, repeated };
	}
	return busy;
}

/** Was it refused by the workflow, rather than by the store or for want of access? */
export function isNotActed(result: object): result is NotActed {
	return 'blockers' in result;
}

function commandOf({ keys }: Applications, { key, locale: _locale, who: _who, ...command }: Asked, actor: Actor): Command {
	const who = JSON.stringify([actor.kind, actor.person]);
	return { ...command, actor, key: repeatKey(keys.link, who, key, JSON.stringify(command, sorted)) };
}

/** Members in one order, so that the same command is the same text. Half characters are escaped, not refused: they are a problem later on. */
function sorted(_name: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function notActed({ blockers, problems }: Refused, application: Application, service: Service): NotActed {
	const more = { blockers, problems, application, service };
	const [first] = blockers;
	if (first === undefined) return { ...actionIncomplete, ...more };
	return first.code === 'key'
		? { ...usedOtherwise, ...more, code: 'key-used-otherwise' }
		: { ...actionClosed(first.says), ...more };
}
