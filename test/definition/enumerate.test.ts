import fc from 'fast-check';
import t from 'tap';
import { combinations } from '../../engine/definition/rules/enumerate.js';
import type { Form } from '../../engine/definition/service.js';
import type { Group, Scope, Value } from '../../engine/expression/types.js';
import { settle } from '../../engine/form/relevance.js';
import { checkService } from '../support/small-service.js';

const atoms = fc.constantFrom(
	"kind == 'a'",
	"kind in ['a', 'c']",
	'answered(kind)',
	'size > 3',
	'size <= 3',
	'size == 7',
	'answered(size)',
	'agreed',
	'home.open',
	"home.street == 'x'",
	"'p' in boxes",
	'count(boxes) > 1',
	"born < date('2000-01-01')",
	'deep',
);
const condition = fc
	.array(fc.tuple(fc.boolean(), atoms), { minLength: 1, maxLength: 3 })
	.chain((parts) =>
		fc.constantFrom(' and ', ' or ').map((join) => parts.map(([not, atom]) => (not ? `not (${atom})` : atom)).join(join)),
	);

const definition = fc.record({
	size: condition,
	street: condition,
	deep: condition,
	asked: fc.array(condition, { minLength: 1, maxLength: 3 }),
});

function formOf(given: { size: string; street: string; deep: string; asked: readonly string[] }): Form | null {
	const { service } = checkService(`schema:
  required: [kind]
  properties:
    kind: { title: Jenis, enum: [a, b, c] }
    agreed: { title: Setuju, type: boolean }
    boxes: { title: Kotak, type: array, items: { enum: [p, q] } }
    born: { title: Lahir, type: string, format: date }
    size: { title: Ukuran, type: integer, minimum: 0, maximum: 9, when: ${JSON.stringify(given.size)} }
    home:
      title: Rumah
      properties:
        open: { title: Terbuka, type: boolean }
        street: { title: Jalan, type: string, when: ${JSON.stringify(given.street)} }
conditions:
  deep: { is: ${JSON.stringify(given.deep)} }
${given.asked.map((one, index) => `  asked${index}: { is: ${JSON.stringify(one)} }`).join('\n')}
`);
	return service?.form ?? null;
}

const answers = fc.record(
	{
		kind: fc.constantFrom('a', 'b', 'c'),
		agreed: fc.boolean(),
		boxes: fc.subarray(['p', 'q']),
		born: fc.constantFrom('1999-12-31', '2000-01-01', '1970-06-01', '2024-02-29'),
		size: fc.integer({ min: 0, max: 9 }),
		home: fc.record({ open: fc.boolean(), street: fc.constantFrom('x', 'y', '') }, { requiredKeys: [] }),
	},
	{ requiredKeys: [] },
);

void t.test('whatever is answered, some combination tells the same: nothing is left out', async (test) => {
	let forms = 0;
	let looked = 0;
	fc.assert(
		fc.property(definition, fc.array(answers, { minLength: 20, maxLength: 20 }), (given, many) => {
			const form = formOf(given);
			if (form === null) return true;
			const expressions = given.asked.flatMap((_, index) => form.conditions.get(`asked${index}`)?.is ?? []);
			const all = combinations(form, expressions, { sent: false });
			if (all === null) return true;
			forms += 1;
			const told = (scope: Scope): string => expressions.map((expression) => String(expression.run(scope) === true)).join();
			const known = new Set([...all].map(told));
			return many.every((raw) => {
				looked += 1;
				const circumstances = { today: '2026-01-01', locale: 'id', apart: {}, facts: {} };
				const settled = settle(form, withoutPrototype(raw), circumstances);
				return known.has(
					told({ answers: settled.answers, rows: [], self: undefined, facts: {}, apart: {}, today: '2026-01-01' }),
				);
			});
		}),
		{ numRuns: 300 },
	);
	test.ok(forms > 30 && looked > 600, `${forms} forms gone through, ${looked} answers compared`);
});

function withoutPrototype(value: Group): Group {
	const group: Record<string, Value> = Object.create(null);
	for (const [name, one] of Object.entries(value))
		if (one !== undefined) group[name] = typeof one === 'object' && !Array.isArray(one) ? withoutPrototype(one as Group) : one;
	return group;
}
