/** Definitions whose harm is in what they mean: what the whole check says of them, how long it takes, and what becomes of their texts. */
import t from 'tap';
import type { Problem } from '../../engine/definition/problem.js';
import { settle } from '../../engine/form/relevance.js';
import { validate } from '../../engine/form/validate.js';
import { readCases } from '../support/cases.js';
import { formOf, on, soundForm } from '../support/form.js';
import { checkService } from '../support/small-service.js';
import { timed } from '../support/timing.js';

interface Case {
	readonly id: string;
	readonly what: string;
	readonly service?: string;
	readonly files?: Readonly<Record<string, string>>;
	/** A chain of so many computed texts, each twice the one before. */
	readonly doubling?: number;
	/** `3 pattern-unsupported`: line and code; a code alone where the place doesn't matter. */
	readonly codes: readonly string[];
	/** Words of one of the problems. */
	readonly says?: string;
	readonly published?: true;
}

/** A step of the check may take so long, in milliseconds. */
const longestStep = 200;

for (const one of readCases<{ cases: readonly Case[] }>('hostile/meaning.yaml').cases) {
	void t.test(`${one.id}: ${one.what}`, (test) => {
		const text = one.service ?? chain(one.doubling ?? 0);
		const before = Object.getOwnPropertyNames(Object.prototype);
		const { best, limit, result } = timed(longestStep, () => checkService(text, one.files));
		const found = result.problems.filter(({ severity, code }) => severity !== 'hint' && code !== 'missing-privacy');
		test.same(shown(found, one.codes), one.codes);
		if (one.says !== undefined)
			test.ok(
				found.some(({ says }) => says.en.includes(one.says ?? '')),
				one.says,
			);
		test.equal(result.service !== null, one.published === true, 'published or not');
		for (const { says } of found) test.ok(says.id !== '' && says.en !== '' && says.id !== says.en, 'in both languages');
		test.comment(`${best.toFixed(1)} ms, at most ${limit.toFixed(0)} ms`);
		test.ok(best <= limit, 'in time');
		test.same(Object.getOwnPropertyNames(Object.prototype), before, 'no object is changed by it');
		test.end();
	});
}

function shown(problems: readonly Problem[], wanted: readonly string[]): readonly string[] {
	const placed = wanted.some((line) => line.includes(' '));
	return problems.map(({ code, place }) => (placed || wanted.length === 0 ? `${place.line} ${code}` : code));
}

function chain(length: number): string {
	const doubled = Array.from({ length }, (_, index) => [
		`t${index + 1}`,
		{ type: 'string', title: 'T', compute: `t${index} + t${index}` },
	]);
	const properties = { t0: { type: 'string', title: 'T', maxLength: 10 }, ...Object.fromEntries(doubled) };
	return `schema: ${JSON.stringify({ properties })}\n`;
}

void t.test('hd-08: patterns that would never end elsewhere end at once, on a hundred kilobytes', (test) => {
	const whole = 'a'.repeat(100 * 1024);
	for (const pattern of ['^(a+)+$', '^(a|a)*$', '^([a-z]+)*$', '(a*)*b']) {
		for (const by of [{ pattern }, { check: [{ that: `matches(a, '${pattern}')`, says: 'A' }] }]) {
			const form = soundForm(
				JSON.stringify({ title: 'Uji', schema: { properties: { a: { type: 'string', title: 'A', ...by } } } }),
			);
			const problems = (a: string) => validate(form, settle(form, { a }, on('2026-11-25')), on('2026-11-25'));
			const { best, limit, result } = timed(20, () => problems(`${whole}!`));
			test.same(
				result.map(({ code }) => code),
				['pattern' in by ? 'pattern' : 'check'],
				`${pattern}: does not match`,
			);
			if (pattern !== '(a*)*b') test.same(problems(whole), [], `${pattern}: matches`);
			test.comment(`${pattern} by ${Object.keys(by)[0]}: ${best.toFixed(1)} ms, at most ${limit.toFixed(0)} ms`);
			test.ok(best <= limit, `${pattern}: in time`);
		}
	}
	test.end();
});

void t.test('hd-17: forced past the check, the doubling stops at the limit and the answer is missing', (test) => {
	const service = `title: Uji\n${chain(64).replace('"t64":{', '"t64":{"check":[{"that":"answered(t64)","says":"Terlalu panjang"}],')}`;
	const { form } = formOf(service);
	if (form === null) throw new Error('no form');
	const answers = { t0: 'x'.repeat(10) };
	const { best, limit, result } = timed(longestStep, () => settle(form, answers, on('2026-11-25')));
	const kept = [...result.computed.keys()];
	test.ok(kept.length > 5 && kept.length < 64, `${kept.length} of 64 could be worked out`);
	test.equal(result.computed.get('/t64'), undefined, 'the last is unknown');
	test.match(validate(form, result, on('2026-11-25')), [{ code: 'check', path: '/t64' }], 'what needs it says so at its field');
	test.ok(best <= limit, `${best.toFixed(1)} ms`);
	test.end();
});
