/** Which draft a visit is about, and by what it may be opened. */
import type { Access } from '../../applications/access.js';
import type { Visit } from '../route.js';
import { tokenOf } from '../visit.js';

/** The draft that the address names. */
export function draftId({ params }: Visit): string {
	return params['draft'] ?? '';
}

/** What this session may open. */
export function access({ session }: Visit): Access {
	return { grants: session.grants };
}

/** The token of a form of this draft. It holds the page's language, so that what was typed is read as it was shown. */
export function formToken(visit: Visit, name: string, locale = visit.locale): string {
	return tokenOf(visit, `${draftId(visit)} ${name} ${locale}`);
}
