/** Functions: how they say they are called, and working days. */
import t from 'tap';
import { compile } from '../../engine/expression/compile.js';
import { functions } from '../../engine/expression/functions/index.js';
import type { Calendar } from '../../engine/time/types.js';
import { compiled, environmentOf, scopeOf } from '../support/expressions.js';

const environment = environmentOf({ shape: { born: 'date', on: 'date' } });

void t.test('working days are those of the office', async (t) => {
	const open = [[480, 960]] as const;
	const calendar: Calendar = {
		id: 'id',
		title: 'id',
		week: [open, open, open, open, open, [], []],
		holidays: new Map([['2026-12-25', 'Natal']]),
		years: [2026],
		substitutions: new Map([['2026-12-19', { working: true, hours: open, title: 'Sabtu kerja', source: null }]]),
	};
	const days = compiled('working_days_between(born, on)', environment);
	const between = (born: string, on: string) => days.run({ ...scopeOf({ answers: { born, on } }), calendar });
	t.equal(between('2026-12-18', '2026-12-21'), 2, 'a worked Saturday');
	t.equal(between('2026-12-24', '2026-12-28'), 1, 'a holiday and a weekend');
	t.equal(between('2026-12-28', '2026-12-24'), -1);
	t.equal(between('2026-12-24', '2026-12-24'), 0);
	t.equal(between('0001-01-01', '2026-12-24'), undefined, 'too far apart to count');
});

void t.test('every function says how it is called', async (t) => {
	for (const kind of functions.values()) {
		t.equal(functions.get(kind.name), kind);
		const { problems } = compile(`${kind.name}()`, environment, 'any');
		t.strictSame(
			problems.map((problem) => problem.code),
			['wrong-arguments'],
			kind.name,
		);
		t.match(problems[0]?.suggestion?.en, `${kind.name}(`);
	}
});
