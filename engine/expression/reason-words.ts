import type { Says } from '../definition/problem.js';
import type { Reason, ReasonPart } from './explain.js';
import { says } from './problem.js';
import type { Value } from './types.js';

type Locale = keyof Says;

/** How answers and conditions are called: titles, labels and `says`, by language. */
export interface Labels {
	/** The field's title, or its short name. */
	readonly field: (field: string, locale: Locale) => string;
	/** The answer as people read it: a choice's label, an amount, a date. */
	readonly value: (field: string, value: Value, locale: Locale) => string;
	/** What a condition says; null where it has no words of its own. */
	readonly condition: (id: string, locale: Locale) => string | null;
}

/** A reason as one sentence: "Karena Bentuk usaha: Badan usaha, dan …" / "Because …". Conditions speak with their `says`, answers with title and label. */
export function explainWords(reason: Reason, labels: Labels): Says {
	return says(sentence(reason, labels, 'id'), sentence(reason, labels, 'en'));
}

interface Words {
	readonly because: string;
	readonly and: string;
	readonly unanswered: string;
	readonly not: string;
	readonly always: string;
	readonly unknown: string;
	readonly row: string;
	readonly never: string;
}

const words: Readonly<Record<Locale, Words>> = {
	id: {
		because: 'Karena',
		and: 'dan',
		unanswered: 'belum diisi',
		not: 'tidak berlaku:',
		always: 'Selalu begitu, apa pun jawabannya.',
		unknown: 'Belum bisa ditentukan:',
		row: 'baris',
		never: 'Tidak bisa ditentukan dari jawaban ini.',
	},
	en: {
		because: 'Because',
		and: 'and',
		unanswered: 'is not answered',
		not: 'not so:',
		always: 'It is always so, whatever is answered.',
		unknown: "Can't be told yet:",
		row: 'row',
		never: "Can't be told from these answers.",
	},
};

function sentence(reason: Reason, labels: Labels, locale: Locale): string {
	const word = words[locale];
	const unknown = reason.value === undefined;
	const parts = unknown ? reason.missing : reason.because;
	if (parts.length === 0) return unknown ? word.never : word.always;
	const spoken = new Set<string>();
	const clauses: string[] = [];
	for (const part of parts.filter((whole) => !parts.some((other) => holds(whole, other)))) {
		const condition = unknown ? null : conditionOf(part, reason, labels, locale);
		if (condition === null) clauses.push(clause(part, labels, locale));
		else if (!spoken.has(condition)) {
			spoken.add(condition);
			clauses.push(condition);
		}
	}
	return `${unknown ? word.unknown : word.because} ${joined(clauses, word.and)}.`;
}

/** Is the second a part of the first? Then naming it is enough: a row's answer says that there is the list. */
function holds(whole: ReasonPart, part: ReasonPart): boolean {
	return part.of === whole.of && part.pointer.startsWith(`${whole.pointer}/`);
}

/** The words of the first condition through which an answer counts, or null where it must speak for itself. */
function conditionOf(part: ReasonPart, reason: Reason, labels: Labels, locale: Locale): string | null {
	for (const id of part.through) {
		const spoken = labels.condition(id, locale);
		const value = reason.conditions.find((condition) => condition.id === id)?.value;
		if (spoken !== null && typeof value === 'boolean') return value ? spoken : `${words[locale].not} ${spoken}`;
	}
	return null;
}

function clause(part: ReasonPart, labels: Labels, locale: Locale): string {
	const rows = part.pointer.split('/').filter((step) => /^\d+$/.test(step));
	const row =
		part.field.includes('[]') && rows.length > 0
			? ` (${words[locale].row} ${rows.map((step) => Number(step) + 1).join('.')})`
			: '';
	const title = `${labels.field(part.field, locale)}${row}`;
	return part.value === undefined
		? `${title} ${words[locale].unanswered}`
		: `${title}: ${labels.value(part.field, part.value, locale)}`;
}

function joined(clauses: readonly string[], and: string): string {
	const last = clauses.at(-1) ?? '';
	return clauses.length < 2 ? last : `${clauses.slice(0, -1).join('; ')} ${and} ${last}`;
}
