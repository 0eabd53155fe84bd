import type { Code } from '../tree.js';
import type { Environment, Scope, Value } from '../types.js';
import { calls } from './calls.js';
import { comparisons } from './comparison.js';
import { lists } from './lists.js';
import { constants, logic } from './logic.js';
import type { Locals, Maker, Makes, Run } from './maker.js';
import { rawReferences, references } from './references.js';
import { work } from './work.js';

/** What each kind of part does, in one list. */
const makes: Makes<Code['op']> = { ...constants, ...references, ...logic, ...comparisons, ...work, ...lists, ...calls };

/** How often the macros of one run may go round, all together. */
const mostSteps = 1_000_000;
const none: Locals = { values: [], steps: 0 };

/** Makes the closure of a checked tree. `slots` is how many macro variables live at the same time. */
export function makeRun(code: Code, environment: Environment, slots: number): (scope: Scope) => Value {
	const maker: Maker = {
		environment,
		run: (part) => (makes[part.op] as (code: Code, maker: Maker) => Run)(part, maker),
		raw: (part) =>
			Object.hasOwn(rawReferences, part.op)
				? (rawReferences[part.op as keyof typeof rawReferences] as (code: Code, maker: Maker) => Run)(part, maker)
				: maker.run(part),
	};
	const run = maker.run(code);
	if (slots === 0) return (scope) => run(scope, none);
	return (scope) => run(scope, { values: Array.from<Value>({ length: slots }), steps: mostSteps });
}
