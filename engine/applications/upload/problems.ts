import type { FileFacts } from '../../../schemas/generated/record.js';
import type { Form } from '../../definition/service.js';
import { messageOf } from '../../form/messages/index.js';
import { isUnder } from '../../form/pointer.js';
import type { AnswerProblem, Body, Circumstances, PageRead } from '../../form/types.js';
import { fieldAt, inOrder } from '../../form/validate.js';
import { notTaken } from './refusals.js';
import type { RefusedUpload } from './types.js';

/** The problem of a file that was not taken, at its field, in the language of the circumstances; the author's own message for its code wins. */
export function uploadProblem(form: Form, { why, name, path }: RefusedUpload, circumstances: Circumstances): AnswerProblem {
	const field = fieldAt(form.root, path);
	const { code, says } = notTaken(why, name, field?.file ?? { accept: [], maxSize: 0, maxFiles: 1 });
	const isOwn = field?.messages.has(code) === true;
	const message = isOwn ? messageOf(code, field, {}, null, circumstances) : says[circumstances.locale === 'en' ? 'en' : 'id'];
	return { code, path, field: field?.path ?? '', message };
}

/** A body without the ids that no known file has; each such field is among the refused, as `file-gone`. */
export function withKnownFiles(
	form: Form,
	body: Body,
	known: Readonly<Record<string, FileFacts>>,
): { readonly body: Body; readonly refused: readonly RefusedUpload[] } {
	const refused: RefusedUpload[] = [];
	const kept = Object.create(null) as Record<string, string | readonly string[] | undefined>;
	for (const [path, texts] of Object.entries(body)) {
		const isFile = fieldAt(form.root, path)?.kind === 'file';
		const given = [texts ?? []].flat().filter((text) => text !== '');
		const there = given.filter((id) => Object.hasOwn(known, id));
		if (isFile && there.length < given.length) refused.push({ why: 'file-gone', name: '', path });
		kept[path] = isFile ? there : texts;
	}
	return { body: kept, refused };
}

/** Codes that say no more than that nothing is there; the reason why a file isn't says more. */
const missing = new Set(['required', 'min-items']);

/** What was read of a page with what was wrong with its uploads, where their field is asked. */
export function withUploadProblems(
	form: Form,
	read: PageRead,
	refused: readonly RefusedUpload[],
	circumstances: Circumstances,
): PageRead {
	const here = refused.filter(({ path }) => Object.hasOwn(read.typed, path) && !isUnder(path, read.settled.hidden));
	if (here.length === 0) return read;
	const paths = new Set(here.map(({ path }) => path));
	const others = read.problems.filter(({ path, code }) => !paths.has(path) || !missing.has(code));
	const problems = here.map((one) => uploadProblem(form, one, circumstances));
	return { ...read, problems: inOrder(form.root, [...others, ...problems]) };
}
