/** One file uploaded ahead of its page, by the page's script: kept waiting, its id given back for the page to post. */
import type { FastifyReply } from 'fastify';
import type { Draft } from '../../../schemas/generated/record.js';
import { type OpenedDraft, readDraft } from '../../applications/draft.js';
import { isRefusal } from '../../applications/load.js';
import { type KeptFile, keepUpload } from '../../applications/upload/keep.js';
import { safeName } from '../../applications/upload/name.js';
import { uploadProblem } from '../../applications/upload/problems.js';
import type { NotTaken } from '../../applications/upload/refusals.js';
import type { Says } from '../../definition/problem.js';
import type { Form } from '../../definition/service.js';
import { below, stepsOf } from '../../form/pointer.js';
import type { AnswerProblem } from '../../form/types.js';
import { textOf } from '../body.js';
import { access, draftId } from '../citizen/access.js';
import { postedIn } from '../citizen/posted.js';
import { statusOfRefusal } from '../citizen/problem.js';
import { statusOfProblems } from '../citizen/upload-status.js';
import type { Visit } from '../route.js';
import { readMultipart, statusOfUnread, type Taker } from './multipart.js';
import { isMultipart, rulesAt } from './receive.js';

/** `POST /drafts/:draft/files`: the token of its page, `field` = its pointer, then the file. */
export async function receiveOne(visit: Visit): Promise<FastifyReply> {
	const opened = await readDraft(visit.house.applications, draftId(visit), access(visit));
	if (isRefusal(opened)) return problem(visit, statusOfRefusal(opened), []);
	if (!isMultipart(visit)) return problem(visit, 415, []);
	const read = await readOne(visit, opened);
	if (typeof read === 'number') return problem(visit, read, []);
	const { made, name, path, locale } = read;
	if ('id' in made) {
		const { name: kept, size, type } = made.facts;
		return visit.reply.code(201).send({ id: made.id, name: kept, size, type });
	}
	const circumstances = { ...opened.circumstances, locale };
	const wrong = uploadProblem(opened.service.form, { why: made.not, name: safeName(name, ''), path }, circumstances);
	return problem(visit, made.not === 'max-size' ? 413 : statusOfProblems(visit, [wrong]), [wrong]);
}

interface One {
	readonly path: string;
	readonly name: string;
	/** The language of its page. */
	readonly locale: string;
	readonly made: KeptFile | { readonly not: NotTaken };
}

/** Reads and keeps the one file; or the status of why not. What stands behind it is let go by unread. */
async function readOne(visit: Visit, { service, draft }: OpenedDraft): Promise<One | number> {
	const { house } = visit;
	const texts = new Map<string, readonly string[]>();
	let one: One | null = null;
	let locale: string | null = null;
	const taker: Taker = {
		text: (name, text) => {
			texts.set(name, [text]);
			return name === 'token' || name === 'field';
		},
		file: (_, name) => {
			const path = textOf(texts, 'field');
			const rules = one === null ? rulesAt(service.form, path) : null;
			if (rules === null) return null;
			return {
				most: rules.maxSize,
				done: async (whole) => {
					locale = await pageOf({ ...visit, posted: texts }, service.form, draft, path);
					if (locale === null) return;
					const made =
						typeof whole === 'string'
							? { not: whole }
							: await keepUpload(house.applications, draft.id, rules, { name, bytes: whole });
					one = { path, name, locale, made };
				},
			};
		},
	};
	const unread = await readMultipart(visit.request, house.uploads, taker);
	if (unread !== null) return statusOfUnread[unread];
	return one ?? (locale === null && texts.has('field') ? 403 : 400);
}

/** The language of the page of this draft that the token is of: one of the form's, or of a row that the field stands in. Null: of none. */
async function pageOf(visit: Visit, { pages }: Form, draft: Draft, path: string): Promise<string | null> {
	const steps = stepsOf(path);
	const rows = steps.flatMap((step, at) => {
		const list = steps.slice(0, at).reduce(below, '');
		const id = draft.content.rows[list]?.[Number(step)];
		return /^\d+$/.test(step) ? [step, id ?? step].map((row) => `${list} ${row}`) : [];
	});
	for (const { id } of pages)
		for (const name of [id, ...rows.map((row) => `${id} ${row}`)]) {
			const locale = await postedIn(visit, name);
			if (locale !== null) return locale;
		}
	return null;
}

/** Problem details (RFC 9457): for the script of the page, which shows what they say at the field. */
function problem({ reply, locale }: Visit, status: number, problems: readonly AnswerProblem[]): FastifyReply {
	const title = problems[0]?.message ?? titles[locale === 'en' ? 'en' : 'id'];
	const body = {
		type: 'about:blank',
		title,
		status,
		problems: problems.map(({ path, code, message }) => ({ path, code, message })),
	};
	return reply.code(status).type('application/problem+json').send(JSON.stringify(body));
}

const titles: Says = {
	id: 'Berkas tidak diterima. Muat ulang halaman, lalu unggah lagi.',
	en: 'The file was not taken. Load the page again, then upload it once more.',
};
