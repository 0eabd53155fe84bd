import validators from '../../../schemas/generated/validators.cjs';
import type { Node } from '../node.js';
import type { Problem } from '../problem.js';
import { error } from '../problems.js';
import { type Fault, sentences } from './sentences.js';
import { nodeOf, pathOf, plainValue } from './value.js';

/** The documents and blocks that have a shape of their own. */
export type ShapeName = keyof typeof validators;

/**
 * Compares a document with its JSON Schema (schemas/*.schema.json). What is `skipped` is taken as present and right.
 * Gives problems with place, sentence and repair; none where the shape is right.
 */
export function checkShape(name: ShapeName, root: Node, skipped: ReadonlySet<Node> = new Set()): readonly Problem[] {
	const validate = validators[name];
	if (validate(plainValue(root, skipped))) return [];
	const problems: Problem[] = [];
	for (const fault of validate.errors ?? []) {
		// Names are reported once, by `propertyNames` itself.
		if (fault.propertyName !== undefined) continue;
		const found = nodeOf(root, pathOf(fault.instancePath));
		if (found === null || isSkipped(fault, found.node, skipped)) continue;
		const sentence = sentences.get(fault.keyword) ?? other;
		const one = sentence({
			error: fault,
			node: found.node,
			key: found.key,
			item: found.item,
			keyPlace: keyPlace(root, pathOf(fault.instancePath)),
		});
		if (one !== null) problems.push(one);
	}
	return problems;
}

/** A key that is there, but left alone, isn't missing. */
function isSkipped(fault: validators.ShapeError, node: Node, skipped: ReadonlySet<Node>): boolean {
	if (fault.keyword !== 'required' || node.kind !== 'map') return false;
	const entry = node.entries.get(String(fault.params['missingProperty']));
	return entry !== undefined && skipped.has(entry.node);
}

/** Where the last key of a way stands; for an item of a list, where the item stands. */
function keyPlace(root: Node, path: readonly string[]): Problem['place'] {
	const parent = nodeOf(root, path.slice(0, -1))?.node;
	const last = path.at(-1);
	const entry = parent?.kind === 'map' && last !== undefined ? parent.entries.get(last) : undefined;
	return entry?.key ?? nodeOf(root, path)?.node.place ?? root.place;
}

function other({ node, key }: Pick<Fault, 'node' | 'key'>): Problem {
	return error('shape', node.place, {
		id: `\`${key}\` tidak sesuai dengan bentuk yang diharapkan. Lihat keterangannya di buku panduan.`,
		en: `\`${key}\` doesn't have the shape that is expected. See its description in the manual.`,
	});
}
