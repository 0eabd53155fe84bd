import type { Ask, Service } from '../definition/service.js';
import type { Group, Scope } from '../expression/types.js';
import { settle } from '../form/relevance.js';
import type { Around } from '../form/types.js';
import { validate } from '../form/validate.js';
import type { Read, Readers } from './types.js';
import { mergePatch, same, storedGroup } from './values.js';

/** Where the expressions of what is asked are at home: their prefix, and what stands around them. */
interface Home {
	readonly prefix: string;
	readonly around: Around;
}

/** Each form of `ask`; one line each. */
const homes: Readonly<Record<Ask['of'], (ask: Ask, scope: Scope, beside: Group) => Home>> = {
	facts: (_ask, scope, beside) => ({ prefix: 'facts.', around: { answers: scope.answers, beside } }),
	own: (_ask, scope) => ({ prefix: '', around: { answers: scope.answers, beside: {} } }),
	add: inRow,
	row: inRow,
};

function inRow(ask: Ask, scope: Scope, beside: Group): Home {
	return { prefix: `facts.${ask.list ?? ''}[].`, around: { answers: scope.answers, beside, rows: [scope.facts] } };
}

/** Reads answers and what actions ask by the form's own relevance and validation; problems of what is asked in the language asked for. */
export function makeReaders(service: Service, locale: string): Readers {
	return {
		answers: (answers, circumstances) => {
			const settled = settle(service.form, answers, circumstances);
			return { answers: settled.answers, hidden: settled.hidden, problems: validate(service.form, settled, circumstances) };
		},
		asked: (ask, values, scope, beside) => {
			const set = { root: ask.group, schema: ask.schema };
			const { prefix, around } = homes[ask.of](ask, scope, beside);
			const { today, apart, calendar } = scope;
			const read = (facts: Group): Read => {
				const circumstances = { today, locale, apart, facts, ...(calendar === undefined ? {} : { calendar }) };
				const settled = settle(set, values, circumstances, around, prefix);
				return { answers: settled.answers, hidden: settled.hidden, problems: validate(set, settled, circumstances, around) };
			};
			if (ask.of !== 'facts') return read(scope.facts);
			return steady((now) => read(together(beside, now)), values);
		},
	};
}

/**
 * Asked facts see each other as `facts.x` too: they are read again with what was settled as the facts, until nothing changes. As their
 * conditions form no circle, that takes no more rounds than one waits for another.
 */
function steady(read: (now: Group) => Read, values: Group): Read {
	let now = values;
	for (let round = 0; ; round++) {
		const done = read(now);
		if (round === 20 || same(done.answers, now)) return done;
		now = done.answers;
	}
}

/** What is asked, and what stands beside it in the same groups. */
function together(beside: Group, asked: Group): Group {
	return mergePatch(storedGroup(beside), storedGroup(asked));
}
