/** What a form held that was not saved: shown again, so that nobody has to remember it. */
import type { FastifyReply } from 'fastify';
import { isRefusal } from '../../applications/load.js';
import type { AlreadySent } from '../../applications/refusals.js';
import { statusOf } from '../../applications/status.js';
import type { Service } from '../../definition/service.js';
import { kindOf } from '../../form/fields/index.js';
import { textsIn } from '../../form/read.js';
import { textIn } from '../../form/text.js';
import type { Texts } from '../../form/types.js';
import { fieldAt } from '../../form/validate.js';
import type { SummaryRow } from '../../views/common.js';
import { readable } from '../../views/make/fields.js';
import { ownUrl } from '../../views/url.js';
import { seeOther } from '../page.js';
import type { Visit } from '../route.js';
import { access } from './access.js';
import { bodyOf } from './posted.js';
import { problemPage } from './problem.js';

/** The texts that were posted for fields of this service, by pointer. */
export function postedTexts({ posted }: Visit, { form }: Service): Readonly<Record<string, Texts>> {
	const body = bodyOf(posted);
	const pointers = Object.keys(body).flatMap((name) => {
		const above = name.slice(0, name.lastIndexOf('/'));
		if (fieldAt(form.root, name) !== null) return [name];
		return fieldAt(form.root, above)?.kind === 'date' ? [above] : [];
	});
	return Object.fromEntries([...new Set(pointers)].map((pointer) => [pointer, textsIn(body, pointer)]));
}

/** The same as people read it: question and answer; what can't be read stands as it was typed. */
export function heldRows(visit: Visit, service: Service): readonly SummaryRow[] {
	return Object.entries(postedTexts(visit, service)).flatMap(([pointer, texts]) => {
		const field = fieldAt(service.form.root, pointer);
		// What was uploaded is kept or gone with the draft; its id says nothing to a person.
		if (field === null || field.kind === 'file') return [];
		const parsed = kindOf(field.kind).parse(texts, field, visit.locale);
		const typed = Object.values(texts).flat().join(' ').trim();
		const answers = 'value' in parsed ? readable(field, parsed.value, visit.locale) : [typed];
		return [{ title: textIn(field.title, visit.locale), answers, change: null }];
	});
}

/** The draft is an application by now: whoever only looks is led there; whoever posted is told, and shown what the form held. */
export async function alreadySent(visit: Visit, { reference }: AlreadySent): Promise<FastifyReply> {
	const url = ownUrl(['applications', reference]);
	if (visit.method !== 'POST') return seeOther(visit, url);
	const opened = await statusOf(visit.house.applications, reference, access(visit));
	const rows = isRefusal(opened) ? [] : heldRows(visit, opened.service);
	return problemPage(visit, 409, 'already-sent', { reference, rows, application: url });
}
