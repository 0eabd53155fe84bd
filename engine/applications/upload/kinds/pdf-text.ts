/** What stands in the text of a PDF (ISO 32000-1, 7.2 and 7.3), read in one pass whatever the text is. */

/** A stream: what stands before it since the one before (its dictionary last), and where its bytes are. */
export interface Stream {
	readonly before: string;
	readonly from: number;
	readonly to: number;
}

/** Words `stream` outside of any dictionary, at most. */
const mostWords = 1000;

/**
 * The text outside all streams, and the streams: from the line of `stream` behind a dictionary to the next `endstream`.
 * Null where something between the dictionary and that word could lead another reader to a stream that is not seen here.
 */
export function partsOf(text: string): { readonly outside: string; readonly streams: readonly Stream[] } | null {
	const streams: Stream[] = [];
	const outside: string[] = [];
	let words = 0;
	let at = 0;
	let next = text.indexOf('stream');
	while (next >= 0) {
		const last = lastBefore(text, next);
		if (text[last] === '>' && text[last - 1] === '>') {
			const from = lineAfter(text, next + 6);
			const end = text.indexOf('endstream', from);
			const to = end < 0 ? text.length : end;
			const before = text.slice(at, next);
			outside.push(before);
			streams.push({ before, from, to });
			at = Math.min(text.length, to + 9);
		} else if (text.slice(next - 3, next) !== 'end') {
			words += 1;
			const near = text.slice(Math.max(at, next - 4096), next);
			if (words > mostWords || near.slice(near.lastIndexOf('>>') + 2).includes('%')) return null;
		}
		next = text.indexOf('stream', Math.max(at, next + 6));
	}
	outside.push(text.slice(at));
	return { outside: outside.join('\n'), streams };
}

/** The dictionary that a text ends in: from where its object begins. `obj` within strings and comments begins none; nested strings hide more than they must. */
export function headOf(before: string): string {
	const plain = before.split('');
	let depth = 0;
	let inComment = false;
	for (let at = 0; at < plain.length; at++) {
		const one = plain[at];
		if (inComment) inComment = one !== '\n' && one !== '\r';
		else if (depth > 0 && one === '\\') plain[++at] = ' ';
		else if (one === '(') depth += 1;
		else if (one === ')') depth = Math.max(0, depth - 1);
		else if (one === '%' && depth === 0) inComment = true;
		if (inComment || depth > 0) plain[at] = ' ';
	}
	let begins = 0;
	for (const { index } of plain.join('').matchAll(/[\s\0]obj(?![A-Za-z])/g)) begins = index;
	return before.slice(begins);
}

/** Names with characters spelled out, at most, before a text is taken to hide something. */
const mostSpelled = 10_000;

const regular = '[^\\0\\t\\n\\f\\r ()<>[\\]{}/%]';
const spelled = new RegExp(`/(${regular.replace('%]', '%#]')}{0,127}#${regular}{0,127})`, 'g');

/** Is one of these names in the text, written out or with characters spelled as `#xx` (7.3.5)? Nobody spells out so many names as to need more looking. */
export function namesAny(text: string, names: readonly string[]): boolean {
	if (new RegExp(`/(?:${names.join('|')})(?!${regular})`).test(text)) return true;
	const wanted = new Set(names);
	let count = 0;
	for (const [, name = ''] of text.matchAll(spelled)) {
		count += 1;
		if (count > mostSpelled) return true;
		const said = name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
		if (wanted.has(said)) return true;
	}
	return false;
}

function lastBefore(text: string, at: number): number {
	let last = at - 1;
	while (last >= 0 && '\0\t\n\f\r '.includes(text[last] ?? 'x')) last -= 1;
	return last;
}

/** Where the line after this place begins. */
function lineAfter(text: string, at: number): number {
	let end = at;
	while (end < text.length && text[end] !== '\r' && text[end] !== '\n') end += 1;
	return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}
