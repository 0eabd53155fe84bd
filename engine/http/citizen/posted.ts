/** Between what a browser posts and what a draft takes. */
import type { Body } from '../../form/types.js';
import { type Posted, textOf } from '../body.js';
import type { Visit } from '../route.js';
import { sameToken } from '../security.js';
import { formToken } from './access.js';

/** The answers among what was posted: their names are pointers. */
export function bodyOf(posted: Posted): Body {
	const body = Object.create(null) as Record<string, readonly string[]>;
	for (const [name, texts] of posted) if (name.startsWith('/')) body[name] = texts;
	return body;
}

/** What the button that was pressed asks for: `continue`, `back`, `lang`, or `add:/members` with its pointer. Enter means continue. */
export function wish(posted: Posted): { readonly button: string; readonly pointer: string } {
	const said = textOf(posted, 'then');
	if (said === '') return { button: textOf(posted, 'lang') === '' ? 'continue' : 'lang', pointer: '' };
	const colon = said.indexOf(':');
	return colon < 0 ? { button: said, pointer: '' } : { button: said.slice(0, colon), pointer: said.slice(colon + 1) };
}

/** The visit in the language its form was shown in, whatever another tab chose since; with the button of a language, in that one. */
export function shownIn(visit: Visit, locale: string): Visit {
	return wish(visit.posted).button === 'lang' ? visit : { ...visit, locale };
}

/** The language the page was shown in when it was posted, by its token; null: it isn't a page of this session. */
export async function postedIn(visit: Visit, name: string): Promise<string | null> {
	const token = textOf(visit.posted, 'token');
	const { languages } = await visit.house.versions.catalogue();
	return languages.find((locale) => sameToken(token, formToken(visit, name, locale))) ?? null;
}
