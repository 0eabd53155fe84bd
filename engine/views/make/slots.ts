/**
 * What a page is made of, whatever the answers: its fields in order, those that one choice opens under that choice (2b-16).
 * Worked out from the version alone, so that a page's template is made once.
 */
import { isGroupKind } from '../../definition/groups.js';
import type { Field, Form } from '../../definition/service.js';
import type { Group, Scope, Value } from '../../expression/types.js';
import { answersBehind } from '../../form/asked.js';
import { below } from '../../form/pointer.js';
import type { PageField } from '../field.js';

export interface Slot {
	readonly field: Field;
	/** Its pointer, by which it is posted: `/business/kind`. */
	readonly name: string;
	/** Members of a group. */
	readonly fields: readonly Slot[];
	/** Fields that one choice opens, in the order of the choices. */
	readonly opens: readonly (readonly Slot[])[];
	/** Opened by an answer on its own page, also through what is computed from it: always in the HTML, whether it is relevant or not. */
	readonly openable: boolean;
	/** Opened by choices of a question on the page and can't stand under one of them (they are several, or the question is a select): the page says when to fill it in. */
	readonly onlyIf: { readonly question: Field; readonly codes: readonly string[] } | null;
}

/** The slots of these fields. `pointer` is where they stand: '' for a page, `/members/0` for a row of a list. */
export function slotsOf(fields: readonly Field[], pointer: string, form: Pick<Form, 'fields'>): readonly Slot[] {
	const onPage = new Set(fields.flatMap(pathsOf));
	const openable = ({ when }: Field): boolean =>
		when !== null && [...answersBehind(when.uses, form.fields)].some((path) => onPage.has(path));
	return siblings(fields, (field) => pointerOf(field, pointer), openable);
}

/** The same for a template: kinds and places, no text. */
export function pageFields(slots: readonly Slot[]): PageField[] {
	return slots.map((slot) => ({
		name: slot.name,
		kind: slot.field.compute === null || slot.field.editable ? slot.field.kind : 'shown',
		fields: pageFields(slot.fields),
		opens: slot.opens.map(pageFields),
	}));
}

function siblings(
	fields: readonly Field[],
	nameOf: (field: Field) => string,
	openable: (field: Field) => boolean,
): readonly Slot[] {
	const opener = new Map<Field, { readonly by: Field; readonly codes: readonly string[] }>();
	for (const field of fields) {
		const by = fields.find((other) => other !== field && field.when?.uses.length === 1 && field.when.uses[0] === other.path);
		if (by !== undefined && choosing.has(by.kind)) opener.set(field, { by, codes: codesThatOpen(field, by) });
	}
	const under = (question: Field, code: string): readonly Field[] =>
		fields.filter((field) => opener.get(field)?.by === question && opener.get(field)?.codes.join() === code);
	const make = (field: Field): Slot => {
		const opened = opener.get(field);
		return {
			field,
			name: nameOf(field),
			fields: isGroupKind(field.kind) ? siblings(field.members, (member) => below(nameOf(field), member.name), openable) : [],
			opens: opening.has(field.kind) ? codesOf(field).map((code) => under(field, code).map(make)) : [],
			openable: openable(field),
			onlyIf:
				opened !== undefined && opened.codes.length > 0 && stands(field) ? { question: opened.by, codes: opened.codes } : null,
		};
	};
	const stands = (field: Field): boolean => {
		const opened = opener.get(field);
		return opened === undefined || opened.codes.length !== 1 || !opening.has(opened.by.kind);
	};
	return fields.filter(stands).map(make);
}

/** Kinds whose answer is one of few, known before anybody answers. */
const choosing = new Set<Field['kind']>(['radios', 'boolean', 'checkboxes', 'select']);
/** Of these, those that can hold a field under a choice. */
const opening = new Set<Field['kind']>(['radios', 'boolean', 'checkboxes']);

/** The codes a person can choose; `true` and `false` of a yes/no question. */
export function codesOf(field: Field): readonly string[] {
	if (field.choices.length > 0) return field.choices.map(({ code }) => code);
	return field.kind === 'boolean' ? ['true', 'false'] : [];
}

/** The codes of a question with which the field's `when` holds, all other answers left out. */
function codesThatOpen(field: Field, question: Field): readonly string[] {
	return codesOf(question).filter((code) => field.when?.run(scopeWith(question, answerOf(question, code))) === true);
}

function answerOf(question: Field, code: string): Value {
	if (question.kind === 'checkboxes') return [code];
	if (question.type.kind === 'boolean') return code === 'true';
	return question.type.kind === 'number' ? Number(code) : code;
}

function scopeWith(question: Field, answer: Value): Scope {
	const rows: Group[] = [];
	let answers: Group = {};
	let nested: Value = answer;
	for (const key of [...question.keys].reverse()) {
		if (key === '*') {
			rows.unshift(nested as Group);
			nested = [nested];
		} else nested = { [key]: nested };
	}
	answers = nested as Group;
	return { answers, rows, self: undefined, facts: {}, apart: {}, today: '2026-01-01' };
}

function pathsOf(field: Field): readonly string[] {
	return [field.path, ...field.members.flatMap(pathsOf)];
}

/** Below a row the row's own pointer stands for the keys up to it. */
function pointerOf(field: Field, pointer: string): string {
	const keys = field.keys.slice(field.keys.lastIndexOf('*') + 1);
	return keys.reduce(below, pointer);
}
