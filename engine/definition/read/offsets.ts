/**
 * Where each character of a scalar's value stands in its source text, quotes, escapes, folding and indentation counted.
 * Returns one source offset for each character and one past the last; null where value and source can't be laid side by side.
 */
export function valueOffsets(value: string, source: string): readonly number[] | null {
	const first = source[0];
	if (first === '|' || first === '>') return alongBlock(value, source);
	if (first === '"') return alongDouble(value, source);
	return first === "'"
		? along(value, source, 1, Number.POSITIVE_INFINITY, "''")
		: along(value, source, 0, Number.POSITIVE_INFINITY, null);
}

/** Walks value and source together; `indent` is how many blanks at most are dropped at the beginning of a line. */
function along(value: string, source: string, from: number, indent: number, doubled: string | null): readonly number[] | null {
	const offsets: number[] = [];
	let at = from;
	for (const character of units(value)) {
		if (character.trim() !== '') while (at < source.length && (source[at] ?? '').trim() === '') at += 1;
		if (source[at] === character) {
			offsets.push(at);
			at += doubled !== null && source.startsWith(doubled, at) ? 2 : 1;
			if (character === '\n') at = pastIndent(source, at, indent);
			continue;
		}
		const skipped = character === '\n' ? '\r ' : '\r';
		while (at < source.length && skipped.includes(source[at] ?? '')) at += 1;
		if (source[at] !== '\n' || character.trim() !== '') return null;
		offsets.push(at);
		at = pastIndent(source, at + 1, indent);
	}
	offsets.push(at);
	return offsets;
}

function pastIndent(source: string, from: number, indent: number): number {
	let at = from;
	while (at - from < indent && (source[at] === ' ' || source[at] === '\t')) at += 1;
	return at;
}

function alongBlock(value: string, source: string): readonly number[] | null {
	const start = source.indexOf('\n') + 1;
	if (start === 0) return null;
	const lines = source.slice(start).split('\n');
	const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
	const said = /^[|>][+-]?[1-9]/.test(source);
	if (said || indents.length === 0) return null;
	const indent = indents[0] ?? 0;
	return along(value, source, pastIndent(source, start, indent), indent, null);
}

const escapeLengths: ReadonlyMap<string, number> = new Map([
	['x', 4],
	['u', 6],
	['U', 10],
]);

function alongDouble(value: string, source: string): readonly number[] | null {
	const offsets: number[] = [];
	let at = 1;
	for (let index = 0; index < value.length; index += 1) {
		while (source[at] === '\\' && /[\r\n]/.test(source[at + 1] ?? ''))
			at = pastIndent(source, source.indexOf('\n', at) + 1, Number.POSITIVE_INFINITY);
		const character = value[index] ?? '';
		if (source[at] === '\\') {
			const length = escapeLengths.get(source[at + 1] ?? '') ?? 2;
			offsets.push(at);
			// An escape above U+FFFF gives two units of the value.
			if (length === 10 && (value.codePointAt(index) ?? 0) > 0xffff) {
				offsets.push(at);
				index += 1;
			}
			at += length;
			continue;
		}
		if (character.trim() !== '') while (at < source.length && (source[at] ?? '').trim() === '') at += 1;
		if (source[at] === character) {
			offsets.push(at);
			at += 1;
			continue;
		}
		while (source[at] === '\r') at += 1;
		if (source[at] !== '\n' || character.trim() !== '') return null;
		offsets.push(at);
		at = pastIndent(source, at + 1, Number.POSITIVE_INFINITY);
	}
	offsets.push(at);
	return offsets;
}

function* units(text: string): Iterable<string> {
	for (let index = 0; index < text.length; index += 1) yield text[index] ?? '';
}
