/** Pages that differ in what was typed alone are made from one mould: the HTML that the template gave once, with places for those texts. */
import { escapeText } from './markup.js';

/** Members of a view whose texts stand in the page as they are, and decide nothing there but whether they are empty. */
const varying: ReadonlySet<string> = new Set(['typed', 'problem', 'problems', 'token', 'action', 'now']);
/** Members that hold what somebody answered otherwise than as typed: nothing of it is kept in a mould. */
const personal: ReadonlySet<string> = new Set(['answers', 'rows', 'files', 'known']);
/** Moulds kept of one template: the page untouched, the page filled in, in two languages, and with problems. */
const most = 6;

/** Noncharacters, and all that HTML escapes between them: a text that is put in otherwise than escaped and whole doesn't come out so. */
const open = '\uFDD2';
const close = '\uFDD3';
const inside = `<"&'>`;
const escapedMark = new RegExp(`${open}(\\d+)${escapeText(inside)}${close}`);

interface Mould {
	/** The view it was made from, with marks for texts. */
	readonly view: unknown;
	/** HTML between the texts, and by number which text follows each. */
	readonly pieces: readonly string[];
	readonly texts: readonly number[];
}

/**
 * The same as `render`, by moulds: for a view that differs from an earlier one in texts alone these are put into the HTML of that one. A
 * view that holds answers beside what was typed is rendered each time; so is any whose texts the HTML doesn't hold escaped and whole.
 */
export function moulded<View>(render: (view: View) => string): (view: View) => string {
	let moulds: readonly Mould[] = [];
	let fails = false;
	return (view) => {
		for (const mould of moulds) {
			const html = filled(mould, view);
			if (html === null) continue;
			if (moulds[0] !== mould) moulds = [mould, ...moulds.filter((one) => one !== mould)];
			return html;
		}
		if (fails || isApart(view, '')) return render(view);
		let count = 0;
		const marked = markedIn(view, '', () => `${open}${count++}${inside}${close}`);
		const mould = cast(marked, render(marked as View));
		if (mould === null) fails = true;
		else moulds = [mould, ...moulds.slice(0, most - 1)];
		return (mould === null ? null : filled(mould, view)) ?? render(view);
	};
}

/** The HTML of a view; null where it doesn't fit the mould. */
function filled({ view: marked, pieces, texts }: Mould, view: unknown): string | null {
	const given: string[] = [];
	if (!fits(marked, view, '', given)) return null;
	let html = pieces[0] ?? '';
	for (let at = 0; at < texts.length; at++) html += escapeText(given[texts[at] ?? 0] ?? '') + pieces[at + 1];
	return html;
}

/** The HTML of a marked view taken apart at its marks; null where one of them isn't whole there. */
function cast(view: unknown, html: string): Mould | null {
	const parts = html.split(escapedMark);
	const pieces = parts.filter((_, at) => at % 2 === 0);
	if (pieces.some((piece) => piece.includes(open) || piece.includes(close))) return null;
	return { view, pieces, texts: parts.filter((_, at) => at % 2 === 1).map(Number) };
}

/** Does it hold what no mould may: answers that stand there to be read, or a mark like ours in somebody's words. */
function isApart(value: unknown, name: string): boolean {
	if (typeof value === 'string') return !varying.has(name) && value.includes(open);
	if (typeof value !== 'object' || value === null) return false;
	const inner = Object.entries(value);
	if (personal.has(name) && inner.length > 0) return true;
	return inner.some(([key, one]) => isApart(one, Array.isArray(value) ? name : key));
}

/** A copy of a view with a mark in the place of each varying text. */
function markedIn(value: unknown, name: string, mark: () => string): unknown {
	if (typeof value === 'string') return value !== '' && varying.has(name) ? mark() : value;
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((item: unknown) => markedIn(item, name, mark));
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markedIn(inner, key, mark)]));
}

/** Is a view the marked one but for its texts, which are gathered in the same order. */
function fits(marked: unknown, view: unknown, name: string, texts: string[]): boolean {
	if (typeof marked === 'string' && marked !== '' && varying.has(name)) {
		if (typeof view !== 'string' || view === '') return false;
		texts.push(view);
		return true;
	}
	if (marked === view) return true;
	if (typeof marked !== 'object' || typeof view !== 'object' || marked === null || view === null) return false;
	if (Array.isArray(marked)) {
		if (!Array.isArray(view) || marked.length !== view.length) return false;
		for (let at = 0; at < marked.length; at++) if (!fits(marked[at], view[at], name, texts)) return false;
		return true;
	}
	const keys = Object.keys(marked);
	if (keys.length !== Object.keys(view).length) return false;
	const [one, other] = [marked, view] as readonly Readonly<Record<string, unknown>>[];
	for (const key of keys) if (!fits(one?.[key], other?.[key], key, texts)) return false;
	return true;
}
