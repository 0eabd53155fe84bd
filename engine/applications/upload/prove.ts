import type { FileRules } from '../../definition/service.js';
import { isHeic } from './kinds/heic.js';
import { kinds } from './kinds/index.js';
import type { Unfit } from './kinds/kind.js';
import { endingOf, safeName } from './name.js';

/** A file as it came. */
export interface Upload {
	/** As the browser says; may be anything. */
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** A file that is what it says: its safe name, proven type, and the bytes to keep. */
export interface ProvenFile {
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

/** Why an upload isn't kept. `accept` another kind than is asked for, `disguised` its name and its bytes don't agree. */
export type NotKept = Unfit | 'accept' | 'heic' | 'disguised' | 'empty-file' | 'max-size';

/**
 * Proves a file: the ending of its name, its first bytes and the whole read through must all say the same kind, and the field must take
 * that. Pictures come back made anew, without what the camera noted.
 * @returns it, or why not; a name without an ending says nothing and gets the one of what it is
 */
export async function proveFile(
	{ name, bytes }: Upload,
	{ accept, maxSize }: Pick<FileRules, 'accept' | 'maxSize'>,
): Promise<ProvenFile | { readonly not: NotKept }> {
	if (bytes.length === 0) return { not: 'empty-file' };
	if (bytes.length > maxSize) return { not: 'max-size' };
	if (isHeic(bytes)) return { not: 'heic' };
	const ending = endingOf(safeName(name, ''));
	const said = kinds.find(({ extensions }) => extensions.includes(ending));
	const is = kinds.find(({ begins }) => begins(bytes));
	if (said === undefined && ending !== '') return { not: 'accept' };
	if (is === undefined || (said !== undefined && said !== is)) return { not: said === undefined ? 'accept' : 'disguised' };
	if (!accept.includes(is.type)) return { not: 'accept' };
	const proven = await inTurn(() => is.prove(bytes));
	if ('unfit' in proven) return { not: proven.unfit };
	return { name: safeName(name, is.extensions[0] ?? ''), type: is.type, bytes: proven.bytes };
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time, so that the memory that reading a picture takes is taken once. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	const mine = last.then(work);
	last = mine.catch(() => undefined);
	return mine;
}
