/** Puts what the author sees into a page that was made for citizens. The page itself knows nothing of it. */
import type { AuthorView, PinnedView } from '../../../engine/views/author.js';
import { idOf } from '../../../engine/views/id.js';
import { escapeText } from '../markup.js';
import { renderNote, renderPanel } from './note.js';

/**
 * The page with the author's panel above it, notes beside what they are about (a field's under its label, a state's at its step, else under the
 * heading), and the script that shows it again after a change. What isn't one of our pages is given back as it is.
 */
export function annotate(html: string, { panel, pinned, revision }: AuthorView): string {
	const main = html.indexOf('<main');
	const head = html.indexOf('</head>');
	if (head < 0 || main < head) return html;
	const live = `<link rel="stylesheet" href="/dev/author.css"><script type="module" id="loket-live" src="/dev/live.js" data-revision="${escapeText(revision)}"></script>`;
	const insertions = [
		{ at: head, html: live },
		{ at: main, html: renderPanel(panel) },
		...pinned.map((one) => ({ at: placeOf(html, main, one.at) ?? -1, html: renderNote(one.note, panel.locale) })),
	].filter(({ at }) => at >= 0);
	let made = '';
	let from = 0;
	for (const { at, html: added } of insertions.toSorted((one, other) => one.at - other.at)) {
		made += html.slice(from, at) + added;
		from = at;
	}
	return made + html.slice(from);
}

/** Where in the page a note stands; null where what it is about isn't shown here. */
function placeOf(html: string, main: number, at: PinnedView['at']): number | null {
	if (at.kind === 'field') return atField(html, main, at.path);
	return at.kind === 'step' ? atStep(html, main, at.title) : atHeading(html, main);
}

/** Within the step of the way that has this title; a state that is no step of it stands above the way. */
function atStep(html: string, main: number, title: string): number | null {
	const way = html.indexOf('<ol class="way">', main);
	if (way < 0) return null;
	const step = html.indexOf(`<b>${escapeText(title)}<`, way);
	return step < 0 || step > html.indexOf('</ol>', way) ? way : html.indexOf('</li>', step);
}

function atHeading(html: string, main: number): number | null {
	const end = html.indexOf('</h1>', main);
	if (end < 0) return null;
	return after(html, end + '</h1>'.length, '</legend>');
}

/** Under the question of a field: after its label or legend, and the heading that one may stand in. */
function atField(html: string, main: number, path: string): number | null {
	const name = path.includes('[]') ? nameInRow(html, path) : `/${path.replaceAll('.', '/')}`;
	const at = name === null ? -1 : html.indexOf(` id="${idOf(name)}"`, main);
	if (at < 0) return null;
	const tag = html.lastIndexOf('<', at);
	if (html.startsWith('<dl', tag)) return tag;
	const group = html.slice(tag, at).includes('govuk-form-group') ? tag : html.lastIndexOf('<div class="govuk-form-group', at);
	if (group < main) return null;
	const ends = ['</legend>', '</label>', '</h2>'].flatMap((end) => {
		const found = html.indexOf(end, group);
		return found < 0 ? [] : [found + end.length];
	});
	return ends.length === 0 ? null : after(html, Math.min(...ends), '</h1>');
}

function after(html: string, at: number, end: string): number {
	return html.startsWith(end, at) ? at + end.length : at;
}

/** The name of the first field of this path that the page asks: `partners[].share` is `/partners/0/share`. */
function nameInRow(html: string, path: string): string | null {
	for (const [, name = ''] of html.matchAll(/ name="(\/[^"]*)"/g)) {
		const steps = name.split('/').slice(1);
		for (let length = steps.length; length > 0; length--) {
			const some = steps.slice(0, length);
			if (pathOf(some) === path) return `/${some.join('/')}`;
		}
	}
	return null;
}

function pathOf(steps: readonly string[]): string {
	return steps.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[]` : path === '' ? step : `${path}.${step}`), '');
}
