import type { Check, Field, Form } from '../definition/service.js';
import { answersBehind } from './asked.js';
import { type Instance, instancesOf, scopeAt } from './instances.js';
import { shownText } from './show.js';
import type { AnswerProblem, Around, Circumstances, FieldSet, Settled } from './types.js';

interface Placed {
	readonly field: Field;
	readonly check: Check;
	/** Where it is shown instead, where the field stands on an earlier page than what the check names (2b-7). */
	readonly shownAt: Field | null;
}

const placed = new WeakMap<Field, readonly Placed[]>();

/** The checks that don't hold, in their own words. One that is unknown isn't run (2b-2). */
export function failedChecks(
	set: FieldSet | Form,
	settled: Settled,
	circumstances: Circumstances,
	around?: Around,
): AnswerProblem[] {
	const problems: AnswerProblem[] = [];
	const whole = scopeAt(null, settled, circumstances, around);
	for (const { field, check, shownAt } of checksOf(set)) {
		for (const instance of instancesOf(field, settled, set.root)) {
			const scope =
				instance.rows.length === 0 ? { ...whole, self: instance.value } : scopeAt(instance, settled, circumstances, around);
			if (check.that.run(scope) !== false) continue;
			const shown = shownAt === null ? null : whereShown(shownAt, field, instance, settled, set.root);
			const message = shownText(check.says, circumstances.locale, scope, set.root);
			problems.push({ code: 'check', ...(shown ?? { path: instance.pointer, field: field.path }), message });
		}
	}
	return problems;
}

function whereShown(
	at: Field,
	field: Field,
	instance: Instance,
	settled: Settled,
	root: Field,
): { path: string; field: string } | null {
	const places = instancesOf(at, settled, root);
	const beside = places.find(({ pointer }) =>
		pointer.startsWith(instance.pointer.slice(0, instance.pointer.lastIndexOf('/') + 1)),
	);
	const found = field.path.includes('[]') ? beside : places.at(-1);
	return found === undefined ? null : { path: found.pointer, field: at.path };
}

/** Every check with where it is shown, worked out once: on the page of the last asked of the fields it names. */
export function checksOf(set: FieldSet | Form): readonly Placed[] {
	let found = placed.get(set.root);
	if (found !== undefined) return found;
	const pages = 'pages' in set ? set.pages : [];
	const pageOf = (path: string): number =>
		pages.findLastIndex((page) => page.fields.some((listed) => covers(listed, path) || (path !== '' && covers(path, listed))));
	const collected: Placed[] = [];
	const byPath = new Map<string, Field>();
	const visit = (field: Field): void => {
		byPath.set(field.path, field);
		for (const check of field.checks) collected.push({ field, check, shownAt: null });
		for (const inner of field.row === null ? field.members : [field.row]) visit(inner);
	};
	visit(set.root);
	found = collected.map((one) => ({ ...one, shownAt: shownAt(one, pageOf, byPath, pages.length) }));
	placed.set(set.root, found);
	return found;
}

function shownAt(
	{ field, check }: Placed,
	pageOf: (path: string) => number,
	byPath: ReadonlyMap<string, Field>,
	pages: number,
): Field | null {
	if (pages === 0) return null;
	const named = [...answersBehind(check.that.uses, byPath)].flatMap((path) => byPath.get(path) ?? []);
	const lastPage = Math.max(-1, ...named.map(({ path }) => pageOf(path)));
	if (lastPage === -1 || (field.path !== '' && onPage(field, lastPage, pageOf))) return null;
	const last = named.filter(({ path }) => pageOf(path) === lastPage).at(-1) ?? null;
	if (last?.path.includes('[]') !== true || field.path.includes('[]')) return last;
	return byPath.get(last.path.split('[]')[0] ?? '') ?? last;
}

function onPage(field: Field, page: number, pageOf: (path: string) => number): boolean {
	return pageOf(field.path) === page;
}

function covers(listed: string, path: string): boolean {
	return path === listed || path.startsWith(`${listed}.`) || path.startsWith(`${listed}[`);
}
