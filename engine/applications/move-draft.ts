/** Practice while a definition is written: drafts under way go on in the version that was just made. */
import type { Draft, JsonGroup } from '../../schemas/generated/record.js';
import type { Field, Service } from '../definition/service.js';
import { attempts } from './attempts.js';
import { copy, rowsOf } from './content.js';
import { sealDraft } from './document.js';
import { isDraft, isRefusal, open } from './load.js';
import type { Applications } from './types.js';

/** Drafts looked at in one go. */
const batch = 100;

/**
 * Moves the drafts of a service from one version to another by one guarded write each. Answers that still fit their field stay, those of fields
 * that are gone stay too (they may come back with the next change); one of another type than its field now has is left out.
 * @returns how many were moved. One that is written meanwhile is tried again; one that can't be opened stays as it is.
 */
export async function moveDrafts(applications: Applications, service: Service, from: number, to: number): Promise<number> {
	let moved = 0;
	let after = '';
	for (;;) {
		const found = await applications.store.applications.find({
			by: 'open-of-version',
			service: service.id,
			version: from,
			after,
			limit: batch,
		});
		for (const { id, kind } of found) {
			if (kind === 'draft' && (await moveOne(applications, service, id, from, to))) moved += 1;
			after = id;
		}
		if (found.length < batch) return moved;
	}
}

async function moveOne(applications: Applications, service: Service, id: string, from: number, to: number): Promise<boolean> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const loaded = await open(applications, id);
		if (isRefusal(loaded) || !isDraft(loaded) || loaded.document.version !== from) return false;
		const { document: draft, key } = loaded;
		const written = await applications.store.applications.swap(sealDraft(inVersion(draft, service, to, applications), key));
		if (written !== 'lost') return written === 'done';
	}
	return false;
}

function inVersion(draft: Draft, { form }: Service, version: number, { keys }: Applications): Draft {
	const answers = fitting(form.root, draft.content.answers) as JsonGroup;
	const rows = rowsOf(draft, form, answers, keys.link);
	return { ...draft, version, revision: draft.revision + 1, content: { ...draft.content, answers, rows } };
}

/** What of a value still fits a field; undefined where nothing does. */
function fitting(field: Field, value: unknown): unknown {
	if (field.kind === 'list') {
		const { row } = field;
		if (!Array.isArray(value) || row === null) return undefined;
		return value.map((one) => fitting(row, one)).filter((one) => one !== undefined);
	}
	if (field.members.length > 0) {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
		const members = new Map(field.members.map((member) => [member.name, member]));
		const kept = Object.entries(value).flatMap(([name, inner]) => {
			const member = members.get(name);
			const still = member === undefined ? inner : fitting(member, inner);
			return still === undefined ? [] : [[name, still] as const];
		});
		return copy(Object.fromEntries(kept));
	}
	return isOf(field.type.kind, value) ? value : undefined;
}

/** Is it an answer as fields of this type are stored; null is one that was cleared. */
function isOf(kind: Field['type']['kind'], value: unknown): boolean {
	if (value === null) return true;
	if (kind === 'number' || kind === 'boolean') return typeof value === kind;
	if (kind === 'list') return Array.isArray(value) && value.every((one) => typeof one === 'string');
	if (kind === 'group') return typeof value === 'object' && !Array.isArray(value);
	return typeof value === 'string' || (kind === 'code' && typeof value !== 'object');
}
