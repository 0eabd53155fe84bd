import type { Expression, Reference } from '../../expression/types.js';
import type { Finding } from '../compile/context.js';
import { placeAt } from '../node.js';
import type { Place } from '../problem.js';
import type { Form, Letter, LetterBlock, Notice, Service } from '../service.js';
import { factKnown, makesKnown } from './facts-known.js';
import { allActions } from './graph.js';
import { guardOf, isAnswered } from './guards.js';
import { keywordPlace } from './places.js';
import type { Rule } from './rule.js';

/** A value that must exist (an amount, a required computed answer, what a letter shows) and uses what may be unanswered, without a guard on the spot. */
export const mayBeAbsent: Rule = {
	code: 'may-be-absent',
	*run({ service, source }) {
		const { form } = service;
		if (form.fee !== null) yield* ofValue(form.fee, service, placeAt(source.root, ['fee']));
		for (const id of form.fee?.tables ?? [])
			for (const row of form.tables.get(id)?.rows ?? []) yield* ofValue(row.then, service, row.at);
		for (const field of form.fields.values())
			if (field.required && field.compute !== null)
				yield* ofValue(field.compute, service, keywordPlace(source.root, field.at, 'compute') ?? field.at);
		for (const letter of service.letters.values()) yield* ofText(letter, service, issuing(letter, service));
		for (const notice of service.notices) yield* ofText(notice, service, notice.on);
	},
};

function* ofValue(expression: Expression, service: Service, at: Place): Generator<Finding> {
	const missing = expression.absent
		.filter(({ effect }) => effect === 'unknown')
		.flatMap((reference) => fieldsOf(reference, service.form));
	for (const field of new Set(missing)) yield absent(field, at);
}

/** The fields a reference may miss: of a condition, those that leave it unknown. A table's gaps are told elsewhere. */
function fieldsOf({ field }: Reference, form: Form): readonly string[] {
	const condition = form.conditions.get(field);
	if (condition !== undefined && !form.fields.has(field))
		return condition.is.absent.filter(({ effect }) => effect === 'unknown').flatMap((reference) => fieldsOf(reference, form));
	return form.tables.has(field) && !form.fields.has(field) ? [] : [field];
}

/** The states in which a letter is issued. */
function issuing(letter: Letter, service: Service): readonly string[] {
	return [...service.workflow.states.values()].filter((state) => state.issue.includes(letter.id)).map((state) => state.id);
}

function* ofText(text: Letter | Notice, service: Service, events: readonly string[]): Generator<Finding> {
	for (const blocks of Object.values(text.text)) for (const block of blocks) yield* ofBlock(block, service, events);
}

function* ofBlock(block: LetterBlock, service: Service, events: readonly string[]): Generator<Finding> {
	const guard = guardOf(block.when, service.form);
	const missing = block.parts.flatMap((part) =>
		typeof part === 'string'
			? []
			: part.absent.filter(({ effect }) => effect !== 'tested').flatMap((reference) => fieldsOf(reference, service.form)),
	);
	for (const field of new Set(missing)) {
		if (isAnswered(field, guard, service.form)) continue;
		if (
			field.startsWith('facts.') &&
			events.length > 0 &&
			events.every((event) => knownAt(service, field.slice('facts.'.length), event))
		)
			continue;
		yield absent(field, block.at);
	}
}

/** Is a fact known when a letter goes out: on entering a state, or after an action. */
function knownAt(service: Service, path: string, event: string): boolean {
	const { workflow, facts } = service;
	if (workflow.states.has(event)) return factKnown(workflow, facts, path, event);
	const opened = allActions(workflow).find(({ name }) => name === event);
	if (opened === undefined) return false;
	return makesKnown(opened.action, facts, path) || (opened.state !== null && factKnown(workflow, facts, path, opened.state.id));
}

function absent(field: string, at: Place): Finding {
	return {
		code: 'may-be-absent',
		severity: 'error',
		at,
		says: {
			id: `\`${field}\` mungkin tidak dijawab, padahal di sini nilainya harus ada. Jaga di tempat: \`answered(${field}) ? ${field} : …\`.`,
			en: `\`${field}\` may be unanswered, but here its value must exist. Guard it on the spot: \`answered(${field}) ? ${field} : …\`.`,
		},
	};
}
