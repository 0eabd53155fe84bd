/** Every kind of field: what it makes of what is typed, how its answer reads, and what it refuses. */
import t from 'tap';
import type { Field, FieldKind } from '../../engine/definition/service.js';
import type { Value } from '../../engine/expression/types.js';
import { kindOf, kinds } from '../../engine/form/fields/index.js';
import { atLeast, atMost, characters } from '../../engine/form/formats.js';
import type { Texts } from '../../engine/form/types.js';
import { readCases } from '../support/cases.js';
import { field } from '../support/fields.js';

interface KindCases {
	readonly kind: FieldKind;
	readonly choices?: readonly string[];
	readonly cases: readonly {
		readonly name: string;
		readonly locale?: string;
		readonly unit?: string;
		readonly currency?: string;
		readonly typed: string | readonly string[] | Readonly<Record<string, string>>;
		readonly value?: Value;
		readonly problem?: string;
		readonly shown?: string;
	}[];
}

for (const { kind, choices = [], cases } of readCases<readonly KindCases[]>('form/kinds.yaml')) {
	void t.test(`what is typed into ${kind}`, async (t) => {
		for (const {
			name,
			locale = 'id',
			unit = null,
			currency = kind === 'money' ? 'IDR' : null,
			typed,
			value,
			problem,
			shown,
		} of cases) {
			const said: Partial<Field> = {
				unit: unit === null ? null : { id: [unit] },
				currency,
				type: choices.length > 0 ? { kind: 'code', codes: choices } : { kind: 'text' },
				choices: choices.map((code) => ({ code, title: { id: [code.toUpperCase()] }, hint: null })),
			};
			const one = field(kind, 'one', said);
			const { parse, texts, format } = kindOf(kind);
			const parsed = parse(textsOf(typed), one, locale);
			if (problem !== undefined) t.match(parsed, { problem }, name);
			else t.strictSame(parsed, { value }, name);
			if (shown !== undefined) t.equal(format(value, one, locale), shown, `${name}: shown`);
			if (value === undefined) continue;
			t.strictSame(
				parse(texts(value, one, locale), one, locale),
				{ value },
				`${name}: what goes back into the inputs reads the same`,
			);
		}
	});
}

void t.test('what a kind refuses, wherever it comes from', async (t) => {
	for (const { kind, value, code = null } of readCases<readonly { kind: FieldKind; value: Value; code?: string }[]>(
		'form/kind-checks.yaml',
	)) {
		const one = field(kind, 'one', { currency: kind === 'money' ? 'IDR' : null });
		t.equal(kindOf(kind).check(value, one), code, `${kind} ${JSON.stringify(value)}`);
	}
	t.equal(new Set(kinds.map(({ name }) => name)).size, 20, 'every kind stands in the list once');
});

void t.test('characters are counted as people see them, not in halves', async (t) => {
	t.equal(characters('🌾🌾'), 2);
	t.equal(characters('\ud83c'), 1, 'a half counts as one');
	t.equal(atLeast('🌾', 2), false);
	t.equal(atMost('🌾🌾', 2), true);
	t.equal(atMost('🌾🌾🌾', 2), false);
});

function textsOf(typed: KindCases['cases'][number]['typed']): Texts {
	if (typeof typed === 'string') return { '': [typed] };
	if (Array.isArray(typed)) return { '': typed as readonly string[] };
	return Object.fromEntries(Object.entries(typed as Readonly<Record<string, string>>).map(([part, text]) => [part, [text]]));
}
