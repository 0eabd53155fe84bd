import type { KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Draft, DraftContent, FileFacts, JsonGroup } from '../../schemas/generated/record.js';
import type { Form, Page } from '../definition/service.js';
import { valueAt } from '../form/pointer.js';
import { proposalsOn } from '../form/proposals.js';
import { settle } from '../form/relevance.js';
import { withRowIds } from '../form/rows.js';
import type { Circumstances, PageRead } from '../form/types.js';
import { fieldAt } from '../form/validate.js';
import { rowId } from '../store/secrets.js';
import { storedGroup } from '../workflow/values.js';
import { filesNamed } from './upload/named.js';

/**
 * What a draft holds after a page was read: its answers; as typed what could not be taken; an id for each
 * row (2b-13); of the known files those it names; and of every proposal that was sent as it was shown, where it came from (2b-8).
 */
export function afterPage(
	draft: Draft,
	form: Form,
	page: Page,
	read: PageRead,
	circumstances: Circumstances,
	link: KeyObject,
	known: Readonly<Record<string, FileFacts>>,
): Omit<DraftContent, 'passed'> {
	const before = draft.content;
	const sent = new Set(Object.keys(read.typed));
	const wrong = new Set(read.problems.map(({ path }) => path));
	const answers = storedGroup(read.answers);
	const kept = without(before.typed, sent);
	// A number that was read is written anew in the language of the page, also when it is too large.
	const typed = Object.entries(read.typed).filter(
		([pointer]) => wrong.has(pointer) && typeof valueAt(answers, pointer) !== 'number',
	);
	const asTyped = copy<DraftContent['typed']>({ ...kept, ...Object.fromEntries(typed) });
	return {
		answers,
		typed: asTyped,
		rows: rowsOf(draft, form, answers, link),
		provenance: provenanceOf(before, form, page, answers, sent, circumstances),
		files: filesNamed(known, answers, asTyped),
	};
}

/** The ids of all rows; new rows get one that follows from the draft and its revision, so that a repeated post gives the same. */
export function rowsOf(draft: Draft, form: Form, answers: JsonGroup, link: KeyObject): DraftContent['rows'] {
	let counter = 0;
	return copy(withRowIds(form, answers, draft.content.rows, () => rowId(link, draft.id, draft.revision, counter++)));
}

function provenanceOf(
	before: DraftContent,
	form: Form,
	page: Page,
	answers: JsonGroup,
	sent: ReadonlySet<string>,
	circumstances: Circumstances,
): DraftContent['provenance'] {
	const proposals = proposalsOn(form, page, before.answers, settle(form, before.answers, circumstances), circumstances);
	const provenance: DraftContent['provenance'] = {};
	for (const pointer of new Set([...Object.keys(before.provenance), ...sent])) {
		const now = valueAt(answers, pointer);
		if (now === undefined) continue;
		const from = before.provenance[pointer];
		if (proposals.has(pointer) && isDeepStrictEqual(now, proposals.get(pointer))) provenance[pointer] = sourceOf(form, pointer);
		else if (from !== undefined && isDeepStrictEqual(now, valueAt(before.answers, pointer))) provenance[pointer] = from;
	}
	return provenance;
}

function sourceOf(form: Form, pointer: string): string {
	return fieldAt(form.root, pointer)?.compute == null ? 'default' : 'compute';
}

function without<One>(record: Readonly<Record<string, One>>, names: ReadonlySet<string>): Record<string, One> {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name)));
}

/** A copy that may be changed, as the record's types want it. */
export function copy<Shape>(value: unknown): Shape {
	return structuredClone(value) as Shape;
}
