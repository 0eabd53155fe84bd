/** Fields as they are asked now: question, hint, what was typed or answered, and what is wrong with it. */

import { inlineMarkdown, type MarkdownPart, markdown } from '../../definition/compile/markdown.js';
import type { Field, Form, Text } from '../../definition/service.js';
import type { Group, Value } from '../../expression/types.js';
import { kindOf } from '../../form/fields/index.js';
import { currencySign } from '../../form/fields/money.js';
import { unitIn } from '../../form/fields/numbers.js';
import { linesOf } from '../../form/lines.js';
import { below, valueAt } from '../../form/pointer.js';
import type { AnswerProblem, Settled, Texts } from '../../form/types.js';
import { sizeInWords } from '../../form/uploads.js';
import type { AskedView, ChoicesView, DateView, FieldView, InputView, ListRowView, LongTextView } from '../field.js';
import { fileLinks, fileView, type KeptFiles } from './files.js';
import { codesOf, type Slot } from './slots.js';

/** What is known while a page is shown. */
export interface Asking {
	readonly locale: string;
	readonly form: Form;
	readonly settled: Settled;
	/** Everything answered so far, relevant or not. */
	readonly answers: Group;
	/** Texts that could not be read, or were just posted, by pointer. */
	readonly typed: Readonly<Record<string, Texts>>;
	readonly problems: readonly AnswerProblem[];
	/** What is put into fields nobody answered yet, by pointer. */
	readonly proposals: ReadonlyMap<string, Value>;
	/** Uploads that are there. */
	readonly files: KeptFiles;
	/** A text in the language of the page, its expressions worked out. */
	readonly say: (text: Text) => string;
	/** The same for a text that is Markdown: the values put in apart, since no answer is ever read as Markdown. */
	readonly tell: (text: Text) => readonly MarkdownPart[];
	/** "Isi hanya bila …": under which answers a question is meant, in words. */
	readonly onlyIf: (question: string, choices: readonly string[]) => string;
}

/** The fields of these slots that are to be in the page now. */
export function fieldViews(slots: readonly Slot[], asking: Asking): readonly FieldView[] {
	return slots.filter((slot) => isIn(slot, asking)).map((slot) => viewOf(slot, asking));
}

/** Relevant now, or opened by an answer of its own page. What is worked out is shown once it is known. */
function isIn({ field, name, openable }: Slot, { settled }: Asking): boolean {
	if (settled.hidden.has(name)) return openable;
	return field.compute === null || field.editable || valueAt(settled.answers, name) !== undefined;
}

function viewOf(slot: Slot, asking: Asking): FieldView {
	const { field, name } = slot;
	if (field.compute !== null && !field.editable) {
		const value = valueAt(asking.settled.answers, name) as Value;
		return { kind: 'shown', name, title: asking.say(field.title), answers: readable(field, value, asking.locale) };
	}
	return makers[field.kind](slot, asking);
}

type Maker = (slot: Slot, asking: Asking) => FieldView;

// Not by a spread inside a literal, which costs ten times as much.
const input: Maker = (slot, asking) =>
	Object.assign(asked(slot, asking), affixes(slot.field, asking.locale), {
		kind: slot.field.kind as InputView['kind'],
		typed: typedIn(slot, asking),
		maxLength: longest(slot.field),
		autocomplete: slot.field.autocomplete,
	});
const choices: Maker = (slot, asking) =>
	Object.assign(asked(slot, asking), {
		kind: slot.field.kind as ChoicesView['kind'],
		choices: choiceViews(slot, asking),
	});

const group: Maker = (slot, asking) => ({
	...asked(slot, asking),
	kind: slot.field.kind === 'address' ? 'address' : 'group',
	fields: fieldViews(slot.fields, asking),
});

/** How each kind is asked. */
const makers: Readonly<Record<Field['kind'], Maker>> = {
	text: input,
	integer: input,
	number: input,
	money: input,
	email: input,
	phone: input,
	nik: input,
	kk: input,
	'long-text': (slot, asking): LongTextView => ({
		...asked(slot, asking),
		kind: 'long-text',
		typed: typedIn(slot, asking),
		maxLength: longest(slot.field),
		autocomplete: slot.field.autocomplete,
	}),
	date: (slot, asking): DateView => ({
		...asked(slot, asking),
		kind: 'date',
		parts: dateParts(slot, asking),
		autocomplete: slot.field.autocomplete,
	}),
	radios: choices,
	select: choices,
	checkboxes: choices,
	boolean: choices,
	declaration: (slot, asking) => ({
		...asked(slot, asking),
		kind: 'declaration',
		value: 'true',
		chosen: typedIn(slot, asking) === 'true',
	}),
	file: (slot, asking) => fileView(slot, asked(slot, asking), textsOf(slot, asking)[''] ?? [], asking.files, asking.locale),
	address: group,
	group,
	list: (slot, asking) => ({
		...asked(slot, asking),
		kind: 'list',
		item: asking.say((slot.field.row ?? slot.field).title),
		rows: rowViews(slot, asking),
		add: hasRoom(slot, asking) ? `add:${slot.name}` : null,
	}),
	guidance: (slot, asking) => ({
		kind: 'guidance',
		name: slot.name,
		title: asking.say(slot.field.title) || null,
		text: markdown(slot.field.hint === null ? '' : asking.tell(slot.field.hint)).tree,
	}),
};

function asked({ field, name, onlyIf }: Slot, asking: Asking): AskedView {
	const only =
		onlyIf === null
			? null
			: asking.onlyIf(
					asking.say(onlyIf.question.title),
					onlyIf.codes.map((code) => choiceTitle(onlyIf.question, code, asking)),
				);
	const own = field.hint === null ? [] : inlineMarkdown(asking.tell(field.hint));
	const hint = only === null ? own : [{ inline: 'text', text: own.length === 0 ? only : `${only} ` } as const, ...own];
	return {
		name,
		title: asking.say(field.title),
		hint: hint.length === 0 ? null : hint,
		required: field.required,
		problem: asking.problems.find(({ path }) => path === name)?.message ?? null,
	};
}

/** The texts of a field: as typed, else as its answer is written. */
function textsOf({ field, name }: Slot, asking: Asking): Texts {
	const typed = Object.hasOwn(asking.typed, name) ? asking.typed[name] : undefined;
	if (typed !== undefined) return typed;
	const answer = valueAt(asking.answers, name) as Value | null;
	// A cleared answer (null) stays empty; one nobody gave yet shows what is proposed (2b-8).
	const value = answer === undefined ? asking.proposals.get(name) : (answer ?? undefined);
	return value === undefined ? {} : kindOf(field.kind).texts(value, field, asking.locale);
}

function typedIn(slot: Slot, asking: Asking): string {
	return textsOf(slot, asking)['']?.[0] ?? '';
}

function choiceViews(slot: Slot, asking: Asking): ChoicesView['choices'] {
	const chosen = new Set(textsOf(slot, asking)['']);
	return codesOf(slot.field).map((code, index) => {
		const choice = slot.field.choices.find((one) => one.code === code);
		return {
			code,
			title: choiceTitle(slot.field, code, asking),
			hint: choice === undefined || choice.hint === null ? null : inlineMarkdown(asking.tell(choice.hint)),
			chosen: chosen.has(code),
			opens: fieldViews(slot.opens[index] ?? [], asking),
		};
	});
}

function choiceTitle(field: Field, code: string, asking: Asking): string {
	const choice = field.choices.find((one) => one.code === code);
	return choice === undefined ? kindOf(field.kind).format(code === 'true', field, asking.locale) : asking.say(choice.title);
}

function dateParts(slot: Slot, asking: Asking): DateView['parts'] {
	const texts = textsOf(slot, asking);
	const isWrong = asking.problems.some(({ path }) => path === slot.name);
	const parsed = kindOf('date').parse(texts, slot.field, asking.locale);
	const part = 'problem' in parsed ? parsed.params?.['part'] : undefined;
	return (['day', 'month', 'year'] as const).map((one) => ({
		part: one,
		name: `${slot.name}/${one}`,
		typed: texts[one]?.[0] ?? '',
		wrong: isWrong && (part === undefined || part === one),
	}));
}

function longest(field: Field): number | null {
	const most = field.limits['maxLength'];
	return typeof most === 'number' ? most : null;
}

function affixes(field: Field, locale: string): Pick<InputView, 'prefix' | 'suffix'> {
	return { prefix: field.kind === 'money' ? currencySign(field.currency ?? 'IDR', locale) : null, suffix: unitIn(field, locale) };
}

/** An answer as people read it, one text for each part of several; empty where there is none. */
export function readable(field: Field, value: Value, locale: string): readonly string[] {
	if (value === undefined || value === '') return [];
	if (field.kind === 'address') return linesOf(value, field, locale);
	if (field.kind === 'checkboxes' && Array.isArray(value))
		return value.map((code) => kindOf('radios').format(code, field, locale));
	return [kindOf(field.kind).format(value, field, locale)];
}

function rowsAt(slot: Slot, asking: Asking): readonly Group[] {
	const rows = valueAt(asking.answers, slot.name);
	return Array.isArray(rows) ? (rows as readonly Group[]) : [];
}

function hasRoom(slot: Slot, asking: Asking): boolean {
	const most = slot.field.limits['maxItems'];
	return typeof most !== 'number' || rowsAt(slot, asking).length < most;
}

function rowViews(slot: Slot, asking: Asking): readonly ListRowView[] {
	const row = slot.field.row;
	if (row === null) return [];
	return rowsAt(slot, asking).map((_, index) => {
		const pointer = below(slot.name, index);
		const pairs = row.members.flatMap((member) => pairsOf(member, below(pointer, member.name), asking));
		const name = pairs[0]?.answers[0];
		return {
			title: name ?? `${asking.say(row.title)} ${index + 1}`,
			rows: pairs,
			change: `change:${pointer}`,
			remove: `remove:${pointer}`,
			problem: asking.problems.find(({ path }) => path === pointer || path.startsWith(`${pointer}/`))?.message ?? null,
		};
	});
}

/** Question and answer of a field and all below it that is relevant now. */
export function pairsOf(
	field: Field,
	name: string,
	asking: Pick<Asking, 'settled' | 'locale' | 'say' | 'files'>,
): readonly { readonly title: string; readonly answers: readonly string[]; readonly field: Field; readonly name: string }[] {
	if (asking.settled.hidden.has(name) || field.kind === 'guidance') return [];
	if (field.kind === 'group') return field.members.flatMap((member) => pairsOf(member, below(name, member.name), asking));
	const value = valueAt(asking.settled.answers, name) as Value;
	const answers =
		field.kind === 'file'
			? fileLinks(value, asking.files).map((file) => `${file.name} (${sizeInWords(file.size, asking.locale)})`)
			: readable(field, value, asking.locale);
	return [{ title: asking.say(field.title), answers, field, name }];
}
