/** Small fields for tests, made by hand: everything that isn't said is what an author who says nothing gets. */
import type { Field, FieldKind } from '../../engine/definition/service.js';

type Said = Partial<Omit<Field, 'name' | 'kind'>>;

/** A field of a kind; paths and keys are given when it is put below others. */
export function field(kind: FieldKind, name: string, said: Said = {}): Field {
	return {
		path: name,
		keys: name === '' ? [] : [name],
		name,
		kind,
		type: { kind: 'text' },
		at: { file: 'test', line: 1, column: 1 },
		title: { id: [name], en: [name] },
		short: { id: [name], en: [name] },
		hint: null,
		messages: new Map(),
		required: false,
		when: null,
		asked: null,
		checks: [],
		compute: null,
		editable: false,
		proposal: undefined,
		choices: [],
		personal: 'personal',
		unit: null,
		currency: null,
		autocomplete: null,
		component: kind,
		limits: {},
		file: null,
		members: [],
		row: null,
		...said,
	};
}

/** A group of fields. */
export function group(name: string, members: readonly Field[], said: Said = {}): Field {
	return field('group', name, { members, ...said });
}

/** A list of groups. */
export function list(name: string, members: readonly Field[], said: Said = {}): Field {
	return field('list', name, { members, row: group('[]', members), ...said });
}

/** Gives every field below a root its path and keys, and lists them by path. */
export function rooted(members: readonly Field[]): { readonly root: Field; readonly fields: ReadonlyMap<string, Field> } {
	const fields = new Map<string, Field>();
	function place(below: Field, path: string, keys: readonly string[]): Field {
		const join = (name: string) => (path === '' ? name : `${path}.${name}`);
		const row = below.row && place(below.row, `${path}[]`, [...keys, '*']);
		const inside = row?.members ?? below.members.map((member) => place(member, join(member.name), [...keys, member.name]));
		const placed = { ...below, path, keys, members: inside, row };
		if (path !== '') fields.set(path, placed);
		return placed;
	}
	return { root: place(group('', members), '', []), fields };
}
