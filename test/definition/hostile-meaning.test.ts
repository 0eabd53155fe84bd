/** Definitions whose harm is in what they mean: what the whole check says of them, how long it takes, and what becomes of their texts. */
import t from 'tap';
import type { Problem } from '../../engine/definition/problem.js';
import { settle } from '../../engine/form/relevance.js';
import { textIn } from '../../engine/form/text.js';
import { validate } from '../../engine/form/validate.js';
import { readCases } from '../support/cases.js';
import { on, soundForm } from '../support/form.js';
import { checkService } from '../support/small-service.js';
import { bestOf, slowness } from '../support/timing.js';

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
		const within = longestStep * slowness();
		const { best, result } = bestOf(5, () => checkService(text, one.files), within);
		const found = result.problems.filter(({ severity, code }) => severity !== 'hint' && code !== 'missing-privacy');
		test.same(shown(found, one.codes), one.codes);
		if (one.says !== undefined)
			test.ok(
				found.some(({ says }) => says.en.includes(one.says ?? '')),
				one.says,
			);
		test.equal(result.service !== null, one.published === true, 'published or not');
		for (const { says } of found) test.ok(says.id !== '' && says.en !== '' && says.id !== says.en, 'in both languages');
		test.comment(`${best.toFixed(1)} ms, at most ${within.toFixed(0)} ms`);
		test.ok(best <= within, 'in time');
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
