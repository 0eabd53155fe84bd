import type { Node } from '../node.js';
import type { Ask, Field } from '../service.js';
import { fieldAt, pathsOf, rowSchema, subset, subsetSchema } from './fact-paths.js';
import { child, textOf, textsOf } from './reading.js';
import { unknownName } from './references.js';
import type { WorkflowParts } from './workflow.js';

/** What is asked when acting: facts by name, a schema in place, a new row of a list of facts, or members of one of its rows. */
export function compileAsk(parts: WorkflowParts, node: Node | null): Ask | null {
	if (node === null) return null;
	if (node.kind !== 'map') return askFacts(parts, node);
	const list = child(node, 'add') ?? child(node, 'row');
	if (list !== null) return askRow(parts, node, list);
	return { ...parts.own(node), of: 'own', list: null, at: node.place };
}

function askFacts(parts: WorkflowParts, node: Node): Ask {
	const known = pathsOf(parts.facts);
	const paths = textsOf(node).flatMap(({ text, node: item }) => {
		const name = text.startsWith('facts.') ? text.slice('facts.'.length) : text;
		if (fieldAt(parts.facts, name) !== null) return [name];
		parts.context.report(unknownName('fact', text, known, item.place));
		return [];
	});
	const group = subset(parts.facts, paths);
	return { group, of: 'facts', list: null, schema: subsetSchema(parts.factsSchema, paths), pages: [], at: node.place };
}

function askRow(parts: WorkflowParts, node: Node, list: Node): Ask | null {
	const { report } = parts.context;
	const path = textOf(list) ?? '';
	const lists = pathsOf(parts.facts).filter((one) => fieldAt(parts.facts, one)?.kind === 'list');
	const row = lists.includes(path) ? (fieldAt(parts.facts, path)?.row ?? null) : null;
	if (row === null) {
		report(unknownName('fact', path, lists, list.place));
		return null;
	}
	const adds = child(node, 'add') !== null;
	const fields = child(node, 'fields');
	const of = adds ? 'add' : 'row';
	const schema = rowSchema(parts.factsSchema, path);
	if (fields === null) return { group: row, of, list: path, schema, pages: [], at: node.place };
	const named = membersNamed(parts, fields, row);
	return { group: subset(row, named), of, list: path, schema: subsetSchema(schema, named), pages: [], at: node.place };
}

function membersNamed(parts: WorkflowParts, fields: Node, row: Field): readonly string[] {
	return textsOf(fields).flatMap(({ text, node: item }) => {
		if (fieldAt(row, text) !== null) return [text];
		parts.context.report(unknownName('fact', text, pathsOf(row), item.place));
		return [];
	});
}
