import type { MapNode, Node } from '../node.js';
import type { CompileContext } from './context.js';
import { checkPattern } from './pattern.js';
import { child, entriesOf, itemsOf, plain, textOf } from './reading.js';
import { viewOf } from './view.js';

type Schema = Record<string, unknown> | boolean;

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isText = (value: unknown): boolean => typeof value === 'string';
const isTypes = (value: unknown): boolean => (Array.isArray(value) ? value : [value]).every((one) => types.has(String(one)));
const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** Keywords whose value is taken as it is, where it is of their sort; what isn't was reported with the shape. */
const values: readonly (readonly [word: string, fits: (value: unknown) => boolean])[] = [
	['type', isTypes],
	['enum', Array.isArray],
	['const', () => true],
	['minimum', isNumber],
	['maximum', isNumber],
	['exclusiveMinimum', isNumber],
	['exclusiveMaximum', isNumber],
	['multipleOf', (value) => isNumber(value) && Number(value) > 0],
	['minLength', isCount],
	['maxLength', isCount],
	['minItems', isCount],
	['maxItems', isCount],
	['uniqueItems', (value) => typeof value === 'boolean'],
	['format', isText],
];

/** How `required` is meant: "if relevant", or plainly "is it there" (2b-4). */
type Asking = 'relevant' | 'plain';

interface Emission {
	readonly context: CompileContext;
	/** Schemas being written now: one that is met again inside itself gets a name. */
	readonly open: { node: Node; asking: Asking; name: string | null }[];
	readonly definitions: Record<string, Schema>;
	readonly checkedPatterns: Set<Node>;
}

/**
 * The JSON Schema that the validator compiles, written anew from the keywords Loket knows: nothing of the author's reaches it unread.
 * `required` that means "if relevant" stays `required` (the validator gives that word its own meaning); where it asks plainly it is `present`.
 * References are put in place; only a schema that holds itself is named, under `$defs`.
 */
export function emitSchema(context: CompileContext, node: Node): Readonly<Record<string, unknown>> {
	const emission: Emission = { context, open: [], definitions: {}, checkedPatterns: new Set() };
	const schema = emit(node, 'relevant', emission);
	const root: Record<string, unknown> = typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : schema;
	return Object.keys(emission.definitions).length === 0 ? root : { ...root, $defs: emission.definitions };
}

function emit(node: Node, asking: Asking, emission: Emission): Schema {
	if (node.kind === 'scalar') return node.value !== false;
	if (node.kind !== 'map') return true;
	const again = emission.open.find((one) => one.node === node && one.asking === asking);
	if (again !== undefined) {
		again.name ??= `schema${Object.keys(emission.definitions).length + emission.open.filter(({ name }) => name !== null).length + 1}`;
		return { $ref: `#/$defs/${again.name}` };
	}
	const here = { node, asking, name: null as string | null };
	emission.open.push(here);
	const schema = emitMap(node, asking, emission);
	emission.open.pop();
	if (here.name === null) return schema;
	emission.definitions[here.name] = schema;
	return { $ref: `#/$defs/${here.name}` };
}

function emitMap(node: MapNode, asking: Asking, emission: Emission): Record<string, unknown> {
	const out: Record<string, unknown> = {};
	for (const [word, fits] of values) {
		const written = child(node, word);
		// Through JSON, so that groups are ordinary objects: those compare equal to answers.
		const value: unknown = written === null ? undefined : JSON.parse(JSON.stringify(plain(written)));
		if (value !== undefined && fits(value)) out[word] = value;
	}
	if (Array.isArray(out['enum']) && out['enum'].length === 0) out['enum'] = [{ no: 'answer' }];
	emitPattern(node, out, emission);
	const named = child(node, 'choices');
	const list = emission.context.source.lists.get(textOf(named) ?? textOf(child(named, 'list')) ?? '');
	if (list !== undefined) out['enum'] = list.rows.map(({ code }) => code);
	const required = itemsOf(child(node, 'required')).flatMap((item) => textOf(item) ?? []);
	if (required.length > 0) out[asking === 'plain' ? 'present' : 'required'] = [...new Set(required)];
	const properties = entriesOf(child(node, 'properties'));
	if (properties.length > 0) {
		const written: Record<string, Schema> = Object.create(null);
		for (const [name, entry] of properties) if (name !== '__proto__') written[name] = emit(entry.node, asking, emission);
		out['properties'] = written;
	}
	for (const word of ['additionalProperties', 'items']) {
		const value = child(node, word);
		if (value !== null) out[word] = emit(value, asking, emission);
	}
	const all: Schema[] = itemsOf(child(node, 'allOf')).map((part) => emit(part, asking, emission));
	const ref = child(node, '$ref');
	if (ref?.kind === 'scalar' && typeof ref.value === 'string') {
		const target = emission.context.source.resolve(ref.value, ref);
		if (target !== null) all.push(emit(target, asking, emission));
	}
	if (all.length > 0) out['allOf'] = all;
	const not = child(node, 'not');
	if (not !== null) out['not'] = emit(not, 'plain', emission);
	emitIf(node, asking, out, emission);
	for (const word of ['oneOf', 'anyOf']) {
		const alternatives = itemsOf(child(node, word));
		if (alternatives.length > 0) out[word] = alternatives.map((part) => emit(part, askingOf(part, asking, emission), emission));
	}
	simplifyChoices(out);
	const only = all[0];
	return all.length === 1 && Object.keys(out).length === 1 && typeof only === 'object' ? only : out;
}

function emitIf(node: MapNode, asking: Asking, out: Record<string, unknown>, emission: Emission): void {
	const condition = child(node, 'if');
	if (condition === null) return;
	out['if'] = emit(condition, 'plain', emission);
	for (const word of ['then', 'else']) {
		const branch = child(node, word);
		if (branch !== null) out[word] = emit(branch, asking, emission);
	}
}

/** An alternative that declares no properties, itself or by what it is made of, asks plainly. */
function askingOf(part: Node, asking: Asking, { context }: Emission): Asking {
	const { properties } = viewOf([part], (ref, from) => context.source.resolve(ref, from));
	return properties.size === 0 ? 'plain' : asking;
}

function emitPattern(node: MapNode, out: Record<string, unknown>, emission: Emission): void {
	const pattern = child(node, 'pattern');
	if (pattern?.kind !== 'scalar' || typeof pattern.value !== 'string') return;
	const finding = checkPattern(pattern.value, pattern.place);
	if (finding === null) out['pattern'] = pattern.value;
	else if (!emission.checkedPatterns.has(pattern)) emission.context.report(finding);
	emission.checkedPatterns.add(pattern);
}

/** `oneOf` of different constants is a list of codes: the validator looks it up at once. */
function simplifyChoices(out: Record<string, unknown>): void {
	const alternatives = out['oneOf'];
	if (!Array.isArray(alternatives) || out['enum'] !== undefined) return;
	const codes = new Set<unknown>();
	for (const one of alternatives as readonly Schema[]) {
		if (typeof one === 'boolean' || Object.keys(one).length !== 1 || typeof one['const'] !== 'string') return;
		codes.add(one['const']);
	}
	if (codes.size !== alternatives.length) return;
	delete out['oneOf'];
	out['choice'] = [...codes];
}
