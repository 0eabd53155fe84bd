import type { Expression } from '../../expression/types.js';
import { isGroupKind } from '../groups.js';
import type { Place, Says } from '../problem.js';
import type { Field } from '../service.js';

/** A way round that `when`s and `compute`s must not make: the field it was found at, and the paths along it, first = last. */
export interface Circle {
	readonly at: Place;
	readonly way: readonly string[];
}

export interface Ordered {
	/** Paths of all fields below the root, each after what its relevance and value need (2b-3). */
	readonly order: readonly string[];
	readonly circles: readonly Circle[];
	/** Does a field look at what stands beside it in its own list: then what is seen depends on what came before. */
	readonly looksAround: boolean;
}

interface Need {
	readonly path: string;
	/** A wish, not a need: given up where it would make a circle. */
	readonly soft: boolean;
}

/**
 * The one order in which relevance and computed answers are settled. A field needs the group it stands in, whatever its `when`, its
 * pages' `when`s and its `compute` name; naming a group needs all in it, naming a list needs its rows, and what is in the rows where that
 * can be had (`count(members)` may stand inside a row of `members`).
 */
export function orderOf(root: Field, prefix = ''): Ordered {
	const all = new Map<string, Field>();
	const collect = (field: Field): void => {
		all.set(field.path, field);
		for (const inner of inside(field)) collect(inner);
	};
	for (const member of root.members) collect(member);

	/** Paths of the root's own members begin with it: `objections[].` where one row of a list is asked. */
	const home = root.path === '' ? '' : `${root.path}.`;
	const order: string[] = [];
	const circles: Circle[] = [];
	let looksAround = false;
	/** Fields whose circle is told already: one is enough to see. */
	const told = new Set<string>();
	const state = new Map<string, 'open' | 'done'>();
	const stack: Need[] = [];
	const visit = (need: Need): void => {
		const known = state.get(need.path);
		if (known === 'done') return;
		if (known === 'open') {
			const from = stack.findIndex(({ path }) => path === need.path);
			const round = stack.slice(from + 1);
			const field = all.get(need.path);
			if (need.soft || round.some(({ soft }) => soft)) looksAround = true;
			else if (field !== undefined && !told.has(need.path)) {
				for (const { path } of [need, ...round]) told.add(path);
				circles.push({ at: field.at, way: [need.path, ...round.map(({ path }) => path), need.path] });
			}
			return;
		}
		const field = all.get(need.path);
		if (field === undefined) return;
		state.set(need.path, 'open');
		stack.push(need);
		for (const next of needs(field, all, prefix, home)) visit(next);
		stack.pop();
		state.set(need.path, 'done');
		order.push(need.path);
	};
	for (const path of all.keys()) visit({ path, soft: true });
	return { order, circles, looksAround };
}

/** What to do about a circle, with the way round. */
export function circleSays(circle: Circle): Says {
	const shown = circle.way.map((path) => `\`${path}\``).join(' → ');
	return {
		id: `\`when\` dan \`compute\` ini berputar: ${shown}. Putuskan salah satu hubungannya.`,
		en: `These \`when\`s and \`compute\`s go round in a circle: ${shown}. Cut one of these ties.`,
	};
}

function inside(field: Field): readonly Field[] {
	return field.row !== null ? [field.row] : field.members;
}

function needs(field: Field, all: ReadonlyMap<string, Field>, prefix: string, home: string): Need[] {
	const expressions: Expression[] = [field.when, field.compute, ...(field.asked ?? [])].flatMap((one) => one ?? []);
	const named = new Set(expressions.flatMap((one) => one.uses));
	const found: Need[] = [];
	const parent = parentOf(field.path);
	if (parent !== null) found.push({ path: parent, soft: false });
	for (const use of named) {
		if (!use.startsWith(prefix)) continue;
		const path = `${home}${use.slice(prefix.length)}`;
		for (let above = parentOf(path); above !== null; above = parentOf(above)) found.push({ path: above, soft: false });
		found.push({ path, soft: false });
		const target = all.get(path);
		if (target !== undefined) below(target, false, found, field.path);
	}
	return found;
}

function below(field: Field, soft: boolean, found: Need[], from: string): void {
	for (const inner of inside(field)) {
		const gentle = soft || (field.row !== null && !isGroupKind(inner.kind)) || from === inner.path;
		const around = from.startsWith(`${inner.path}.`) || from.startsWith(`${inner.path}[`);
		found.push({ path: inner.path, soft: gentle || around });
		below(inner, soft || field.row !== null, found, from);
	}
}

function parentOf(path: string): string | null {
	if (path.endsWith('[]')) return path.slice(0, -2);
	const dot = path.lastIndexOf('.');
	return dot === -1 ? null : path.slice(0, dot);
}
