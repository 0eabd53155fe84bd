import type { Draft } from '../../../schemas/generated/record.js';
import { readDraft } from '../../applications/draft.js';
import { isRefusal } from '../../applications/load.js';
import type { Visit } from '../route.js';

/** The draft that this session last began for a service; null where there is none any more. */
export async function openedDraft({ house, session }: Visit, service: string): Promise<Draft | null> {
	const { drafts, grants } = session;
	const id = Object.hasOwn(drafts, service) ? drafts[service] : undefined;
	if (id === undefined) return null;
	const opened = await readDraft(house.applications, id, { grants });
	return isRefusal(opened) ? null : opened.draft;
}
