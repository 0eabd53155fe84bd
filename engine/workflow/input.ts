import type { Application, JsonGroup, Mark, Parts } from '../../schemas/generated/record.js';
import type { Says } from '../definition/problem.js';
import type { Action } from '../definition/service.js';
import { isReadable } from '../form/fields/texts.js';
import type { AnswerProblem, Circumstances } from '../form/types.js';
import { readAsk } from './ask.js';
import { says } from './blockers.js';
import { correct, editableFor } from './corrections.js';
import type { Found } from './find.js';
import { formCircumstances } from './form-circumstances.js';
import type { Beside } from './rows.js';
import { workflowScope } from './scope.js';
import type { Command, World } from './types.js';
import { isJsonGroup, mergePatch, patchAt, patchBetween, pointerParts, storedValue } from './values.js';

/** What was sent with an action, read: the document with it in place, and the parts its entry commits to. */
export interface Input {
	readonly application: Application;
	readonly parts: Parts;
	readonly problems: readonly AnswerProblem[];
	readonly ignored: readonly string[];
	/** Were the applicant's answers sent anew? */
	readonly resubmits: boolean;
}

/** Reads comment, marks, changed answers and `ask`, then writes facts (2b-18). Nothing of it stands where there are problems. */
export function readInput(
	application: Application,
	found: Found,
	command: Command,
	role: string,
	number: number,
	world: World,
): Input {
	const { action } = found;
	const comment = readComment(action, command.comment, world.locale);
	const marks = readMarks(action, command.marks, application, world);
	const change = readAnswers(application, found, command, role, number, world);
	const changed = withAnswers(application, change.answers, change.beside);
	const facts = readFacts(changed, action, command, role, world);
	const parts: Parts = {
		...(change.resubmits ? { answers: change.answers } : change.edit === null ? {} : { edit: change.edit }),
		...facts.parts,
		...(comment.text === null ? {} : { comment: comment.text }),
		...(marks.marks === null ? {} : { marks: marks.marks }),
	};
	return {
		application: {
			...changed,
			content: { ...changed.content, facts: facts.facts, marks: marks.marks ?? (change.resubmits ? [] : changed.content.marks) },
		},
		parts,
		problems: [...comment.problems, ...marks.problems, ...change.problems, ...facts.problems],
		ignored: change.ignored,
		resubmits: change.resubmits,
	};
}

function problem(code: string, path: string, sentence: Says, locale: string): AnswerProblem {
	return { code, path, field: pointerParts(path)[0] ?? '', message: locale === 'id' ? sentence.id : sentence.en };
}

/** Characters of a comment, at most: the document it is kept in has its limits (3.3). */
const longest = 5000;

function readComment(
	action: Action,
	sent: string | undefined,
	locale: string,
): { readonly text: string | null; readonly problems: readonly AnswerProblem[] } {
	const text = (sent ?? '').normalize('NFC').trim();
	if (text === '')
		return {
			text: null,
			problems:
				action.comment === 'required'
					? [problem('required', '/comment', says('Tulis keterangannya.', 'Write a comment.'), locale)]
					: [],
		};
	if (action.comment === null)
		return {
			text: null,
			problems: [
				problem(
					'unknown-field',
					'/comment',
					says('Tindakan ini tidak meminta keterangan.', 'This action takes no comment.'),
					locale,
				),
			],
		};
	if (!isReadable(text, true)) return { text: null, problems: [unreadable('/comment', locale)] };
	if (text.length > longest)
		return {
			text: null,
			problems: [
				problem(
					'maxLength',
					'/comment',
					says(
						`Persingkat keterangan menjadi paling banyak ${longest} huruf.`,
						`Shorten the comment to at most ${longest} characters.`,
					),
					locale,
				),
			],
		};
	return { text, problems: [] };
}

/** Half characters and the like: no other system could carry them, and no entry could be sealed over them. */
function unreadable(path: string, locale: string): AnswerProblem {
	const sentence = says(
		'Ada tanda yang tidak terbaca di teks ini. Ketik ulang, lalu kirim lagi.',
		"There are characters in this text that can't be read. Type it again, then send it.",
	);
	return problem('characters', path, sentence, locale);
}

function readMarks(
	action: Action,
	sent: readonly Mark[] | undefined,
	application: Application,
	world: World,
): { readonly marks: Mark[] | null; readonly problems: readonly AnswerProblem[] } {
	const marks = sent ?? [];
	const { locale } = world;
	if (marks.length === 0)
		return {
			marks: null,
			problems:
				action.marks === 'required'
					? [problem('required', '/marks', says('Tandai isian yang perlu diperbaiki.', 'Mark what must be corrected.'), locale)]
					: [],
		};
	if (action.marks === null)
		return {
			marks: null,
			problems: [
				problem('unknown-field', '/marks', says('Tindakan ini tidak menandai isian.', 'This action marks nothing.'), locale),
			],
		};
	const hidden = world.read.answers(application.content.answers, asSent(application, world)).hidden;
	const problems = marks.flatMap((mark, index) => {
		const reason = mark.reason === null || isReadable(mark.reason, true) ? [] : [unreadable(`/marks/${index}/reason`, locale)];
		if (markable(mark.path, application, hidden, world)) return reason;
		const sentence = says(`Tidak ada isian "${mark.path}".`, `There is no answer "${mark.path}".`);
		return [problem('unknown-field', `/marks/${index}/path`, sentence, locale), ...reason];
	});
	return { marks: problems.length > 0 ? null : marks.map(({ path, reason }) => ({ path, reason })), problems };
}

/** A mark stands on a relevant field of the form; rows must be there. */
function markable(pointer: string, application: Application, hidden: ReadonlySet<string>, { service }: World): boolean {
	if (!pointer.startsWith('/')) return false;
	const parts = pointerParts(pointer);
	let here: unknown = application.content.answers;
	const names: string[] = [];
	for (const [index, part] of parts.entries()) {
		const passed = `/${pointer
			.split('/')
			.slice(1, index + 2)
			.join('/')}`;
		if (hidden.has(passed)) return false;
		if (Array.isArray(here)) {
			if (!/^(0|[1-9]\d*)$/.test(part) || Number(part) >= here.length) return false;
			here = here[Number(part)];
			const last = names.pop() ?? '';
			names.push(`${last}[]`);
		} else {
			here = isRecord(here) && Object.hasOwn(here, part) ? here[part] : undefined;
			names.push(part);
		}
	}
	const path = names.join('.');
	return service.form.fields.has(path) || service.form.fields.has(path.replace(/\[\]$/, ''));
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Change {
	readonly answers: JsonGroup;
	readonly beside: Beside;
	readonly edit: { [name: string]: unknown } | null;
	readonly resubmits: boolean;
	readonly ignored: readonly string[];
	readonly problems: readonly AnswerProblem[];
}

function readAnswers(
	application: Application,
	found: Found,
	command: Command,
	role: string,
	number: number,
	world: World,
): Change {
	const { answers, rows, provenance } = application.content;
	const mayEdit = found.own ? found.state.edit.get(role) : undefined;
	const resubmits = role === 'applicant' && mayEdit !== undefined && goesOn(found, world);
	if (!resubmits && command.answers === undefined)
		return { answers, beside: { rows, provenance }, edit: null, resubmits, ignored: [], problems: [] };
	let row = 0;
	const newRow = (): string => `${number}-${++row}`;
	const corrected = correct(
		application,
		editableFor(mayEdit, application),
		command,
		newRow,
		asSent(application, world),
		world.read,
	);
	const edit = patchBetween(answers, corrected.answers);
	return { ...corrected, edit: !resubmits && Object.keys(edit).length > 0 ? edit : null, resubmits };
}

/** Does the action send the application on its way again, and not to an end or nowhere? */
export function goesOn({ action }: Found, { service }: World): boolean {
	return action.to.some(({ to }) => to === 'back' || (to !== 'stay' && (service.workflow.states.get(to)?.end ?? null) === null));
}

/** Answers are read as on the day they were frozen to (2b-10). */
function asSent(application: Application, { catalogue, locale }: World): Circumstances {
	return formCircumstances(application, catalogue, application.on, locale);
}

function withAnswers(application: Application, answers: JsonGroup, beside: Beside): Application {
	return { ...application, content: { ...application.content, answers, ...beside } };
}

/** `ask`, then `set` in its order: each sees what was written before it. */
function readFacts(
	application: Application,
	action: Action,
	command: Command,
	role: string,
	world: World,
): { readonly facts: JsonGroup; readonly parts: Pick<Parts, 'ask' | 'facts'>; readonly problems: readonly AnswerProblem[] } {
	const before = application.content.facts;
	const scope = workflowScope(application, world.catalogue, world.now, role);
	if (action.ask === null && command.with !== undefined && Object.keys(command.with).length > 0) {
		const sentence = says('Tindakan ini tidak menanyakan apa-apa.', 'This action asks nothing.');
		return { facts: before, parts: {}, problems: [problem('unknown-field', '/with', sentence, world.locale)] };
	}
	const asked =
		action.ask === null
			? { facts: before, parts: {}, problems: [] }
			: readAsk({ ask: action.ask, facts: before, command, scope, read: world.read, locale: world.locale });
	if (asked.problems.length > 0) return asked;
	let { facts } = asked;
	for (const { fact, value } of action.set) {
		const written = storedValue(value.run({ ...scope, facts }));
		const patch = patchAt(fact, written);
		facts = mergePatch(facts, isJsonGroup(written) ? patchAt(fact, undefined) : patch);
		if (isJsonGroup(written)) facts = mergePatch(facts, patch);
	}
	const changes = patchBetween(before, facts);
	return { facts, parts: { ...asked.parts, ...(Object.keys(changes).length > 0 ? { facts: changes } : {}) }, problems: [] };
}
