import type { MapEntry, MapNode, Node } from './node.js';
import type { ServiceSource } from './source.js';

/** What a map of a definition is, so that a key's meaning is known: `rows` of a table is not `rows` of a field. */
export type Block =
	| 'service'
	| 'field'
	| 'choice'
	| 'choices'
	| 'page'
	| 'workflow'
	| 'state'
	| 'action'
	| 'timer'
	| 'notice'
	| 'signing';

/** A map of a definition and what it is. */
export interface BlockMap {
	readonly block: Block;
	readonly map: MapNode;
}

/** Every block of a service, shared schemas too where a `$ref` leads to them; each once. */
export function blocksOf(source: ServiceSource): readonly BlockMap[] {
	const found: BlockMap[] = [{ block: 'service', map: source.root }];
	const seen = new Set<Node>();
	for (const key of ['schema', 'facts']) fields(at(source.root, key), source, seen, found);
	for (const page of items(at(source.root, 'pages'))) pages(page, found);
	const workflow = at(source.root, 'workflow');
	if (workflow?.kind === 'map') {
		found.push({ block: 'workflow', map: workflow });
		timers(workflow, found);
		for (const state of values(at(workflow, 'states'))) {
			if (state.kind !== 'map') continue;
			found.push({ block: 'state', map: state });
			timers(state, found);
			actions(at(state, 'actions'), source, seen, found);
		}
		actions(at(workflow, 'anywhere'), source, seen, found);
	}
	for (const notice of items(at(source.root, 'notices'))) if (notice.kind === 'map') found.push({ block: 'notice', map: notice });
	const signing = at(source.root, 'signing');
	if (signing?.kind === 'map') found.push({ block: 'signing', map: signing });
	return found;
}

/** The fields of shared schemas that a service's `$ref`s lead to, each once, in the order met. */
export function sharedFields(source: ServiceSource): readonly Node[] {
	const found = new Set<Node>();
	for (const { block, map } of blocksOf(source)) {
		const target = block === 'field' || block === 'choice' ? referred(map, source) : null;
		if (target !== null && target.document !== source.root.document) found.add(target);
	}
	return [...found];
}

/** The `pages` of what actions ask in place: beside the keywords of a schema, with the shape that the form's pages have. */
export function askedPages(source: ServiceSource): readonly Node[] {
	return blocksOf(source).flatMap(({ block, map }) => {
		const ask = block === 'action' ? at(map, 'ask') : null;
		return ask?.kind !== 'map' || ask.entries.has('add') || ask.entries.has('row') ? [] : (at(ask, 'pages') ?? []);
	});
}

/** What the `$ref` of a schema leads to; null where there is none or it leads nowhere. */
export function referred(map: MapNode, source: ServiceSource): Node | null {
	const ref = at(map, '$ref');
	return ref?.kind === 'scalar' && typeof ref.value === 'string' ? source.resolve(ref.value, ref) : null;
}

/** The node under a key of a map, else null. */
export function at(node: Node | null, key: string): Node | null {
	return node?.kind === 'map' ? (node.entries.get(key)?.node ?? null) : null;
}

/** The items of a list; none where it is no list. */
export function items(node: Node | null): readonly Node[] {
	return node?.kind === 'list' ? node.items : [];
}

/** The values of a map; none where it is no map. */
export function values(node: Node | null): readonly Node[] {
	return node?.kind === 'map' ? [...node.entries.values()].map((entry: MapEntry) => entry.node) : [];
}

const schemas = ['items', 'not', 'if', 'then', 'else', 'additionalProperties'];
const schemaMaps = ['properties', '$defs'];
const alternatives: ReadonlySet<string> = new Set(['oneOf', 'anyOf']);

function fields(node: Node | null, source: ServiceSource, seen: Set<Node>, found: BlockMap[], choice = false): void {
	if (node?.kind !== 'map' || seen.has(node)) return;
	seen.add(node);
	found.push({ block: choice && isChoice(node) ? 'choice' : 'field', map: node });
	const choices = at(node, 'choices');
	if (choices?.kind === 'map') found.push({ block: 'choices', map: choices });
	fields(referred(node, source), source, seen, found);
	for (const key of schemas) fields(at(node, key), source, seen, found);
	for (const key of schemaMaps) for (const part of values(at(node, key))) fields(part, source, seen, found);
	for (const key of ['allOf', 'oneOf', 'anyOf']) {
		for (const part of items(at(node, key))) fields(part, source, seen, found, alternatives.has(key));
	}
}

/** A choice of a question: one code with its title, and nothing that describes a group. */
export function isChoice(map: MapNode): boolean {
	return map.entries.has('const') && !map.entries.has('properties');
}

function pages(page: Node, found: BlockMap[]): void {
	if (page.kind === 'map') found.push({ block: 'page', map: page });
}

function timers(of: MapNode, found: BlockMap[]): void {
	for (const timer of items(at(of, 'timers'))) if (timer.kind === 'map') found.push({ block: 'timer', map: timer });
}

function actions(node: Node | null, source: ServiceSource, seen: Set<Node>, found: BlockMap[]): void {
	for (const action of values(node)) {
		if (action.kind !== 'map') continue;
		found.push({ block: 'action', map: action });
		const ask = at(action, 'ask');
		if (ask?.kind !== 'map' || ask.entries.has('add') || ask.entries.has('row')) continue;
		fields(ask, source, seen, found);
		for (const page of items(at(ask, 'pages'))) pages(page, found);
	}
}
