/** The made-up people of a practice store: the applicant's part of each persona, done once, at the store's first start. */
import type { Says } from '../definition/problem.js';
import type { Service } from '../definition/service.js';
import type { Persona } from '../services/rehearse/persona.js';
import type { PracticeStore } from '../store/port/practice.js';
import type { JsonObject } from '../store/port/write.js';
import { applicationId, secretOf } from '../store/secrets.js';
import { fillDraft } from './fill.js';
import { isRefusal } from './load.js';
import { start } from './start.js';
import { submit } from './submit.js';
import type { Applications } from './types.js';
import type { Upload } from './upload/prove.js';

/** Somebody made up, and what they answer. */
export interface MadeUp {
	readonly service: string;
	readonly persona: string;
	readonly office: string | null;
	readonly channel: string;
	readonly locale: string;
	readonly answers: JsonObject;
	/** Where the files are that they upload, by the id that stands in the answers. */
	readonly files: Readonly<Record<string, string>>;
	/** Why there is nothing of theirs; null: there is, or will be. */
	readonly why: Says | null;
}

/** Who there is, and how many of them are done. */
export interface MadeUpPeople {
	readonly people: readonly MadeUp[];
	readonly done: number;
}

/** A version that people may begin with now. */
interface Current {
	readonly service: Service;
	readonly number: number;
}

/** What filling a practice store works with. */
export interface Practising {
	readonly applications: Applications;
	readonly practice: PracticeStore;
	readonly find: (service: string) => Promise<Current | null>;
	/** A file that a persona uploads, by its path in the catalogue's folder; null where it isn't there any more. */
	readonly upload: (path: string) => Promise<Upload | null>;
}

/** The people of a practice store; undefined before its first start. */
export async function madeUpPeople(practice: PracticeStore): Promise<MadeUpPeople | undefined> {
	return (await practice.read()) as unknown as MadeUpPeople | undefined;
}

/** The id and the secret of what somebody made up has: they follow from service and persona, so that doing it again makes no second one. */
export function practiceLink({ keys }: Pick<Applications, 'keys'>, { service, persona }: MadeUp) {
	const id = applicationId(keys.link, service, caller, persona);
	return { id, secret: secretOf(keys.link, id, 1) };
}

/**
 * Does the applicant's part of each persona, with today's date: whoever may send, sends; whoever is stopped by a page stays there as a draft.
 * A store that was filled isn't filled again; one that was interrupted goes on. Ends early once `stopped` says so.
 * @param personas read only at the first start, service by service
 */
export async function fillPractice(
	practising: Practising,
	personas: () => readonly { readonly service: string; readonly persona: Persona }[],
	stopped: () => boolean,
): Promise<void> {
	const { practice } = practising;
	let known = await madeUpPeople(practice);
	if (known === undefined) {
		known = { done: 0, people: await Promise.all(personas().map((one) => madeUp(practising, one))) };
		await practice.put(json(known));
	}
	let { people } = known;
	for (const [index, person] of [...people.entries()].slice(known.done)) {
		if (stopped()) return;
		people = people.with(index, { ...person, why: await play(practising, person) });
		await practice.put(json({ people, done: index + 1 }));
	}
}

const caller = 'practice';

async function madeUp(
	{ applications, find }: Practising,
	{ service, persona }: { readonly service: string; readonly persona: Persona },
): Promise<MadeUp> {
	const { offices } = await applications.catalogue();
	const only = offices.size === 1 ? ([...offices.keys()][0] ?? null) : null;
	return {
		service,
		persona: persona.persona,
		office: persona.office ?? only,
		channel: persona.channel,
		locale: persona.locale ?? (await find(service))?.service.locale ?? 'id',
		answers: json(persona.answers),
		files: Object.fromEntries([...persona.files].map(([id, { path }]) => [id, path])),
		why: null,
	};
}

/** Begins, fills in, sends. Why there is nothing of theirs, or null. */
async function play({ applications, find, upload }: Practising, person: MadeUp): Promise<Says | null> {
	const version = await find(person.service);
	if (version === null) return notPublished;
	const { offices } = await applications.catalogue();
	if (person.office !== null && !offices.has(person.office)) return noOffice(person.office);
	const { office, channel, locale, persona: key } = person;
	const files = new Map<string, Upload>();
	for (const [id, path] of Object.entries(person.files)) {
		const read = await upload(path);
		if (read === null) return noFile(path);
		files.set(id, read);
	}
	const { service, number } = version;
	const begun = await start(applications, { service, version: number, office, channel, locale, caller, key });
	if (isRefusal(begun)) return begun.code === 'already-sent' ? null : begun.says;
	const { draft, secret } = begun;
	const filled = await fillDraft(applications, draft.id, { secret }, { answers: person.answers, files });
	if (isRefusal(filled)) return filled.says;
	if (filled.route.open !== null) return null;
	const sent = await submit(applications, draft.id, { secret });
	return isRefusal(sent) && sent.code !== 'incomplete' ? sent.says : null;
}

const notPublished: Says = {
	id: 'Layanan ini belum diterbitkan, jadi tidak dapat diajukan.',
	en: 'This service is not published, so nobody can apply for it.',
};

function noOffice(office: string): Says {
	return {
		id: `Kantor “${office}” tidak ada di katalog, jadi tidak ada tempat untuk mengajukan.`,
		en: `There is no office “${office}” in the catalogue, so there is nowhere to apply.`,
	};
}

function noFile(path: string): Says {
	return {
		id: `Berkas ${path} tidak ada lagi di folder katalog, jadi tidak dapat diunggah.`,
		en: `The file ${path} is no longer in the catalogue's folder, so it can't be uploaded.`,
	};
}

/** The same as the plain JSON that will be stored. */
function json(value: object): JsonObject {
	return value as JsonObject;
}
