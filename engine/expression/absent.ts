import type { Mention } from './check/checker.js';
import { functions } from './functions/index.js';
import { type Code, children } from './tree.js';
import type { Reference } from './types.js';

/** Fields known to be answered where one stands, by the JSON of the part that reads them. */
type Guards = ReadonlySet<string>;
type Place = 'needed' | 'shown' | 'tested';

/**
 * The references that may be missing and have no guard on the spot: `answered(x) ? x : …`, `answered(x) and …`,
 * `not answered(x) or …` (2b-38). Lists under `sum`, `count` and `unique` do no harm: what is missing there isn't counted.
 */
export function absentReferences(code: Code, mentions: ReadonlyMap<Code, Mention>): Reference[] {
	const found: Reference[] = [];
	visit(code, new Set(), 'shown');
	return found;

	function visit(part: Code, guards: Guards, place: Place): void {
		note(part, guards, place);
		if (part.op === 'if') {
			visit(part.test, guards, 'tested');
			visit(part.yes, joined(guards, answeredWhen(part.test, true)), place);
			visit(part.no, joined(guards, answeredWhen(part.test, false)), place);
		} else if (part.op === 'and' || part.op === 'or') {
			for (const side of part.parts) {
				const others = part.parts.filter((other) => other !== side);
				visit(
					side,
					others.reduce((all, other) => joined(all, answeredWhen(other, part.op === 'and')), guards),
					'tested',
				);
			}
		} else if (part.op === 'answered') {
			if (!mentions.has(part.of)) visit(part.of, guards, 'tested');
		} else if (part.op === 'call') {
			const kind = functions.get(part.name);
			const skips = kind?.skips === true;
			for (const parameter of part.parameters)
				if (!skips || !isList(parameter)) visit(parameter, guards, kind?.unknownOfNothing === true ? 'needed' : place);
		} else for (const [child, where] of placed(part, place)) visit(child, guards, where);
	}

	function note(part: Code, guards: Guards, place: Place): void {
		const mention = mentions.get(part);
		if (mention === undefined || !mention.mayBeAbsent || guards.has(JSON.stringify(part))) return;
		const { field, start, end, type } = mention;
		const empty = type.kind === 'text' || type.kind === 'code' || type.kind === 'list' || type.kind === 'boolean';
		const read = empty && part.op !== 'condition' && part.op !== 'table';
		found.push({ field, start, end, effect: !read || place === 'needed' ? 'unknown' : place === 'shown' ? 'empty' : 'tested' });
	}

	function isList(part: Code): boolean {
		return mentions.get(part)?.type.kind === 'list' && part.op !== 'table';
	}
}

/** Operations whose parts only decide something; the values of all others reach the result. */
const deciding: ReadonlySet<Code['op']> = new Set<Code['op']>([
	'not',
	'==',
	'!=',
	'<',
	'<=',
	'>',
	'>=',
	'in',
	'exists',
	'all',
	'exists_one',
]);

/** The parts below, and whether their values reach the result. */
function placed(part: Code, place: Place): readonly (readonly [Code, Place])[] {
	if (part.op === 'filter')
		return [
			[part.list, place],
			[part.body, 'tested'],
		];
	return children(part).map((child) => [child, deciding.has(part.op) ? 'tested' : place] as const);
}

function answeredWhen(test: Code, holds: boolean): Guards {
	if (test.op === 'answered') return holds ? new Set([JSON.stringify(test.of)]) : new Set();
	if (test.op === 'not') return answeredWhen(test.of, !holds);
	if ((test.op === 'and' && holds) || (test.op === 'or' && !holds))
		return test.parts.reduce<Guards>((all, part) => joined(all, answeredWhen(part, holds)), new Set());
	return new Set();
}

function joined(left: Guards, right: Guards): Guards {
	return right.size === 0 ? left : new Set([...left, ...right]);
}
