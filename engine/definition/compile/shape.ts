import type { Frame, Member, Type } from '../../expression/types.js';
import { isGroupKind } from '../groups.js';
import type { Node } from '../node.js';
import type { FieldKind } from '../service.js';
import { didYouMean } from '../suggest.js';
import type { CompileContext } from './context.js';
import { choicesOf, derivedKind, itemsView, kindNames, leafType, type RawChoice } from './kind.js';
import { child, isTrue, textOf } from './reading.js';
import { keyword, type Resolve, type View, viewOf } from './view.js';

/** A field before its texts and expressions are compiled: expressions look names up in all of it, so it must stand first. */
export interface Shape {
	readonly path: string;
	readonly keys: readonly string[];
	readonly name: string;
	readonly node: Node;
	readonly view: View;
	readonly kind: FieldKind;
	readonly type: Type;
	readonly choices: readonly RawChoice[];
	readonly required: boolean;
	readonly members: readonly Shape[];
	readonly row: Shape | null;
	/** Names inside it, for a group or a row that is a group; else null. */
	readonly frame: Frame | null;
}

/** How the outermost group is placed. */
export interface Placing {
	/** Before a path where expressions name it: `facts.`; '' for answers. */
	readonly prefix: string;
	/** Level of the outermost group: 0 for answers, 1 for what stands beside them. */
	readonly level: number;
	/** Paths that stand on a page with a `when`. */
	readonly conditional: ReadonlySet<string>;
}

interface Spot {
	readonly path: string;
	readonly keys: readonly string[];
	readonly level: number;
	/** Keys from the level's object. */
	readonly inLevel: readonly string[];
	readonly required: boolean;
	/** Nodes around it, to see a schema that holds itself. */
	readonly around: readonly Node[];
}

/** A schema that holds itself is asked this many levels deep. */
const unrolled = 3;
const forbidden = new Set([
	'toString',
	'valueOf',
	'constructor',
	'prototype',
	'hasOwnProperty',
	'isPrototypeOf',
	'propertyIsEnumerable',
	'toLocaleString',
]);
/** What a property may be called so that it names a field: no dots, brackets, `$` or look-alike letters (they would be read as something else). */
const fieldName = /^[A-Za-z_][A-Za-z0-9_:-]{0,99}$/;

/**
 * The shape of a schema's fields, types and frames in place.
 * Reports names that can't name a field, components that don't exist and `when` below a schema that holds itself.
 */
export function shapeOf(context: CompileContext, node: Node, placing: Placing): Shape {
	const resolve: Resolve = (ref, from) => context.source.resolve(ref, from);
	const at: Spot = { path: '', keys: [], level: placing.level, inLevel: [], required: true, around: [] };
	return shape([node], at, context, resolve, placing);
}

function shape(nodes: readonly Node[], spot: Spot, context: CompileContext, resolve: Resolve, placing: Placing): Shape {
	const view = viewOf(nodes, resolve);
	const node = nodes[0] as Node;
	const lists = context.source.lists;
	const items = itemsView(view, resolve);
	const own = choicesOf(view, lists);
	const itemChoices = own.length > 0 && keyword(view, 'items') === null ? own : choicesOf(items, lists);
	const kind = spot.path === '' ? 'group' : kindOf(view, own, itemChoices, context);
	const choices = kind === 'checkboxes' ? itemChoices : own;
	const base = {
		path: spot.path,
		keys: spot.keys,
		name: spot.keys.at(-1) ?? '',
		node,
		view,
		kind,
		choices,
		required: spot.required,
	};
	if (isGroupKind(kind)) {
		const { members, type } = groupMembers(view, spot, context, resolve, placing);
		const frame: Frame = { level: spot.level, keys: spot.inLevel, members: type.members };
		return { ...base, type: kind === 'address' ? { ...type, lines: true } : type, members, row: null, frame };
	}
	if (kind === 'list') {
		const rowNodes = keyword(view, 'items');
		const row = rowNodes === null ? null : rowShape(rowNodes, spot, context, resolve, placing);
		return {
			...base,
			type: { kind: 'list', of: row?.type ?? { kind: 'text' } },
			members: row?.members ?? [],
			row,
			frame: null,
		};
	}
	return { ...base, type: leafType(view, kind, choices), members: [], row: null, frame: null };
}

function rowShape(items: Node, spot: Spot, context: CompileContext, resolve: Resolve, placing: Placing): Shape {
	const inside: Spot = {
		path: `${spot.path}[]`,
		keys: [...spot.keys, '*'],
		level: spot.level + 1,
		inLevel: [],
		required: true,
		around: [...spot.around, items],
	};
	const row = shape([items], inside, context, resolve, placing);
	if (row.type.kind === 'list') {
		context.report({
			code: 'list-of-lists',
			severity: 'error',
			at: items.place,
			says: {
				id: 'Baris sebuah daftar tidak bisa langsung berupa daftar. Jadikan barisnya `type: object` dengan daftar itu di dalamnya.',
				en: 'A row of a list can’t itself be a list. Make the row a `type: object` that holds the list.',
			},
		});
	}
	return row;
}

function groupMembers(
	view: View,
	spot: Spot,
	context: CompileContext,
	resolve: Resolve,
	placing: Placing,
): { members: Shape[]; type: Extract<Type, { kind: 'group' }> } {
	const members: Shape[] = [];
	const types = new Map<string, Member>();
	for (const [name, nodes] of view.properties) {
		const node = nodes[0];
		if (node === undefined || node.kind !== 'map' || !mayName(name, node, context)) continue;
		const targets = viewOf(nodes, resolve).parts;
		const inside = Math.max(0, ...targets.map((part) => spot.around.filter((one) => one === part).length));
		if (inside > 0) reportWhens(viewOf(nodes, resolve), context);
		if (inside >= unrolled) continue;
		const path = spot.path === '' ? name : `${spot.path}.${name}`;
		const member = shape(
			nodes,
			{
				path,
				keys: [...spot.keys, name],
				level: spot.level,
				inLevel: [...spot.inLevel, name],
				required: view.required.has(name),
				around: [...spot.around, ...targets],
			},
			context,
			resolve,
			placing,
		);
		members.push(member);
		const mayBeAbsent =
			!member.required ||
			(member.kind === 'address' && member.members.every(({ required }) => !required)) ||
			keyword(member.view, 'when') !== null ||
			placing.conditional.has(path);
		types.set(name, { type: member.type, field: `${placing.prefix}${path}`, mayBeAbsent });
	}
	return { members, type: { kind: 'group', members: types } };
}

function kindOf(
	view: View,
	choices: readonly RawChoice[],
	itemChoices: readonly RawChoice[],
	context: CompileContext,
): FieldKind {
	const node = keyword(view, 'component');
	const said = textOf(node);
	if (node === null || said === null) return derivedKind(view, choices, itemChoices);
	const known = kindNames.find((name) => name === said);
	if (known !== undefined) return known;
	const suggestion = didYouMean(said, kindNames);
	context.report({
		code: 'unknown-component',
		severity: 'error',
		at: node.place,
		says: {
			id: `Komponen \`${said}\` tidak ada.`,
			en: `There is no component \`${said}\`.`,
		},
		...(suggestion === null ? {} : { suggestion }),
	});
	return derivedKind(view, choices, itemChoices);
}

function mayName(name: string, node: Node, context: CompileContext): boolean {
	if (fieldName.test(name) && !forbidden.has(name) && !name.startsWith('__')) return true;
	context.report({
		code: 'field-name',
		severity: 'error',
		at: node.place,
		says: {
			id: `\`${name.slice(0, 60)}\` tidak bisa menjadi nama isian. Mulai dengan huruf; pakai huruf A–Z, angka, \`_\`, \`-\` atau \`:\`, paling banyak 100 tanda.`,
			en: `\`${name.slice(0, 60)}\` can’t name a field. Begin with a letter; use letters A–Z, digits, \`_\`, \`-\` or \`:\`, at most 100 characters.`,
		},
	});
	return false;
}

function reportWhens(view: View, context: CompileContext): void {
	for (const part of view.parts) {
		const when = child(part, 'when');
		if (when === null || isTrue(when)) continue;
		context.report({
			code: 'when-in-recursion',
			severity: 'error',
			at: when.place,
			says: {
				id: 'Skema ini memuat dirinya sendiri; di bawahnya `when` tidak bisa dipakai. Pindahkan `when` ke isian yang menunjuk ke skema ini.',
				en: 'This schema holds itself, and `when` can’t be used below that. Move the `when` to the field that refers to the schema.',
			},
		});
	}
}
