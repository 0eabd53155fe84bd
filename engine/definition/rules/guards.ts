import type { Tree } from '../../expression/types.js';
import type { Field, Form } from '../service.js';
import { around } from './asked.js';

/** What must be so where a condition holds: paths that then have an answer, and the conditions it is made of. */
export interface Guard {
	readonly answered: ReadonlySet<string>;
	/** Trees, as text, each of which holds. */
	readonly holds: ReadonlySet<string>;
}

const nothing: Guard = { answered: new Set(), holds: new Set() };

/** Reads `answered(x)`, comparisons, conditions and `and` of them; what isn't certain isn't claimed. */
export function guardOf(tree: Tree | null, form: Form): Guard {
	if (tree === null) return nothing;
	const own = { answered: answeredIf(tree), holds: new Set([JSON.stringify(tree)]) };
	if (tree.op === 'and') return joined([own, ...(tree['parts'] as readonly Tree[]).map((part) => guardOf(part, form))]);
	if (tree.op === 'condition') return joined([own, guardOf(form.conditions.get(String(tree['id']))?.is.tree ?? null, form)]);
	return own;
}

/** Is a field certain to have an answer where the guard holds: said outright, or required with every `when` on its way among what holds. */
export function isAnswered(path: string, guard: Guard, form: Form): boolean {
	if (guard.answered.has(path)) return true;
	const field = form.fields.get(path);
	if (field === undefined || path.includes('[]')) return false;
	const way = [...around(path).flatMap((above) => form.fields.get(above) ?? []), field];
	return way.every((one) => (one.required || guard.answered.has(one.path)) && relevantIn(one, guard));
}

function relevantIn(field: Field, guard: Guard): boolean {
	const holds = (tree: Tree): boolean => guard.holds.has(JSON.stringify(tree));
	if (field.when !== null && !holds(field.when.tree)) return false;
	return field.asked === null || field.asked.some((page) => holds(page.tree));
}

function joined(guards: readonly Guard[]): Guard {
	return {
		answered: new Set(guards.flatMap((guard) => [...guard.answered])),
		holds: new Set(guards.flatMap((guard) => [...guard.holds])),
	};
}

/** Answers that must be there for a single test to hold. */
function answeredIf(tree: Tree): ReadonlySet<string> {
	if (tree.op === 'answered') return new Set(nameOf(tree['of'] as Tree));
	if (['<', '<=', '>', '>='].includes(tree.op)) return new Set([tree['left'], tree['right']].flatMap((side) => nameOf(side as Tree)));
	if (tree.op === '==') {
		const [left, right] = [tree['left'] as Tree, tree['right'] as Tree];
		if (isSomething(right)) return new Set(nameOf(left));
		return isSomething(left) ? new Set(nameOf(right)) : new Set();
	}
	if (tree.op === 'in') {
		const list = tree['list'] as Tree;
		return new Set(list.op === 'list' && (list['items'] as readonly Tree[]).every(isSomething) ? nameOf(tree['item'] as Tree) : nameOf(list));
	}
	return tree.op === 'answer' || tree.op === 'fact' ? new Set(nameOf(tree)) : new Set();
}

/** A constant that no unanswered answer is equal to. */
function isSomething(tree: Tree): boolean {
	return tree.op === 'const' && tree['value'] !== '' && tree['value'] !== false;
}

function nameOf(tree: Tree): readonly string[] {
	if (!Array.isArray(tree['keys'])) return [];
	if (tree.op === 'answer' && tree['level'] === 0) return [tree['keys'].join('.')];
	return tree.op === 'fact' ? [`facts.${tree['keys'].join('.')}`] : [];
}
