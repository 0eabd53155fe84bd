import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { isGroupKind } from '../definition/groups.js';
import type { Field, Form } from '../definition/service.js';
import { kebab } from '../definition/words.js';
import { failedChecks } from './checks.js';
import { combines } from './combines.js';
import { messageOf } from './messages/index.js';
import { below, isUnder, stepsOf } from './pointer.js';
import type { AnswerProblem, Around, Circumstances, FieldSet, Settled } from './types.js';
import { makeValidator } from './validator.js';

/** More than this are not listed: somebody is trying the door. */
const most = 100;

const validators = new WeakMap<Readonly<Record<string, unknown>>, ValidateFunction>();

/**
 * What is wrong with settled answers (2b-4, 2b-7): single answers by their kind and schema, what is missing, what combines answers
 * (`if`, `oneOf`, `not` …: by Ajv over the re-emitted schema), and the checks. At most one problem of the schema for each place, and
 * 100 in all, in the order of the form. A check that can't be worked out isn't run.
 * @param around as given to `settle`
 * @param isMeant only these places are looked at, where not all are
 */
export function validate(
	set: FieldSet | Form,
	settled: Settled,
	circumstances: Circumstances,
	around?: Around,
	isMeant?: (place: Pick<AnswerProblem, 'path' | 'field'>) => boolean,
): readonly AnswerProblem[] {
	const findings = new Map<string, Raw>();
	for (const { code, pointer, field } of settled.findings)
		if (!findings.has(pointer)) findings.set(pointer, { code, pointer, field, params: field.limits });
	if (combines(set.schema))
		for (const raw of combined(set, settled)) if (!findings.has(raw.pointer)) findings.set(raw.pointer, raw);
	const checks = failedChecks(set, settled, circumstances, around);
	const problems = isMeant === undefined ? checks : checks.filter(isMeant);
	if (findings.size === 0) return problems.length < 2 ? problems : inOrder(set.root, problems).slice(0, most);
	for (const { code, pointer, field, params } of findings.values())
		if (isMeant === undefined || isMeant({ path: pointer, field: field?.path ?? '' }))
			problems.push(worded(code, pointer, field, params, settled, circumstances));
	return inOrder(set.root, problems).slice(0, most);
}

/** A problem whose sentence is made when somebody reads it: of a form just begun, most of what is missing is never said. */
export function worded(
	code: string,
	path: string,
	field: Field | null,
	params: Readonly<Record<string, unknown>>,
	settled: Settled,
	circumstances: Circumstances,
): AnswerProblem {
	return {
		code,
		path,
		field: field?.path ?? '',
		get message() {
			return messageOf(code, field, params, settled, circumstances);
		},
	};
}

interface Raw {
	readonly code: string;
	readonly pointer: string;
	readonly field: Field | null;
	readonly params: Readonly<Record<string, unknown>>;
}

/** What Ajv finds. Single answers were looked at already: what it says of them too is left aside by their place. */
function combined(set: FieldSet, settled: Settled): readonly Raw[] {
	const { answers, notAsked } = withWrong(settled);
	const run = validatorOf(set.schema);
	if (run.call({ notAsked }, answers)) return [];
	return reported(run.errors ?? []).flatMap((error) => findingsOf(error, set.root, settled));
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
		if (!isGroupKind(field.kind)) return;
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

/** The answers as Ajv sees them: what is wrong put back in its place, with the groups that hold it. Copied only where there is such. */
function withWrong(settled: Settled): Pick<Settled, 'answers' | 'notAsked'> {
	if (settled.wrong.length === 0 && settled.begun.length === 0) return settled;
	const copies = new Map<object, Record<string | number, unknown>>();
	const copyOf = (object: object): Record<string | number, unknown> => {
		const known = copies.get(object);
		if (known !== undefined) return known;
		const made: Record<string | number, unknown> = Array.isArray(object) ? Object.assign([]) : {};
		copies.set(object, made);
		for (const [name, inner] of Object.entries(object)) made[name] = isObject(inner) ? copyOf(inner) : inner;
		return made;
	};
	const answers = copyOf(settled.answers);
	for (const { within, name, group } of settled.begun) copyOf(within)[name] = copyOf(group);
	for (const { within, name, value } of settled.wrong) copyOf(within)[name] = value;
	const notAsked = new Map<object, ReadonlySet<string>>();
	for (const [object, names] of settled.notAsked) notAsked.set(copies.get(object) ?? object, names);
	return { answers: answers as Settled['answers'], notAsked };
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
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

function findingsOf(error: ErrorObject, root: Field, settled: Settled): readonly Raw[] {
	const here = asGiven(error.instancePath, settled);
	const params = error.params as Readonly<Record<string, unknown>>;
	if (error.keyword === 'required' || error.keyword === 'present') {
		return missing(below(here, String(params['missingProperty'])), root, settled);
	}
	if (error.keyword === 'additionalProperties') {
		const pointer = below(here, String(params['additionalProperty']));
		return [{ code: 'additional-properties', pointer, field: fieldAt(root, pointer), params }];
	}
	const field = fieldAt(root, here);
	const code = codes.get(error.keyword) ?? kebab(error.keyword);
	return [{ code, pointer: here, field, params: { ...params, ...field?.limits } }];
}

/** What a keyword of ours is called in a definition. */
const codes: ReadonlyMap<string, string> = new Map([
	['choice', 'one-of'],
	['false schema', 'false'],
]);

/** A missing group is missing in its own required fields (2b-53). */
function missing(pointer: string, root: Field, settled: Settled): readonly Raw[] {
	const field = fieldAt(root, pointer);
	const inner =
		field !== null && isGroupKind(field.kind)
			? field.members
					.filter((member) => member.required && !isUnder(below(pointer, member.name), settled.hidden))
					.flatMap((member) => missing(below(pointer, member.name), root, settled))
			: [];
	return inner.length > 0 ? inner : [{ code: 'required', pointer, field, params: {} }];
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
	const numbers = numbersOf(root);
	// Outside lists a field's number says it all: members come after their group and before what follows it.
	const places = problems.map(({ path, field }) => (isPlain(path, field) ? numbers.get(field) : undefined));
	if (!places.includes(undefined))
		return problems
			.map((problem, at) => ({ problem, place: places[at] ?? 0 }))
			.sort((left, right) => left.place - right.place)
			.map(({ problem }) => problem);
	const keyed = problems.map((problem) => ({ problem, key: orderKey(root, problem.path, numbers) }));
	return keyed.sort((left, right) => compareKeys(left.key, right.key)).map(({ problem }) => problem);
}

/** Is it a field's own place, and in no list. */
function isPlain(path: string, field: string): boolean {
	return path.length === field.length + 1 && !field.includes('[') && !path.includes('~');
}

const numbered = new WeakMap<Field, ReadonlyMap<string, number>>();

/** The fields by path, numbered as the form asks for them. */
function numbersOf(root: Field): ReadonlyMap<string, number> {
	const known = numbered.get(root);
	if (known !== undefined) return known;
	const numbers = new Map<string, number>();
	const count = (field: Field): void => {
		numbers.set(field.path, numbers.size);
		for (const inner of field.row === null ? field.members : [field.row]) count(inner);
	};
	count(root);
	numbered.set(root, numbers);
	return numbers;
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
