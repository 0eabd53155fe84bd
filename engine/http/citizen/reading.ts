/** Between what a browser posts and what a draft keeps. */
import type { DraftContent } from '../../../schemas/generated/record.js';
import type { Page } from '../../definition/service.js';
import { valueAt } from '../../form/pointer.js';
import { proposalsOn } from '../../form/proposals.js';
import type { Body, PageRead, Texts } from '../../form/types.js';
import { type Posted, textOf } from '../body.js';
import type { Visit } from '../route.js';
import { sameToken } from '../security.js';
import { type Desk, formToken } from './desk.js';

/** The answers among what was posted: their names are pointers. */
export function bodyOf(posted: Posted): Body {
	const body = Object.create(null) as Record<string, readonly string[]>;
	for (const [name, texts] of posted) if (name.startsWith('/')) body[name] = texts;
	return body;
}

/** The language the page was shown in when it was posted, by its token; null: it isn't a page of this session. */
export async function postedIn(visit: Visit, name: string): Promise<string | null> {
	const token = textOf(visit.posted, 'token');
	const { languages } = await visit.house.versions.catalogue();
	return languages.find((locale) => sameToken(token, formToken(visit, name, locale))) ?? null;
}

/** What the draft keeps of texts that could not be read, to be shown again; those of fields read now take the place of earlier ones. */
export function typedAfter(read: PageRead, before: DraftContent['typed']): DraftContent['typed'] {
	const kept = Object.entries(before).filter(([pointer]) => !Object.hasOwn(read.typed, pointer));
	const unread = Object.entries(read.typed)
		.filter(([pointer, texts]) => (valueAt(read.answers, pointer) ?? undefined) === undefined && hasText(texts))
		.map(
			([pointer, texts]) =>
				[pointer, Object.fromEntries(Object.entries(texts).map(([part, some]) => [part, [...some]]))] as const,
		);
	return Object.fromEntries([...kept, ...unread]);
}

function hasText(texts: Texts): boolean {
	return Object.values(texts).some((some) => some.some((text) => text.trim() !== ''));
}

/** Where answers came from: a proposal that was sent as it was shown, else the person (2b-8). */
export function provenanceOf(desk: Desk, page: Page, read: PageRead, content: DraftContent): DraftContent['provenance'] {
	const proposals = proposalsOn(desk.service.form, page, content.answers, desk.route.settled, desk.circumstances);
	const provenance = { ...content.provenance };
	for (const pointer of read.relevant) {
		const answer = valueAt(read.answers, pointer);
		if (answer === undefined || answer === null) delete provenance[pointer];
		else if (proposals.has(pointer)) provenance[pointer] = proposals.get(pointer) === answer ? 'proposal' : 'person';
		else if (valueAt(content.answers, pointer) !== answer) provenance[pointer] = 'person';
	}
	return provenance;
}
