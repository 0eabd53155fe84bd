import type { Field } from '../../definition/service.js';
import { isPlainDate } from '../../time/dates.js';
import { formatDate } from '../fields/date.js';
import { formatMoney } from '../fields/money.js';
import { writeNumber } from '../fields/number-text.js';
import { withUnit } from '../fields/numbers.js';
import { scopeAt } from '../instances.js';
import { shownText } from '../show.js';
import type { Circumstances, Settled } from '../types.js';
import { en } from './en.js';
import { id } from './id.js';
import type { About, Words } from './words.js';

/** The languages messages are written in; the first where a page's language has none. */
const languages: Readonly<Record<string, Words>> = { id, en };

/**
 * What to do about a problem, in the words of the question and the language of the page. The author's own message for the code wins.
 * @param params settings of the keyword, or parts of what was typed
 */
export function messageOf(
	code: string,
	field: Field | null,
	params: Readonly<Record<string, unknown>>,
	settled: Settled | null,
	circumstances: Circumstances,
): string {
	const { locale } = circumstances;
	const words = (Object.hasOwn(languages, locale) ? languages[locale] : undefined) ?? id;
	const scope = scopeAt(null, settled ?? nothing, circumstances);
	const own = field?.messages.get(code);
	if (field !== null && own !== undefined) return shownText(own, locale, scope, field);
	const about = aboutOf(field, field === null ? null : shownText(field.short, locale, scope, field), params, locale);
	const message = Object.hasOwn(words.messages, code) ? words.messages[code] : undefined;
	return (message ?? words.otherwise)(about);
}

const nothing: Settled = {
	answers: {},
	hidden: new Set(),
	reasons: new Map(),
	computed: new Map(),
	findings: [],
	wrong: [],
	notAsked: new Map(),
	begun: [],
	rows: new Map(),
};

function aboutOf(field: Field | null, title: string | null, params: Readonly<Record<string, unknown>>, locale: string): About {
	const isQuestion = title?.trimEnd().endsWith('?') === true;
	const count = (value: unknown): string => (typeof value === 'number' ? writeNumber(value, locale) : String(value));
	return {
		name: title === null || title === '' ? null : field?.kind === 'declaration' ? title : inSentence(title),
		question: isQuestion && title !== null ? title.trimEnd() : null,
		kind: field?.kind ?? null,
		params,
		number: (value) => {
			if (typeof value !== 'number' || field === null) return count(value);
			if (field.kind === 'money') return formatMoney(value, field.currency ?? 'IDR', locale);
			return withUnit(count(value), field, locale);
		},
		count,
		files: field?.file == null ? null : count(field.file.maxFiles),
		date: (value) => (typeof value === 'string' && isPlainDate(value) ? formatDate(value, locale) : String(value)),
	};
}

/** A title as it stands within a sentence: `Nama usaha` → `nama usaha`; `NIK`, `KK suami` stay. */
export function inSentence(title: string): string {
	const first = title.split(/\s/u)[0] ?? '';
	const isName = first.length > 1 && first.slice(1) !== first.slice(1).toLowerCase();
	return isName ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
