/** A page that comes with files: each is proven and kept as it comes in, its id put among the texts of its field. */
import type { FileFacts } from '../../../schemas/generated/record.js';
import { readDraft } from '../../applications/draft.js';
import { isRefusal } from '../../applications/load.js';
import { type KeptFile, keepUpload, waitingFiles } from '../../applications/upload/keep.js';
import { safeName } from '../../applications/upload/name.js';
import { settleFiles } from '../../applications/upload/settle.js';
import type { RefusedUpload } from '../../applications/upload/types.js';
import type { Field, FileRules, Form } from '../../definition/service.js';
import { fieldsOf } from '../../form/asked.js';
import { fieldAt } from '../../form/validate.js';
import type { Posted } from '../body.js';
import { access, draftId } from '../citizen/access.js';
import { wish } from '../citizen/posted.js';
import type { Visit } from '../route.js';
import { visitWith } from '../visit.js';
import { readMultipart, type Taker, type Unread } from './multipart.js';

/** Is the body `multipart/form-data`? */
export function isMultipart({ request }: Pick<Visit, 'request'>): boolean {
	return /^multipart\/form-data\s*(?:;|$)/i.test(request.headers['content-type'] ?? '');
}

/**
 * The visit with what was posted, its files kept for the draft that its address names. Of a draft that this session may not open nothing is
 * read: the route answers as to any other post. Of one that was sent by now only the texts are.
 */
export async function withFiles(visit: Visit): Promise<Visit | { readonly unread: Unread }> {
	if (!isMultipart(visit) && !mayNameFiles(visit.posted)) return visit;
	const { house, request, reply } = visit;
	const opened = await readDraft(house.applications, draftId(visit), access(visit));
	if (isRefusal(opened)) return opened.code === 'not-found' ? visit : textsAlone(visit);
	const { draft, service } = opened;
	const page = service.form.pages.find(({ id }) => id === visit.params['page']);
	const takes = page !== undefined && fieldsOf(service.form, page).some(holdsFile);
	if (isMultipart(visit) && !takes) return { unread: 'not-here' };
	const here = isMultipart(visit) ? await received(visit, service.form) : { posted: visit.posted, kept: new Map(), refused: [] };
	if ('unread' in here) return here;
	const { posted, files, refused } = await together(visit, service.form, here);
	const ids = [...posted].flatMap(([name, texts]) => (rulesAt(service.form, name) === null ? [] : texts));
	const unknown = ids.filter((id) => !Object.hasOwn(draft.content.files, id) && !Object.hasOwn(files, id));
	const waiting = await waitingFiles(house.applications, draft.id, unknown);
	return { ...(await visitWith(house, request, reply, posted)), uploads: { files: { ...waiting, ...files }, refused } };
}

/** Could a text be the id of a file, or the button that takes one away? Only then a form without files concerns this. */
function mayNameFiles(posted: Posted): boolean {
	for (const texts of posted.values()) if (texts.some((text) => /^(?:drop:)?[0-9a-f]{32}$/.test(text))) return true;
	return false;
}

/** Is there a file field in it? */
function holdsFile({ file, members, row }: Field): boolean {
	return file !== null || members.some(holdsFile) || (row !== null && holdsFile(row));
}

interface Received {
	readonly posted: Posted;
	/** What was kept, by the pointer of its field, in order. */
	readonly kept: ReadonlyMap<string, readonly KeptFile[]>;
	readonly refused: readonly RefusedUpload[];
}

/** Reads the body and keeps its files one by one. */
async function received(visit: Visit, form: Form): Promise<Received | { readonly unread: Unread }> {
	const posted = new Map<string, string[]>();
	const kept = new Map<string, KeptFile[]>();
	const refused: RefusedUpload[] = [];
	const keepAt = async (path: string, rules: FileRules, name: string, whole: Uint8Array | 'max-size' | 'upload-busy') => {
		const before = kept.get(path) ?? [];
		const made =
			before.length >= rules.maxFiles
				? ({ not: 'max-files' } as const)
				: typeof whole === 'string'
					? { not: whole }
					: await keepUpload(visit.house.applications, draftId(visit), rules, { name, bytes: whole });
		if ('not' in made) refused.push({ why: made.not, name: safeName(name, ''), path });
		else kept.set(path, [...before, made]);
	};
	const taker: Taker = {
		text: (name, text) => put(posted, name, text),
		file: (path, name) => {
			const rules = rulesAt(form, path);
			return rules && { most: rules.maxSize, done: (whole) => keepAt(path, rules, name, whole) };
		},
	};
	const unread = await readMultipart(visit.request, visit.house.uploads, taker);
	return unread === null ? { posted, kept, refused } : { unread };
}

/** The visit with its texts; files are let go by. */
async function textsAlone(visit: Visit): Promise<Visit | { readonly unread: Unread }> {
	if (!isMultipart(visit)) return visit;
	const posted = new Map<string, string[]>();
	const taker: Taker = { text: (name, text) => put(posted, name, text), file: () => ({ most: 0, done: async () => undefined }) };
	const unread = await readMultipart(visit.request, visit.house.uploads, taker);
	return unread === null ? visitWith(visit.house, visit.request, visit.reply, posted) : { unread };
}

/** Ids of new files behind those that were there, as many as may be; of a single file the new one takes the place. Without the one to be taken away. */
async function together({ house }: Visit, form: Form, { posted, kept, refused }: Received) {
	const { button, pointer: dropped } = wish(posted);
	const files: Record<string, FileFacts> = {};
	const toomany: RefusedUpload[] = [];
	const texts = new Map<string, readonly string[]>();
	for (const name of new Set([...posted.keys(), ...kept.keys()])) {
		const rules = rulesAt(form, name);
		const given = posted.get(name) ?? [];
		if (rules === null) {
			texts.set(name, given);
			continue;
		}
		const before = [...new Set(given)].filter((id) => id !== '' && !(button === 'drop' && id === dropped));
		const added = kept.get(name) ?? [];
		const room = rules.maxFiles === 1 ? 1 : Math.max(0, rules.maxFiles - before.length);
		for (const { id, facts } of added.slice(0, room)) files[id] = facts;
		for (const { facts } of added.slice(room)) toomany.push({ why: 'max-files', name: facts.name, path: name });
		await settleFiles(house.applications, { added: [], dropped: added.slice(room).map(({ id }) => id) });
		const ids = added.slice(0, room).map(({ id }) => id);
		texts.set(name, rules.maxFiles === 1 && ids.length > 0 ? ids : [...before, ...ids]);
	}
	return { posted: texts, files, refused: [...refused, ...toomany] };
}

/** What a file field takes; null where this is the pointer of none. */
export function rulesAt(form: Form, path: string): FileRules | null {
	return path.startsWith('/') ? (fieldAt(form.root, path)?.file ?? null) : null;
}

function put(posted: Map<string, string[]>, name: string, text: string): true {
	const before = posted.get(name);
	if (before === undefined) posted.set(name, [text]);
	else before.push(text);
	return true;
}
