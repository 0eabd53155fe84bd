import type { Expression } from '../../expression/types.js';
import type { Field, Form } from '../service.js';

/** For each field, group and list that a page shows: the numbers of those pages (from 0). What stands in a listed group or row is shown with it. */
export function pagesOf(form: Form): ReadonlyMap<string, readonly number[]> {
	const shown = new Map<string, number[]>();
	const add = (path: string, page: number): void => {
		const pages = shown.get(path);
		if (pages === undefined) shown.set(path, [page]);
		else if (!pages.includes(page)) pages.push(page);
	};
	for (const [number, page] of form.pages.entries())
		for (const listed of page.fields)
			for (const path of form.fields.keys()) if (path === listed || isBelow(path, listed)) add(path, number);
	return shown;
}

/** Does a path lead to something inside another: a member of the group, or of a row of the list. */
export function isBelow(path: string, above: string): boolean {
	return path.startsWith(`${above}.`) || path.startsWith(`${above}[]`);
}

/** The groups and lists a path leads through, outermost first. */
export function around(path: string): readonly string[] {
	const parts = path.split('.');
	const above = parts.slice(0, -1).map((_, index) =>
		parts
			.slice(0, index + 1)
			.join('.')
			.replace(/\[\]$/u, ''),
	);
	return path.endsWith('[]') ? [...above, path.slice(0, -2)] : above;
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
			if (field?.compute !== null && field?.compute !== undefined && !field.editable) look(field.compute);
			else if (field !== undefined) found.add(path);
		}
	};
	look(expression);
	return found;
}

/** On which page a field is first asked; a group or list with the first of what is in it. Null where no page asks it. */
export function firstPage(path: string, form: Form, pages: ReadonlyMap<string, readonly number[]>): number | null {
	const own = pages.get(path) ?? [];
	const inside = [...form.fields.keys()].filter((one) => isBelow(one, path)).flatMap((one) => pages.get(one) ?? []);
	const all = [...own, ...inside];
	return all.length === 0 ? null : Math.min(...all);
}

/** Does a field take an answer of its own. */
export function takesAnswer(field: Field): boolean {
	return field.kind !== 'guidance' && field.kind !== 'group';
}
