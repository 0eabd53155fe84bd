import type { Application, Content, Parts } from '../../schemas/generated/record.js';
import { emptyGroup, mergePatch } from './values.js';

/**
 * What had been answered and written once an entry was made, folded from the parts of the entries up to it: effects are rendered from it
 * (3.3). Rows and provenance are those of now.
 */
export function asOf(application: Application, number: number): Content {
	const { content } = application;
	const numbers = Object.keys(content.parts)
		.map(Number)
		.filter((each) => each <= number)
		.toSorted((a, b) => a - b);
	const beginning = { answers: emptyGroup(), facts: emptyGroup(), marks: [], contact: content.contact };
	const folded = numbers.reduce<Pick<Content, 'answers' | 'facts' | 'marks' | 'contact'>>(
		(before, each) => fold(before, content.parts[String(each)] ?? {}),
		beginning,
	);
	return { ...content, ...folded };
}

function fold(before: Pick<Content, 'answers' | 'facts' | 'marks' | 'contact'>, parts: Parts) {
	const answers = parts.answers ?? before.answers;
	return {
		answers: parts.edit === undefined ? answers : mergePatch(answers, parts.edit),
		facts: parts.facts === undefined ? before.facts : mergePatch(before.facts, parts.facts),
		marks: parts.marks ?? (parts.answers === undefined ? before.marks : []),
		contact: parts.contact ?? before.contact,
	};
}
