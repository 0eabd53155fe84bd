import type { Field, Form } from '../definition/service.js';
import type { Group, Value } from '../expression/types.js';
import { type Asked, isComputed } from './asked.js';
import { kindOf } from './fields/index.js';
import { messageOf } from './messages/index.js';
import { below, isUnder, valueAt, withValue } from './pointer.js';
import { settle } from './relevance.js';
import type { AnswerProblem, Body, Circumstances, Parsed, Settled, Texts } from './types.js';
import { validate } from './validate.js';

const parts = ['', 'day', 'month', 'year'] as const;

/** The texts of one field in a body, by part. */
export function textsIn(body: Body, pointer: string): Texts {
	const texts: Record<string, readonly string[]> = {};
	for (const part of parts) {
		const name = part === '' ? pointer : below(pointer, part);
		const posted = Object.hasOwn(body, name) ? body[name] : undefined;
		if (posted !== undefined) texts[part] = typeof posted === 'string' ? [posted] : posted;
	}
	return texts;
}

export interface FieldsRead {
	readonly answers: Group;
	readonly typed: Readonly<Record<string, Texts>>;
	readonly settled: Settled;
	/** What could not be read, and what is wrong here. */
	readonly problems: readonly AnswerProblem[];
}

/**
 * Reads fields from a body into the draft's answers, settles relevance, and only then says what is wrong: what isn't relevant is ignored
 * without a problem and stays as the draft remembers it (2b-16). A computed answer is never taken from a body.
 * @param hereOf which places are spoken of, once it is known what is relevant
 */
export function readFields(
	form: Form,
	asked: readonly Asked[],
	body: Body,
	before: Group,
	circumstances: Circumstances,
	hereOf: (settled: Settled, answers: Group) => (place: Pick<AnswerProblem, 'path' | 'field'>) => boolean = () => () => true,
): FieldsRead {
	const typed: Record<string, Texts> = {};
	const unread = new Map<string, { field: Field; parsed: Extract<Parsed, { problem: string }> }>();
	let answers = before;
	for (const { field, pointer } of asked) {
		if (isComputed(field) || field.kind === 'guidance' || field.kind === 'list') continue;
		const texts = textsIn(body, pointer);
		const parsed = kindOf(field.kind).parse(texts, field, circumstances.locale);
		typed[pointer] = texts;
		if ('problem' in parsed) unread.set(pointer, { field, parsed });
		answers = withValue(answers, pointer, stored('problem' in parsed ? undefined : parsed.value, field));
	}
	const settled = settle(form, answers, circumstances);
	const forgotten = asked.filter(({ pointer }) => pointer in typed && isUnder(pointer, settled.hidden));
	for (const { pointer } of forgotten) {
		unread.delete(pointer);
		delete typed[pointer];
		answers = withValue(answers, pointer, valueAt(before, pointer));
	}
	const isHere = hereOf(settled, answers);
	const problems = [...unread]
		.filter(([path, { field }]) => isHere({ path, field: field.path }))
		.map(([path, { field, parsed }]): AnswerProblem => {
			const message = messageOf(parsed.problem, field, { ...field.limits, ...parsed.params }, settled, circumstances);
			return { code: parsed.problem, path, field: field.path, message };
		});
	const wrong = validate(form, settled, circumstances, undefined, (place) => !unread.has(place.path) && isHere(place));
	return { answers, typed, settled, problems: [...problems, ...wrong] };
}

/** What the draft keeps of an empty field: where something is proposed, that it was cleared. */
function stored(value: Value, field: Field): Value | null {
	if (value !== undefined) return value;
	return field.proposal !== undefined || field.editable ? null : undefined;
}
