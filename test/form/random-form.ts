/** Random forms and answers for comparison with the reference. */
import { type Condition, codes, type RandomField, type RandomForm } from './reference.js';

type Random = () => number;

interface Placed {
	readonly field: RandomField;
	readonly path: string;
	readonly rank: number;
	/** Path of the list it stands in; null outside. */
	readonly list: string | null;
}

export interface Making {
	readonly lists: boolean;
	readonly oneOf: boolean;
}

/** A form of up to about fifteen fields. Conditions only name fields of a lower rank, and ranks grow downward, so that no circle is possible. */
export function randomForm(random: Random, { lists, oneOf }: Making): RandomForm {
	const placed: Placed[] = [];
	let names = 0;
	let needList = lists;
	const make = (depth: number, path: string, list: string | null, rank: number): RandomField => {
		const name = `f${++names}`;
		const here = path === '' ? name : `${path}.${name}`;
		const mine = rank + random();
		const kind = kindOf(depth, list);
		const when = random() < 0.45 ? condition(mine, list, 0) : null;
		const members =
			kind === 'group' || kind === 'list'
				? Array.from({ length: 1 + Math.floor(random() * 3) }, () => make(depth + 1, here, kind === 'list' ? here : list, mine))
				: [];
		const limit = random() < 0.5 ? null : kind === 'number' ? Math.floor(random() * 10) : kind === 'list' ? 2 : 3;
		const field: RandomField = { name, kind, required: random() < 0.5, when, limit, members };
		placed.push({ field, path: here, rank: mine, list });
		return field;
	};
	const kindOf = (depth: number, list: string | null): RandomField['kind'] => {
		if (depth === 1 && needList) {
			needList = false;
			return 'list';
		}
		if (depth < 3 && random() < 0.2) return 'group';
		if (lists && list === null && depth < 3 && random() < 0.1) return 'list';
		return pick(random, ['code', 'code', 'number', 'number', 'boolean', 'text'] as const);
	};
	const condition = (rank: number, list: string | null, depth: number): Condition | null => {
		if (depth < 2 && random() < 0.35) {
			const left = condition(rank, list, depth + 1);
			const right = condition(rank, list, depth + 1);
			if (left === null || right === null) return left ?? right;
			return random() < 0.3 ? { is: 'not', one: left } : { is: random() < 0.5 ? 'and' : 'or', left, right };
		}
		const lower = placed.filter((one) => one.rank < rank && one.field.kind !== 'group');
		const direct = lower.filter((one) => one.list === null || (one.list === list && placedDirectly(one)));
		if (direct.length === 0) return null;
		return about(pick(random, direct));
	};
	/** A field right in its row; deeper ones are left to the other tests. */
	const placedDirectly = (one: Placed): boolean => one.path === `${one.list}.${one.field.name}`;
	const about = ({ field, path, list }: Placed): Condition => {
		const target = list === null ? path : `.${field.name}`;
		if (field.kind === 'list') {
			const numbers = field.members.filter(({ kind }) => kind === 'number');
			const number = numbers[0];
			if (number === undefined || random() < 0.5) return { is: 'count', target, above: Math.floor(random() * 3) };
			return { is: 'sum', target, of: number.name, above: Math.floor(random() * 10) };
		}
		if (field.kind === 'text') return { is: 'answered', target };
		if (random() < 0.15) return { is: 'answered', target };
		if (field.kind === 'boolean') return { is: 'yes', target };
		if (field.kind === 'number') return { is: 'number', target, above: Math.floor(random() * 8) };
		return { is: 'code', target, equals: random() < 0.6, code: pick(random, codes) };
	};
	const members = Array.from({ length: 3 + Math.floor(random() * 6) }, () => make(1, '', null, 0));
	const loose = members.filter(({ kind }) => kind !== 'group' && kind !== 'list').map(({ name }) => name);
	const root: RandomField = { name: '', kind: 'group', required: true, when: null, limit: null, members };
	return { root, oneOf: oneOf && loose.length > 1 ? loose.slice(0, 2) : null };
}

/** The schema an author would have written. */
export function schemaOf(form: RandomForm): Readonly<Record<string, unknown>> {
	const root = schema(form.root);
	return form.oneOf === null ? root : { ...root, oneOf: form.oneOf.map((name) => ({ required: [name] })) };
}

function schema(field: RandomField): Readonly<Record<string, unknown>> {
	const when = field.when === null ? {} : { when: sourceOf(field.when) };
	const own = { title: field.name, ...when };
	const group = {
		type: 'object',
		required: field.members.filter(({ required }) => required).map(({ name }) => name),
		properties: Object.fromEntries(field.members.map((member) => [member.name, schema(member)])),
	};
	if (field.kind === 'group') return { ...own, ...group };
	if (field.kind === 'list')
		return { ...own, type: 'array', ...(field.limit === null ? {} : { minItems: field.limit }), items: group };
	if (field.kind === 'code') return { ...own, enum: codes };
	if (field.kind === 'boolean') return { ...own, type: 'boolean' };
	if (field.kind === 'number') return { ...own, type: 'number', ...(field.limit === null ? {} : { maximum: field.limit }) };
	return { ...own, type: 'string', ...(field.limit === null ? {} : { minLength: field.limit }) };
}

/** The condition as an author writes it. */
export function sourceOf(condition: Condition): string {
	if (condition.is === 'not') return `not (${sourceOf(condition.one)})`;
	if (condition.is === 'and' || condition.is === 'or')
		return `(${sourceOf(condition.left)}) ${condition.is} (${sourceOf(condition.right)})`;
	const target = condition.target.replace(/^\./, '');
	if (condition.is === 'yes') return target;
	if (condition.is === 'answered') return `answered(${target})`;
	if (condition.is === 'count') return `count(${target}) > ${condition.above}`;
	if (condition.is === 'sum') return `sum(${target}.${condition.of}) > ${condition.above}`;
	if (condition.is === 'number') return `${target} > ${condition.above}`;
	return `${target} ${condition.equals ? '==' : '!='} '${condition.code}'`;
}

/** Answers of every sort: right, wrong, cleared, left out. */
export function randomAnswers(random: Random, field: RandomField): Record<string, never> {
	const answers: Record<string, unknown> = {};
	for (const member of field.members) {
		const value = randomValue(random, member);
		if (value !== undefined) answers[member.name] = value;
	}
	return answers as Record<string, never>;
}

function randomValue(random: Random, field: RandomField): unknown {
	const chance = random();
	if (chance < 0.2) return undefined;
	if (field.kind === 'group') return randomAnswers(random, field);
	if (field.kind === 'list') {
		if (chance < 0.25) return pick(random, [[], null, 'no list']);
		return Array.from({ length: Math.floor(random() * 4) }, () => randomAnswers(random, field));
	}
	if (chance < 0.26) return pick(random, [null, '', 7, 'zz', true]);
	if (field.kind === 'code') return pick(random, [...codes, ...codes, 'd']);
	if (field.kind === 'number') return Math.floor(random() * 12);
	if (field.kind === 'boolean') return random() < 0.6;
	return pick(random, ['x', 'word', 'longer text']);
}

function pick<One>(random: Random, from: readonly One[]): One {
	const one = from[Math.floor(random() * from.length)];
	if (one === undefined) throw new RangeError('Nothing to pick from.');
	return one;
}
