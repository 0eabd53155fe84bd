import type { Member, Type } from '../../expression/types.js';
import { isGroupKind } from '../groups.js';
import type { Field } from '../service.js';

/** The field of a group at a dotted path of names (`survey.on`); null where there is none. Rows of lists aren't reached. */
export function fieldAt(group: Field, path: string): Field | null {
	let here: Field = group;
	for (const name of path.split('.')) {
		const next = isGroupKind(here.kind) ? here.members.find((member) => member.name === name) : undefined;
		if (next === undefined) return null;
		here = next;
	}
	return here;
}

/** Every path below a group that `fieldAt` reaches. */
export function pathsOf(group: Field, before = ''): readonly string[] {
	return group.members.flatMap((member) => {
		const path = before === '' ? member.name : `${before}.${member.name}`;
		return isGroupKind(member.kind) ? [path, ...pathsOf(member, path)] : [path];
	});
}

/** The group with only what the paths name (and all below it), in the group's own order; paths and names stay as they are. */
export function subset(group: Field, paths: readonly string[]): Field {
	const members = group.members.flatMap((member) => {
		if (paths.includes(member.name)) return [member];
		const below = paths.filter((path) => path.startsWith(`${member.name}.`)).map((path) => path.slice(member.name.length + 1));
		return below.length > 0 && isGroupKind(member.kind) ? [subset(member, below)] : [];
	});
	return { ...group, members, type: narrowed(group.type, members) };
}

function narrowed(type: Type, members: readonly Field[]): Type {
	if (type.kind !== 'group') return type;
	const kept = members.flatMap((member): [string, Member][] => {
		const known = type.members.get(member.name);
		return known === undefined ? [] : [[member.name, { ...known, type: member.type }]];
	});
	return { kind: 'group', members: new Map(kept) };
}

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a `subset`: the same with only the properties that the paths name. */
export function subsetSchema(schema: Schema, paths: readonly string[]): Schema {
	const kept: Record<string, unknown> = { ...schema };
	const named = (name: string): boolean => paths.some((path) => path === name || path.startsWith(`${name}.`));
	if (isSchema(schema['properties'])) {
		kept['properties'] = Object.fromEntries(
			Object.entries(schema['properties']).flatMap(([name, below]) => {
				if (!named(name)) return [];
				const inside = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
				return [[name, paths.includes(name) || !isSchema(below) ? below : subsetSchema(below, inside)]];
			}),
		);
	}
	for (const word of Object.keys(schema))
		if (word.toLowerCase().endsWith('required') && Array.isArray(schema[word]))
			kept[word] = schema[word].filter((name) => typeof name !== 'string' || named(name));
	if (Array.isArray(schema['allOf']))
		kept['allOf'] = schema['allOf'].map((part) => (isSchema(part) ? subsetSchema(part, paths) : part));
	return kept;
}

/** The JSON Schema of the rows of a list at a dotted path; the schema that takes anything where there is none. */
export function rowSchema(schema: Schema, path: string): Schema {
	let here: unknown = schema;
	for (const name of path.split('.'))
		here = isSchema(here) && isSchema(here['properties']) ? here['properties'][name] : undefined;
	return isSchema(here) && isSchema(here['items']) ? here['items'] : {};
}

function isSchema(value: unknown): value is Schema {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
