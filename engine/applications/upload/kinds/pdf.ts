/**
 * PDF (ISO 32000): kept as it is, so it must be whole, open without a password, and do nothing by itself. Names are looked for wherever a
 * reader might find them: outside streams, inside object streams, and the long ones everywhere.
 */
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { FileKind, Proven } from './kind.js';
import { spells } from './kind.js';

/** Bytes an object stream may grow to, and all of a file's together. */
const most = { stream: 8 * 1024 * 1024, all: 32 * 1024 * 1024 } as const;

/** Names of what acts when a document is opened or read, or carries other files within. */
const active = new Set([
	'JavaScript',
	'JS',
	'Launch',
	'AA',
	'RichMedia',
	'Rendition',
	'EmbeddedFile',
	'EmbeddedFiles',
	'XFA',
	'SubmitForm',
	'ImportData',
	'GoToE',
]);

export const pdf: FileKind = {
	type: 'application/pdf',
	called: 'PDF',
	extensions: ['pdf'],
	begins: (bytes) => spells(bytes, 0, '%PDF-'),
	prove: (bytes) => prove(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
};

async function prove(bytes: Buffer): Promise<Proven> {
	const text = bytes.toString('latin1');
	if (!isWhole(text)) return { unfit: 'damaged' };
	const { outside, streams } = parts(text);
	const names = new Set(namesIn(outside));
	if (names.has('Encrypt')) return { unfit: 'locked' };
	if (!names.has('Root')) return { unfit: 'damaged' };
	if (isActive(names)) return { unfit: 'active' };
	let left: number = most.all;
	for (const stream of streams) {
		const body = text.slice(stream.from, stream.to);
		// No stream holds objects in the open: a reader led there by a false table would find what was skipped here.
		if (/\d\s+\d+\s+obj\b/.test(body) || namesIn(body).some((name) => name.length > 4 && active.has(name)))
			return { unfit: 'active' };
		if (!holdsObjects(stream.head)) continue;
		const opened = await openedStream(bytes.subarray(stream.from, stream.to), stream.head, Math.min(left, most.stream));
		if (opened === null) return { unfit: 'damaged' };
		left -= opened.length;
		if (isActive(new Set(namesIn(opened)))) return { unfit: 'active' };
	}
	return { bytes };
}

/** Begins with its version, ends with `%%EOF` and nothing behind it, and says where its table of objects is, which is there. */
function isWhole(text: string): boolean {
	const end = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(-1024).replace(/\0+$/, ''));
	if (!/^%PDF-[12]\.\d/.test(text) || end === null) return false;
	const at = Number(end[1]);
	return at < text.length && /^\s{0,8}(?:xref\b|\d+\s+\d+\s+obj\b)/.test(text.slice(at, at + 64));
}

interface Stream {
	/** What stands between `obj` and `stream`: its dictionary. */
	readonly head: string;
	readonly from: number;
	readonly to: number;
}

/** The text outside all streams, and where the streams are: from `stream` at the end of a dictionary to the next `endstream`. */
function parts(text: string): { readonly outside: string; readonly streams: readonly Stream[] } {
	const streams: Stream[] = [];
	const outside: string[] = [];
	const begin = />>[\s\0]{0,64}stream(?:\r\n|\n|\r)/g;
	let at = 0;
	for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
		const from = found.index + found[0].length;
		const end = text.indexOf('endstream', from);
		const to = end < 0 ? text.length : end;
		const before = text.slice(at, from);
		outside.push(before);
		streams.push({ head: before.slice(headAt(before)), from, to });
		at = to;
		begin.lastIndex = to;
	}
	outside.push(text.slice(at));
	return { outside: outside.join('\n'), streams };
}

/** Where the object that a text ends in begins; `obj` within strings and comments begins none. */
function headAt(text: string): number {
	const plain = text.replace(/%[^\r\n]*|\((?:[^()\\]|\\[\s\S])*\)/g, (hidden) => ' '.repeat(hidden.length));
	let at = 0;
	for (const { index } of plain.matchAll(/\d\s+\d+\s+obj\b/g)) at = index;
	return at;
}

/** Names in a text, `#xx` read as the character it stands for (7.3.5). */
function namesIn(text: string): readonly string[] {
	return Array.from(text.matchAll(/\/([^\0\t\n\f\r ()<>[\]{}/%]{1,200})/g), ([, name = '']) =>
		name.includes('#')
			? name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
			: name,
	);
}

function isActive(names: ReadonlySet<string>): boolean {
	return [...names].some((name) => active.has(name));
}

/** Is it an object stream (7.5.7)? `N` and `First` can't be left out of one, whatever its type says. */
function holdsObjects(head: string): boolean {
	const names = new Set(namesIn(head));
	return names.has('ObjStm') || (names.has('N') && names.has('First'));
}

/** What an object stream says; null where it is packed otherwise than by Flate alone, or says more than may be. */
async function openedStream(body: Buffer, head: string, limit: number): Promise<string | null> {
	const names = namesIn(head);
	if (!names.includes('Filter')) return body.toString('latin1');
	const filters = names.filter((name) => /(?:Decode|Crypt)$|^(?:Fl|AHx|A85|LZW|RL)$/.test(name));
	if (filters.length !== 1 || !['FlateDecode', 'Fl'].includes(filters[0] ?? '') || names.includes('Predictor')) return null;
	try {
		const opened: Buffer = await promisify<Buffer, object, Buffer>(inflate)(body, { maxOutputLength: Math.max(1, limit) });
		return opened.toString('latin1');
	} catch {
		return null;
	}
}
