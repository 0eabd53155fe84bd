/** Pages of ours, asked for and shown in the place of the one before. */
import { keepNow } from './keep.js';
import { makeButton, say, tell } from './words.js';

/** Longer than this nobody waits: the line is taken for broken. With files it takes as long as it takes. In milliseconds. */
const longest = { usual: 60_000, files: 1_800_000 } as const;

let shown = address();
let begin = (): void => {};

function address(): string {
	return location.pathname + location.search;
}

/** Does this now, and on each page that comes to be shown. */
export function eachPage(does: () => void): void {
	begin = does;
	begin();
}

/** Asks for a page of ours; throws where the line is broken. */
export function ask(url: string, init: RequestInit = {}): Promise<Response> {
	const signal = AbortSignal.timeout(longest[init.body instanceof FormData ? 'files' : 'usual']);
	return fetch(url, { ...init, headers: { 'x-loket': 'page' }, signal });
}

/** Is it a page of ours, and not of somebody on the way? */
export function isOurs({ headers }: Response): boolean {
	return headers.get('x-loket') === 'page';
}

/** Shows the page of an answer: title, language, all of the body; then the focus goes to what is wrong on it, else to its heading, which reads it out. */
export async function show(answer: Response): Promise<void> {
	const { title, documentElement, body } = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const { pathname, search } = new URL(answer.headers.get('content-location') ?? answer.url, location.href);
	if (pathname + search !== address()) history.pushState(null, '', pathname + search);
	shown = address();
	document.title = title;
	document.documentElement.lang = documentElement.lang;
	document.documentElement.dir = documentElement.dir;
	document.body.replaceWith(body);
	scrollTo(0, 0);
	begin();
	const goal = document.querySelector<HTMLElement>('.govuk-error-summary') ?? document.querySelector('h1');
	goal?.setAttribute('tabindex', '-1');
	goal?.focus();
}

/** Back and forward: the page whose address stands there now. A step within a page (`#…`) stays on it. */
export async function loadHere(): Promise<void> {
	const before = shown;
	if (address() === before) return;
	const wanted = address();
	shown = wanted;
	void keepNow();
	try {
		const answer = await ask(wanted);
		if (shown !== wanted) return;
		if (isOurs(answer)) await show(answer);
		else location.reload();
	} catch {
		shown = before;
		tell(
			`${say('offline')} `,
			makeButton(say('again'), () => void loadHere()),
		);
	}
}
