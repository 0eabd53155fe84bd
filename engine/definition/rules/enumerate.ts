import type { Expression, Scope, Tree, Value } from '../../expression/types.js';
import { isGroupKind } from '../groups.js';
import type { Field, Form } from '../service.js';
import { around } from './asked.js';
import { type Constants, codeOf, constantsOf, none, pathOf } from './constants.js';
import { domainOf } from './domains.js';

/** How many combinations are looked at; beyond it nothing is claimed. */
export const mostCombinations = 10_000;

export interface Enumerating {
	/** As they are when the form is sent: what is required and relevant is answered, and checks hold. Else: as they may be in a draft. */
	readonly sent: boolean;
	/** Values that what is looked at tells apart besides the constants of the expressions: those of a table's cells, by field. */
	readonly constants?: ReadonlyMap<string, Constants>;
	/** An expression that is nothing but the name of a field is fine: the constants say what is told apart about it. */
	readonly named?: boolean;
}

/**
 * Every combination of answers that the expressions can tell apart, irrelevant answers left out, ready to run expressions in.
 * Null where that can't be done: a list's rows, a number worked out from others, `today`, or more than 10,000 combinations.
 * Each scope is valid only until the next is asked for.
 */
export function combinations(form: Form, expressions: readonly Expression[], options: Enumerating): Iterable<Scope> | null {
	const involved = involvedFields(form, expressions);
	if (involved === null) return null;
	const looked = new Map<string, Constants>(options.constants ?? []);
	const all = [...expressions, ...involved.flatMap(ownExpressions)];
	const bare = (one: Expression): boolean => options.named === true && form.fields.has(pathOf(codeOf(one)));
	for (const one of all) if (!bare(one) && !constantsOf(one, form, looked)) return null;
	const checks = options.sent ? checksOf(form, involved, looked) : [];
	const domains: { readonly field: Field; readonly values: readonly Value[] }[] = [];
	let count = 1;
	for (const field of involved) {
		if (field.compute !== null || isGroupKind(field.kind)) continue;
		const optional = !options.sent || !certain(form, field);
		const values = domainOf(field, looked.get(field.path) ?? none, optional);
		if (values === null) return null;
		count *= values.length;
		if (count > mostCombinations) return null;
		domains.push({ field, values });
	}
	return walk(form, involved, domains, count, checks);
}

/** The fields that decide: those named, those that decide whether they are relevant, and those they are computed from, in the order they are settled. */
function involvedFields(form: Form, expressions: readonly Expression[]): readonly Field[] | null {
	const found = new Set<string>();
	const waiting = expressions.flatMap((expression) => [...expression.uses]);
	if (expressions.some((expression) => expression.usesToday)) return null;
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		if (found.has(path)) continue;
		const field = form.fields.get(path);
		if (field === undefined || path.includes('[]') || field.kind === 'list') return null;
		if (field.kind === 'number' || field.kind === 'money' || field.kind === 'integer' || field.kind === 'date')
			if (field.compute !== null) return null;
		found.add(path);
		if (isGroupKind(field.kind)) waiting.push(...field.members.map((member) => member.path));
		for (const one of [field, ...around(path).flatMap((above) => form.fields.get(above) ?? [])]) {
			if (one.path !== path) found.add(one.path);
			for (const expression of ownExpressions(one)) {
				if (expression.usesToday) return null;
				waiting.push(...expression.uses);
			}
		}
	}
	const order = new Map(form.order.map((path, index) => [path, index]));
	const fields = [...found].flatMap((path) => form.fields.get(path) ?? []);
	return fields.toSorted((a, b) => (order.get(a.path) ?? -1) - (order.get(b.path) ?? -1));
}

/** What decides whether a field is relevant, and its value where it is computed. */
function ownExpressions(field: Field): readonly Expression[] {
	return [
		...(field.when === null ? [] : [field.when]),
		...(field.asked ?? []),
		...(field.compute === null ? [] : [field.compute]),
	];
}

/** Checks that name only what is enumerated, and can be run on it. */
function checksOf(form: Form, involved: readonly Field[], looked: Map<string, Constants>): readonly Expression[] {
	const paths = new Set(involved.map((field) => field.path));
	const checks = [form.root, ...involved].flatMap((field) => field.checks.map((check) => check.that));
	return checks.filter(
		(check) =>
			!check.usesToday &&
			check.uses.every((path) => paths.has(path)) &&
			!usesSelf(check.tree) &&
			constantsOf(check, form, looked),
	);
}

function usesSelf(tree: Tree): boolean {
	return JSON.stringify(tree).includes('"op":"this"');
}

/** Is a field answered whenever it is relevant: required, and so is every group around it. */
function certain(form: Form, field: Field): boolean {
	return field.required && around(field.path).every((path) => form.fields.get(path)?.required === true);
}

function* walk(
	form: Form,
	involved: readonly Field[],
	domains: readonly { readonly field: Field; readonly values: readonly Value[] }[],
	count: number,
	checks: readonly Expression[],
): Generator<Scope> {
	for (let number = 0; number < count; number++) {
		const answers: Writable = Object.create(null);
		const scope: Scope = { answers, rows: [], self: undefined, facts: {}, apart: {}, today: '2026-01-01' };
		let rest = number;
		for (const { field, values } of domains) {
			const value = values[rest % values.length];
			rest = Math.floor(rest / values.length);
			if (value !== undefined) put(answers, field.keys, value);
		}
		for (const field of involved) {
			if (!relevant(field, scope)) remove(answers, field.keys);
			else if (field.compute !== null && around(field.path).every((path) => relevantAt(form, path, scope))) {
				const value = field.compute.run(scope);
				if (value !== undefined) put(answers, field.keys, value);
			}
		}
		if (checks.every((check) => check.run(scope) !== false)) yield scope;
	}
}

function relevantAt(form: Form, path: string, scope: Scope): boolean {
	const field = form.fields.get(path);
	return field === undefined || relevant(field, scope);
}

function relevant(field: Field, scope: Scope): boolean {
	if (field.when !== null && field.when.run(scope) !== true) return false;
	return field.asked === null || field.asked.some((page) => page.run(scope) === true);
}

/** Answers while they are being put together. */
interface Writable {
	[name: string]: Value;
}

function put(answers: Writable, keys: readonly string[], value: Value): void {
	let here = answers;
	for (const key of keys.slice(0, -1)) {
		const group = groupAt(here, key) ?? Object.create(null);
		here[key] = group;
		here = group;
	}
	here[keys.at(-1) ?? ''] = value;
}

function remove(answers: Writable, keys: readonly string[]): void {
	let here: Writable | null = answers;
	for (const key of keys.slice(0, -1)) if (here !== null) here = groupAt(here, key);
	if (here !== null) delete here[keys.at(-1) ?? ''];
}

function groupAt(group: Writable, key: string): Writable | null {
	const found = group[key];
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `put` makes groups here
	return typeof found === 'object' && !Array.isArray(found) ? (found as Writable) : null;
}
