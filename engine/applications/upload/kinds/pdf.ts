/**
 * PDF (ISO 32000): kept as it is, so it must be whole, open without a password, and do nothing by itself. Names are looked for wherever a
 * reader might find them: outside streams, inside object streams, and the long ones everywhere.
 */
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { type FileKind, type Proven, spells } from './kind.js';
import { headOf, namesAny, partsOf, type Stream } from './pdf-text.js';

/** Bytes an object stream may grow to, and all of a file's together. */
const most = { stream: 8 * 1024 * 1024, all: 32 * 1024 * 1024 } as const;

/** Names of what acts when a document is opened or read, or carries other files within. */
const long = [
	'JavaScript',
	'Launch',
	'RichMedia',
	'Rendition',
	'EmbeddedFile',
	'EmbeddedFiles',
	'SubmitForm',
	'ImportData',
	'GoToE',
] as const;
/** Those so short that packed bytes hold them by chance. */
const short = ['JS', 'AA', 'XFA'] as const;
const active = [...long, ...short];

export const pdf: FileKind = {
	type: 'application/pdf',
	called: 'PDF',
	extensions: ['pdf'],
	begins: (bytes) => spells(bytes, 0, '%PDF-'),
	prove: (bytes) => prove(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
};

async function prove(bytes: Buffer): Promise<Proven> {
	const text = bytes.toString('latin1');
	const parts = isWhole(text) ? partsOf(text) : null;
	if (parts === null || !namesAny(parts.outside, ['Root'])) return { unfit: 'damaged' };
	if (namesAny(parts.outside, ['Encrypt'])) return { unfit: 'locked' };
	if (namesAny(parts.outside, active)) return { unfit: 'active' };
	let left: number = most.all;
	for (const stream of parts.streams) {
		const body = text.slice(stream.from, stream.to);
		// No stream holds objects in the open: a reader led there by a false table would find what was skipped here.
		if (/(?:^|[\s\0])obj(?=[\s\0<[(/\d%]|$)/.test(body) || namesAny(body, long)) return { unfit: 'active' };
		if (!mayHoldObjects(stream)) continue;
		const opened = await openedStream(bytes.subarray(stream.from, stream.to), headOf(stream.before), Math.min(left, most.stream));
		if (opened === null) return { unfit: 'damaged' };
		left -= opened.length;
		if (namesAny(opened, active)) return { unfit: 'active' };
	}
	return { bytes };
}

/** Begins with its version, ends with `%%EOF` and nothing behind it, and says where its table of objects is, which is there. */
function isWhole(text: string): boolean {
	const end = /startxref\s{1,9}(\d{1,10})\s{1,9}%%EOF[\s\0]*$/.exec(text.slice(-1024));
	if (!/^%PDF-[12]\.\d/.test(text) || end === null) return false;
	const at = Number(end[1]);
	return at < text.length && /^\s{0,8}(?:xref\b|\d+\s+\d+\s+obj\b)/.test(text.slice(at, at + 64));
}

/** Is it an object stream (7.5.7)? `N` and `First` can't be left out of one, whatever its type says. */
function mayHoldObjects({ before }: Stream): boolean {
	if (!namesAny(before, ['ObjStm', 'First'])) return false;
	const head = headOf(before);
	return namesAny(head, ['ObjStm']) || (namesAny(head, ['N']) && namesAny(head, ['First']));
}

const otherFilters = [
	'ASCIIHexDecode',
	'AHx',
	'ASCII85Decode',
	'A85',
	'LZWDecode',
	'LZW',
	'RunLengthDecode',
	'RL',
	'Crypt',
	'DCTDecode',
	'JPXDecode',
	'JBIG2Decode',
	'CCITTFaxDecode',
	'Predictor',
];

/** What an object stream says; null where it is packed otherwise than by Flate alone, or says more than may be. */
async function openedStream(body: Buffer, head: string, limit: number): Promise<string | null> {
	if (!namesAny(head, ['Filter', 'F'])) return body.toString('latin1');
	if (namesAny(head, otherFilters) || !namesAny(head, ['FlateDecode', 'Fl'])) return null;
	try {
		const opened: Buffer = await promisify<Buffer, object, Buffer>(inflate)(body, { maxOutputLength: Math.max(1, limit) });
		return opened.toString('latin1');
	} catch {
		return null;
	}
}
