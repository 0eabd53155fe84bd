import type { Expression } from '../../expression/types.js';
import { fieldsBelow } from '../compile/fields.js';
import { isGroupKind } from '../groups.js';
import type { Field, Form, Service } from '../service.js';
import { allActions } from './graph.js';

/** On which pages (numbered from 0) everything of a form is asked. */
export interface Asked {
	/** For each field, group and list that a page shows, alone or with what it stands in: the numbers of those pages. */
	readonly pages: ReadonlyMap<string, readonly number[]>;
	/** The first of them; of a group, the first page that asks anything of it. */
	readonly first: ReadonlyMap<string, number>;
}

/** Fields over pages: a form, or what an action asks over several. */
export type Paged = Pick<Form, 'root' | 'fields' | 'pages'>;

/** What is asked over pages beside the form: by actions, each with a schema and pages of its own. */
export function pagedAsks({ workflow }: Pick<Service, 'workflow'>): readonly Paged[] {
	return allActions(workflow).flatMap(({ action: { ask } }) =>
		ask === null || ask.pages.length === 0 ? [] : [{ root: ask.group, fields: fieldsBelow(ask.group), pages: ask.pages }],
	);
}

/** Where the fields are asked; worked out once a form. */
export function askedOn(form: Paged): Asked {
	const known = asked.get(form);
	if (known !== undefined) return known;
	const pages = new Map<string, number[]>();
	const show = (field: Field, page: number): void => {
		const numbers = pages.get(field.path);
		if (numbers === undefined) pages.set(field.path, [page]);
		else if (numbers.at(-1) !== page) numbers.push(page);
		if (field.row !== null) show(field.row, page);
		else for (const member of field.members) show(member, page);
	};
	for (const [number, page] of form.pages.entries())
		for (const listed of page.fields) {
			const field = form.fields.get(listed);
			if (field !== undefined) show(field, number);
		}
	const first = new Map<string, number>();
	for (const [path, [number]] of pages)
		for (const one of [path, ...around(path)])
			if (number !== undefined) first.set(one, Math.min(number, first.get(one) ?? number));
	const found = { pages, first };
	asked.set(form, found);
	return found;
}

const asked = new WeakMap<Paged, Asked>();

/** The groups, lists and rows a path leads through, outermost first. */
export function around(path: string): readonly string[] {
	const above: string[] = [];
	for (let at = 0; at < path.length; at++) {
		if (path[at] === '.') above.push(path.slice(0, at));
		else if (path[at] === '[') above.push(path.slice(0, at));
	}
	return above;
}

/** Fields whose answers an expression needs from people: those it names, and for a computed one those it is worked out from. */
export function needed(form: Form, expression: Expression): ReadonlySet<string> {
	const found = new Set<string>();
	const seen = new Set<string>();
	const look = (one: Expression): void => {
		for (const path of one.uses) {
			if (seen.has(path)) continue;
			seen.add(path);
			const field = form.fields.get(path);
			if (field === undefined) continue;
			if (field.compute !== null && !field.editable) look(field.compute);
			else found.add(path);
		}
	};
	look(expression);
	return found;
}

/** Does a field take an answer of its own. */
export function takesAnswer(field: Field): boolean {
	return field.kind !== 'guidance' && !isGroupKind(field.kind);
}

/** The fields in a field and below it that take answers; rows of lists aren't looked into. */
export function leavesOf(field: Field): readonly Field[] {
	if (isGroupKind(field.kind)) return field.members.flatMap(leavesOf);
	return takesAnswer(field) ? [field] : [];
}
