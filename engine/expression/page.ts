import { type Code, children } from './tree.js';
import type { Expression, Tree } from './types.js';

/**
 * What the page's script can work out (renderers/html/script/interpret.ts): logic, comparison, `in`, `count`, `answered`, answers from
 * the root or the row itself. The rest stays with the server.
 */
const known: ReadonlySet<Code['op']> = new Set<Code['op']>([
	'const',
	'answer',
	'this',
	'list',
	'each',
	'and',
	'or',
	'not',
	'if',
	'answered',
	'==',
	'!=',
	'<',
	'<=',
	'>',
	'>=',
	'in',
]);

/** May the page's script work this out itself? If not, the page asks the server. */
export function canInterpret(tree: Tree): boolean {
	const code = tree as Code;
	const counts = code.op === 'call' && code.name === 'count' && code.parameters[0]?.op !== 'list';
	return (counts || known.has(code.op)) && !comparesWhole(code) && children(code).every(canInterpret);
}

/**
 * The tree the page is given for an expression: conditions put in place, so that the page needs no other tree; null where the page
 * can't work it out and asks the server.
 */
export function pageTree(expression: Expression, conditions: ReadonlyMap<string, { readonly is: Expression }>): Tree | null {
	const tree = inPlace(expression.tree, conditions, { left: mostPlaced });
	return canInterpret(tree) ? tree : null;
}

/** Conditions put in place may name conditions; more parts than this are not sent to a page. */
const mostPlaced = 300;

function inPlace(tree: Tree, conditions: ReadonlyMap<string, { readonly is: Expression }>, room: { left: number }): Tree {
	room.left--;
	if (tree.op === 'condition') {
		if (room.left < 0) return tree;
		const condition = conditions.get(String(tree.id));
		return condition === undefined ? tree : inPlace(condition.is.tree, conditions, room);
	}
	const put = (part: unknown): unknown =>
		Array.isArray(part) ? part.map(put) : isTree(part) ? inPlace(part, conditions, room) : part;
	return { op: tree.op, ...Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, put(part)])) };
}

function isTree(part: unknown): part is Tree {
	return typeof part === 'object' && part !== null && Object.hasOwn(part, 'op');
}

/** Groups and lists as a whole are compared on the server only. */
function comparesWhole(code: Code): boolean {
	if (code.op !== '==' && code.op !== '!=') return false;
	return [code.left, code.right].some(
		(side) => side.op === 'list' || side.op === 'each' || Array.isArray('empty' in side ? side.empty : null),
	);
}
