import type { ListNode, MapNode, Node } from '../node.js';
import type { Problem } from '../problem.js';
import type { Lines } from '../read/lines.js';
import { booleanWord } from './boolean-word.js';
import { braces } from './braces.js';
import { comment } from './comment.js';
import { exponent } from './exponent.js';
import { leadingZero } from './leading-zero.js';
import { notText } from './not-text.js';
import type { DamageRule, Where } from './rule.js';
import { splitExpression } from './split-expression.js';
import { splitList } from './split-list.js';
import { tag } from './tag.js';

/** Every kind of YAML damage that is looked for (2.2, 2b-29). */
export const damageRules: readonly DamageRule[] = [
	tag,
	braces,
	splitExpression,
	splitList,
	comment,
	leadingZero,
	exponent,
	booleanWord,
	notText,
];

/** What YAML damaged in a file that was read from text, each with the repaired line. */
export function damageOf(node: Node, lines: Lines): readonly Problem[] {
	const problems: Problem[] = [];
	visit(node, { key: '', parent: null, type: null }, lines, problems);
	return problems;
}

function visit(node: Node, where: Where, lines: Lines, problems: Problem[]): void {
	if (node.kind === 'scalar') {
		for (const rule of damageRules) {
			const found = [...(rule.scalar?.(node, where, lines) ?? [])];
			problems.push(...found);
			if (found.length > 0) return;
		}
		return;
	}
	if (node.kind === 'list') {
		for (const rule of damageRules) problems.push(...(rule.list?.(node, lines) ?? []));
		visitAll(
			node,
			node.items.map((item) => [where.key, item]),
			where.type,
			lines,
			problems,
		);
		return;
	}
	for (const rule of damageRules) problems.push(...(rule.map?.(node, lines) ?? []));
	const said = node.entries.get('type')?.node;
	const type = said?.kind === 'scalar' && typeof said.value === 'string' ? said.value : where.type;
	visitAll(
		node,
		[...node.entries].map(([key, entry]) => [key, entry.node]),
		type,
		lines,
		problems,
	);
}

function visitAll(
	parent: MapNode | ListNode,
	parts: readonly (readonly [string, Node])[],
	type: string | null,
	lines: Lines,
	problems: Problem[],
): void {
	// A type said for an object says nothing about what its properties hold.
	for (const [key, part] of parts)
		visit(part, { key, parent, type: key === 'properties' || key === 'items' ? null : type }, lines, problems);
}
