import type { MapEntry, Node } from '../node.js';
import type { Path, Says } from '../problem.js';
import { error } from '../problems.js';
import { duplicateKey, forbiddenKey, isForbidden } from './keys.js';
import { limits } from './limits.js';
import { finite, numberProblem } from './numbers.js';
import type { Origin } from './origin.js';
import { makeScalar } from './scalar.js';
import { tooDeep } from './too-deep.js';

/**
 * Reads JSON (RFC 8259) into nodes with places. Gives null, having reported the first problem, where it is no JSON
 * or nests more than 64 levels deep.
 */
export function readJson(origin: Origin): Node | null {
	const reader: Reader = { origin, text: origin.lines.text, at: origin.lines.text.startsWith('\uFEFF') ? 1 : 0 };
	const value = readValue(reader, origin.path, 1);
	if (value === null) return null;
	skipBlanks(reader);
	return reader.at === reader.text.length ? value : refuse(reader, says.end);
}

interface Reader {
	readonly origin: Origin;
	readonly text: string;
	at: number;
}

const says = {
	value: {
		id: 'Di sini harus ada nilai JSON: teks di antara tanda kutip ganda, angka, true, false, null, `{` atau `[`.',
		en: 'A JSON value is needed here: a text in double quotes, a number, true, false, null, `{` or `[`.',
	},
	end: { id: 'Setelah nilai JSON tidak boleh ada apa-apa lagi.', en: 'Nothing may follow the JSON value.' },
	comma: { id: 'Di sini harus ada koma atau kurung penutup.', en: 'A comma or the closing bracket is needed here.' },
	key: { id: 'Di sini harus ada nama di antara tanda kutip ganda.', en: 'A name in double quotes is needed here.' },
	colon: { id: 'Setelah nama harus ada titik dua.', en: 'A colon must follow the name.' },
	text: {
		id: 'Teks ini tidak ditutup, atau memuat tanda yang tidak dikenal JSON.',
		en: 'This text is not closed, or has a character that JSON does not allow.',
	},
} satisfies Record<string, Says>;

function refuse(reader: Reader, sentence: Says): null {
	reader.origin.report(error('json-syntax', reader.origin.lines.placeAt(Math.min(reader.at, reader.text.length)), sentence));
	return null;
}

function skipBlanks(reader: Reader): void {
	while (' \t\r\n'.includes(reader.text[reader.at] ?? '.')) reader.at += 1;
}

function readValue(reader: Reader, path: Path, level: number): Node | null {
	skipBlanks(reader);
	if (level > limits.levels) {
		reader.origin.report(tooDeep(reader.origin.lines.placeAt(reader.at)));
		return null;
	}
	const first = reader.text[reader.at];
	if (first === '{') return readMap(reader, path, level);
	if (first === '[') return readList(reader, path, level);
	return first === '"' ? readString(reader, path) : readWord(reader, path);
}

function readMap(reader: Reader, path: Path, level: number): Node | null {
	const { lines, document, report } = reader.origin;
	const place = lines.placeAt(reader.at);
	const entries = new Map<string, MapEntry>();
	reader.at += 1;
	skipBlanks(reader);
	if (reader.text[reader.at] === '}') reader.at += 1;
	else {
		for (;;) {
			skipBlanks(reader);
			if (reader.text[reader.at] !== '"') return refuse(reader, says.key);
			const name = readString(reader, path);
			if (name === null || name.kind !== 'scalar') return null;
			const key = String(name.value);
			skipBlanks(reader);
			if (reader.text[reader.at] !== ':') return refuse(reader, says.colon);
			reader.at += 1;
			const value = readValue(reader, [...path, key], level + 1);
			if (value === null) return null;
			const before = entries.get(key);
			if (before !== undefined) report(duplicateKey(key, name.place, before.key));
			else if (isForbidden(key)) report(forbiddenKey(key, name.place));
			else entries.set(key, { key: name.place, node: value });
			const more = readMore(reader, '}');
			if (more === null) return null;
			if (!more) break;
		}
	}
	return { kind: 'map', place, document, path, entries };
}

function readList(reader: Reader, path: Path, level: number): Node | null {
	const place = reader.origin.lines.placeAt(reader.at);
	const items: Node[] = [];
	reader.at += 1;
	skipBlanks(reader);
	if (reader.text[reader.at] === ']') reader.at += 1;
	else {
		for (;;) {
			const item = readValue(reader, [...path, items.length], level + 1);
			if (item === null) return null;
			items.push(item);
			const more = readMore(reader, ']');
			if (more === null) return null;
			if (!more) break;
		}
	}
	return { kind: 'list', place, document: reader.origin.document, path, items };
}

/** After an item: true for a comma, false for the closing bracket, null (reported) for anything else. */
function readMore(reader: Reader, closing: string): boolean | null {
	skipBlanks(reader);
	const next = reader.text[reader.at];
	if (next !== ',' && next !== closing) return refuse(reader, says.comma);
	reader.at += 1;
	return next === ',';
}

function readString(reader: Reader, path: Path): Node | null {
	const start = reader.at;
	let end = start + 1;
	while (end < reader.text.length && reader.text[end] !== '"') end += reader.text[end] === '\\' ? 2 : 1;
	try {
		const value = String(JSON.parse(reader.text.slice(start, end + 1)));
		reader.at = end + 1;
		return makeScalar(reader.origin.lines, reader.origin.document, path, value, start, reader.at);
	} catch {
		return refuse(reader, says.text);
	}
}

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
	['true', true],
	['false', false],
	['null', null],
]);

function readWord(reader: Reader, path: Path): Node | null {
	const start = reader.at;
	let end = start;
	while (/[-+.\w]/.test(reader.text[end] ?? ' ')) end += 1;
	const source = reader.text.slice(start, end);
	const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(source);
	const word = words.get(source);
	if (!number && word === undefined) return refuse(reader, says.value);
	reader.at = end;
	const { lines, document, report } = reader.origin;
	if (word !== undefined) return makeScalar(lines, document, path, word, start, end);
	const wrong = numberProblem(Number(source), source, lines.placeAt(start));
	if (wrong !== null) report(wrong);
	return makeScalar(lines, document, path, finite(Number(source)), start, end);
}
