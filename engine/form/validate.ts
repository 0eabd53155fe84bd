import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { kebab } from '../definition/compile/fields.js';
import type { Field, Form } from '../definition/service.js';
import { failedChecks } from './checks.js';
import { messageOf } from './messages/index.js';
import { below, isUnder, stepsOf } from './pointer.js';
import type { AnswerProblem, Around, Circumstances, FieldSet, Settled } from './types.js';
import { makeValidator } from './validator.js';

/** More than this are not listed: somebody is trying the door. */
const most = 100;

const validators = new WeakMap<Readonly<Record<string, unknown>>, ValidateFunction>();

/** Something wrong, before it is put into words. */
interface Finding {
	readonly code: string;
	readonly pointer: string;
	readonly params: Readonly<Record<string, unknown>>;
}

/**
 * What is wrong with settled answers: the schema of their relevant part, what their kinds ask beyond it, and the checks (2b-4, 2b-7).
 * At most one problem of the schema for each place, and 100 in all, in the order of the form. A check that can't be worked out isn't run.
 * @param around as given to `settle`
 */
export function validate(
	set: FieldSet | Form,
	settled: Settled,
	circumstances: Circumstances,
	around?: Around,
): readonly AnswerProblem[] {
	const findings = new Map<string, Finding>();
	const add = (finding: Finding): void => {
		if (!findings.has(finding.pointer)) findings.set(finding.pointer, finding);
	};
	for (const { code, pointer } of settled.wrong) if (code !== null) add({ code, pointer, params: {} });
	const data = withWrong(settled);
	const run = validatorOf(set.schema);
	if (!run.call({ hiddenIn: data.hiddenIn }, data.answers)) {
		for (const error of reported(run.errors ?? [])) for (const finding of findingsOf(error, set.root, settled)) add(finding);
	}
	const problems: AnswerProblem[] = [];
	for (const { code, pointer, params } of findings.values()) {
		const field = fieldAt(set.root, pointer);
		problems.push({
			code,
			path: pointer,
			field: field?.path ?? '',
			message: messageOf(code, field, params, settled, circumstances),
		});
	}
	problems.push(...failedChecks(set, settled, circumstances, around));
	return inOrder(set.root, problems).slice(0, most);
}

/** Names in given answers that the form doesn't have: `unknown-field`, each with its pointer. */
export function unknownAnswers(
	set: FieldSet,
	answers: Readonly<Record<string, unknown>>,
	circumstances: Circumstances,
): readonly AnswerProblem[] {
	const problems: AnswerProblem[] = [];
	const visit = (field: Field, value: unknown, pointer: string): void => {
		if (problems.length >= most || typeof value !== 'object' || value === null) return;
		if (Array.isArray(value)) {
			if (field.row !== null) for (const [index, row] of value.entries()) visit(field.row, row, below(pointer, index));
			return;
		}
		if (field.kind !== 'group') return;
		for (const [name, inner] of Object.entries(value)) {
			const member = field.members.find((one) => one.name === name);
			if (member !== undefined) visit(member, inner, below(pointer, name));
			else {
				const path = below(pointer, name);
				const message = messageOf('unknown-field', null, { name }, null, circumstances);
				problems.push({ code: 'unknown-field', path, field: '', message });
			}
		}
	};
	visit(set.root, answers, '');
	return problems;
}

/** The field a pointer leads to, or null. */
export function fieldAt(root: Field, pointer: string): Field | null {
	let here: Field = root;
	for (const step of stepsOf(pointer)) {
		const next: Field | null | undefined = here.kind === 'list' ? here.row : here.members.find((member) => member.name === step);
		if (next === null || next === undefined) return null;
		here = next;
	}
	return here;
}

function validatorOf(schema: Readonly<Record<string, unknown>>): ValidateFunction {
	let validator = validators.get(schema);
	if (validator === undefined) {
		validator = makeValidator(schema);
		validators.set(schema, validator);
	}
	return validator;
}

/** The answers as they are validated: what is wrong put back in its place, and empty groups that must be there. Copied only where there are such. */
function withWrong(settled: Settled): Pick<Settled, 'answers' | 'hiddenIn'> {
	if (settled.wrong.length === 0 && settled.empty.length === 0) return settled;
	const copies = new Map<object, Record<string | number, unknown>>();
	const copy = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) return value;
		const known = copies.get(value);
		if (known !== undefined) return known;
		const made = (Array.isArray(value) ? [] : {}) as Record<string | number, unknown>;
		copies.set(value, made);
		for (const [name, inner] of Object.entries(value)) made[name] = copy(inner);
		return made;
	};
	const answers = copy(settled.answers) as Settled['answers'];
	for (const { within, name, group } of settled.empty) (copy(within) as Record<string, unknown>)[name] = copy(group);
	for (const { within, name, value } of settled.wrong) (copy(within) as Record<string | number, unknown>)[name] = value;
	const hiddenIn = new Map<object, ReadonlySet<string>>();
	for (const [object, names] of settled.hiddenIn) hiddenIn.set(copies.get(object) ?? object, names);
	return { answers, hiddenIn };
}

/** What is told of Ajv's errors: of alternatives that all failed, only that they did; not that an `if` led somewhere. */
function reported(errors: readonly ErrorObject[]): readonly ErrorObject[] {
	const alternatives = errors
		.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
		.map(({ schemaPath }) => `${schemaPath}/`);
	return errors.filter(
		({ keyword, schemaPath }) => keyword !== 'if' && !alternatives.some((above) => schemaPath.startsWith(above)),
	);
}

function findingsOf(error: ErrorObject, root: Field, settled: Settled): readonly Finding[] {
	const here = asGiven(error.instancePath, settled);
	const params = error.params as Readonly<Record<string, unknown>>;
	if (error.keyword === 'required' || error.keyword === 'present') {
		return missing(below(here, String(params['missingProperty'])), root, settled);
	}
	if (error.keyword === 'additionalProperties') {
		return [{ code: 'additional-properties', pointer: below(here, String(params['additionalProperty'])), params }];
	}
	const field = fieldAt(root, here);
	const code = codes.get(error.keyword) ?? kebab(error.keyword);
	return [{ code, pointer: here, params: { ...params, ...field?.limits } }];
}

/** What a keyword of ours is called in a definition. */
const codes: ReadonlyMap<string, string> = new Map([
	['choice', 'one-of'],
	['false schema', 'false'],
]);

/** A missing group is missing in its own required fields (2b-53). */
function missing(pointer: string, root: Field, settled: Settled): readonly Finding[] {
	const field = fieldAt(root, pointer);
	const inner =
		field?.kind === 'group'
			? field.members
					.filter((member) => member.required && !isUnder(below(pointer, member.name), settled.hidden))
					.flatMap((member) => missing(below(pointer, member.name), root, settled))
			: [];
	return inner.length > 0 ? inner : [{ code: 'required', pointer, params: {} }];
}

/** A place in the settled answers as a pointer into the given ones: rows that aren't relevant count there too. */
function asGiven(pointer: string, settled: Settled): string {
	if (settled.rows.size === 0) return pointer;
	let value: unknown = settled.answers;
	let given = '';
	for (const step of stepsOf(pointer)) {
		const numbers = typeof value === 'object' && value !== null ? settled.rows.get(value) : undefined;
		given = below(given, numbers === undefined ? step : String(numbers[Number(step)] ?? step));
		value = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[step] : undefined;
	}
	return given;
}

/** Problems in the order in which the form asks; those of one place stay as they are. */
export function inOrder(root: Field, problems: readonly AnswerProblem[]): readonly AnswerProblem[] {
	if (problems.length < 2) return problems;
	const numbers = new Map<string, number>();
	const count = (field: Field): void => {
		numbers.set(field.path, numbers.size);
		for (const inner of field.row === null ? field.members : [field.row]) count(inner);
	};
	count(root);
	const keyed = problems.map((problem) => ({ problem, key: orderKey(root, problem.path, numbers) }));
	return keyed.sort((left, right) => compareKeys(left.key, right.key)).map(({ problem }) => problem);
}

function orderKey(root: Field, pointer: string, numbers: ReadonlyMap<string, number>): readonly number[] {
	const key: number[] = [];
	let here: Field | null = root;
	for (const step of stepsOf(pointer)) {
		if (here === null) return [...key, Number.MAX_SAFE_INTEGER];
		if (here.kind === 'list') {
			key.push(Number(step));
			here = here.row;
		} else {
			here = here.members.find((member) => member.name === step) ?? null;
			key.push(here === null ? Number.MAX_SAFE_INTEGER : (numbers.get(here.path) ?? 0));
		}
	}
	return key;
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
	for (let at = 0; at < Math.max(left.length, right.length); at++) {
		const difference = (left[at] ?? -1) - (right[at] ?? -1);
		if (difference !== 0) return difference;
	}
	return 0;
}
