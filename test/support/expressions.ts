/** Environments and scopes for tests of expressions, from short words: `text`, `money IDR`, `choice a b`, a map for a group, `[…]` for a list; `?` = may be absent. */
import { compile } from '../../engine/expression/compile.js';
import type {
	Environment,
	Expression,
	Frame,
	Group,
	ListName,
	Member,
	Scope,
	Type,
	Value,
} from '../../engine/expression/types.js';

export type Shape = string | readonly [Shape] | { readonly [name: string]: Shape };
export interface Shapes {
	readonly [name: string]: Shape;
}

/** What a group of cases stands on. */
export interface World {
	readonly shape: Shapes;
	readonly facts?: Shapes;
	readonly apart?: Shapes;
	/** Conditions by id, as expressions over the root; later ones may name earlier ones. */
	readonly conditions?: { readonly [id: string]: string };
	/** Tables by id that always give this value, or nothing where it is null. */
	readonly tables?: { readonly [id: string]: string | number | null };
	/** Code lists: a row of columns by code. */
	readonly lists?: { readonly [id: string]: { readonly [code: string]: { readonly [column: string]: string } } };
	/** The way to the object where the expression stands, `members[]` for a row: frames from there outward. */
	readonly inside?: readonly string[];
	/** The path of the field itself, for `this`. */
	readonly self?: string;
	readonly today?: 'yes' | 'no';
}

function typeOf(shape: Shape, path: string): Type {
	if (Array.isArray(shape)) return { kind: 'list', of: typeOf(shape[0], `${path}[]`) };
	if (typeof shape !== 'string') return { kind: 'group', members: membersOf(shape as Shapes, path) };
	const [kind, ...more] = shape.replace('?', '').trim().split(' ');
	const simple: { readonly [kind: string]: Type } = {
		text: { kind: 'text' },
		number: { kind: 'number', currency: null },
		money: { kind: 'number', currency: more[0] ?? 'IDR' },
		date: { kind: 'date' },
		boolean: { kind: 'boolean' },
		choice: { kind: 'code', codes: more },
		choices: { kind: 'list', of: { kind: 'code', codes: more } },
		texts: { kind: 'list', of: { kind: 'text' } },
		numbers: { kind: 'list', of: { kind: 'number', currency: null } },
		group: { kind: 'group', members: new Map() },
	};
	const type = simple[kind ?? ''];
	if (type === undefined) throw new Error(`a case names the type ${kind}`);
	return type;
}

function membersOf(shapes: Shapes, path: string): Map<string, Member> {
	return new Map(
		Object.entries(shapes).map(([name, shape]) => {
			const plain = name.replace('?', '');
			const field = path === '' ? plain : `${path}.${plain}`;
			const mayBeAbsent = name.endsWith('?') || (typeof shape === 'string' && shape.endsWith('?'));
			return [plain, { type: typeOf(shape, field), field, mayBeAbsent }];
		}),
	);
}

function framesOf(members: ReadonlyMap<string, Member>, inside: readonly string[]): Frame[] {
	const frames: Frame[] = [{ level: 0, keys: [], members }];
	for (const step of inside) {
		const [here] = frames;
		const name = step.replace('[]', '');
		const type = here?.members.get(name)?.type;
		if (here === undefined || type === undefined) throw new Error(`a case stands in ${step}, which isn't there`);
		const row = type.kind === 'list' ? type.of : type;
		const below = row.kind === 'group' ? row.members : new Map<string, Member>();
		frames.unshift(
			type.kind === 'list'
				? { level: here.level + 1, keys: [], members: below }
				: { level: here.level, keys: [...here.keys, name], members: below },
		);
	}
	return frames;
}

function memberAt(members: ReadonlyMap<string, Member>, path: string): Member {
	const [first = '', ...more] = path.split('.');
	const member = members.get(first.replace('[]', ''));
	if (member === undefined) throw new Error(`a case names ${path}, which isn't there`);
	if (more.length === 0) return member;
	const type = member.type.kind === 'list' ? member.type.of : member.type;
	return memberAt(type.kind === 'group' ? type.members : new Map(), more.join('.'));
}

function listOf(rows: { readonly [code: string]: { readonly [column: string]: string } }): ListName {
	const columns = ['code', ...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
	return { codes: Object.keys(rows), columns, cell: (code, column) => (column === 'code' ? code : rows[code]?.[column]) };
}

/** The names of a world. A condition that doesn't compile is a fault of the case. */
export function environmentOf(world: World): Environment {
	const members = membersOf(world.shape, '');
	const conditions = new Map<string, Environment['conditions'] extends ReadonlyMap<string, infer Name> ? Name : never>();
	const environment: Environment = {
		frames: framesOf(members, world.inside ?? []),
		conditions,
		tables: new Map(
			Object.entries(world.tables ?? {}).map(([id, value]) => [
				id,
				{
					type: typeof value === 'string' ? { kind: 'text' } : { kind: 'number', currency: null },
					uses: [],
					usesToday: false,
					mayBeAbsent: value === null,
					run: () => value ?? undefined,
				},
			]),
		),
		lists: new Map(Object.entries(world.lists ?? {}).map(([id, rows]) => [id, listOf(rows)])),
		self: world.self === undefined ? null : memberAt(members, world.self),
		facts: world.facts === undefined ? null : membersOf(world.facts, 'facts'),
		apart: new Map(
			Object.entries(world.apart ?? {}).map(([word, shape]) => [
				word,
				typeof shape === 'string' ? new Map() : membersOf(shape as Shapes, word),
			]),
		),
		today: world.today ?? 'yes',
	};
	const root: Environment = { ...environment, frames: environment.frames.slice(-1), self: null, today: 'yes' };
	for (const [id, source] of Object.entries(world.conditions ?? {})) {
		const is = compiled(source, root);
		conditions.set(id, { type: is.type, uses: is.uses, usesToday: is.usesToday, cost: is.cost, run: is.run });
	}
	return environment;
}

/** The conditions of a world as a service keeps them. */
export function conditionsOf(world: World): Map<string, { readonly is: Expression }> {
	const root: World = { ...world, inside: [] };
	const { conditions: named = {} } = world;
	return new Map(Object.entries(named).map(([id, source]) => [id, { is: compiled(source, environmentOf(root)) }]));
}

/** An expression that must compile. */
export function compiled(source: string, environment: Environment): Expression {
	const { expression, problems } = compile(source, environment, 'any');
	if (expression === null)
		throw new Error(`${source}: ${problems.map((problem) => `${problem.code} ${problem.says.en}`).join('; ')}`);
	return expression;
}

export interface ScopeParts {
	readonly answers?: Group;
	/** Row numbers from 0, one for each list the expression stands in. */
	readonly row?: readonly number[];
	readonly facts?: Group;
	readonly apart?: Group;
	readonly self?: Value;
	readonly today?: string;
	readonly locale?: string;
}

/** A scope over answers; the rows are found along the way to where the expression stands. */
export function scopeOf(parts: ScopeParts, world: World = { shape: {} }): Scope {
	const answers = parts.answers ?? {};
	const rows: Group[] = [];
	let here: Value = answers;
	for (const step of world.inside ?? []) {
		here = (here as Group | undefined)?.[step.replace('[]', '')];
		if (!step.endsWith('[]')) continue;
		here = (here as readonly Value[] | undefined)?.[parts.row?.[rows.length] ?? 0];
		rows.push((here ?? {}) as Group);
	}
	return {
		answers,
		rows,
		self: parts.self,
		facts: parts.facts ?? {},
		apart: parts.apart ?? {},
		today: parts.today ?? '2026-11-30',
		...(parts.locale === undefined ? {} : { locale: parts.locale }),
	};
}
