import type { AnswerProblem } from '../../form/types.js';
import type { Visit } from '../route.js';

/** Codes of what is wrong with an upload, each with the status of the page that says so (RFC 9110, 15). */
const statuses: ReadonlyMap<string, number> = new Map([
	['upload-busy', 503],
	['store-full', 507],
	['store-busy', 503],
	['accept', 422],
	['max-size', 422],
	['max-files', 422],
	['empty-file', 422],
	['unsafe-file', 422],
	['file-gone', 422],
]);

/** Is it said of a file that was not taken? */
export function isOfUpload({ code }: Pick<AnswerProblem, 'code'>): boolean {
	return statuses.has(code);
}

/** The status of a page that is shown again with these problems: 422, or that of an upload that found no room, with when to try again. */
export function statusOfProblems({ reply }: Visit, problems: readonly Pick<AnswerProblem, 'code'>[]): number {
	const status = Math.max(422, ...problems.map(({ code }) => statuses.get(code) ?? 422));
	if (status === 503) reply.header('retry-after', '10');
	return status;
}
