/** Files on their way into a draft: kept as they come, unclaimed; taken up when a page that names them is saved. */
import { createHash } from 'node:crypto';
import type { FileFacts, FilesById } from '../../../schemas/generated/record.js';
import type { FileRules } from '../../definition/service.js';
import { isUnavailable } from '../../store/port/write.js';
import { openFacts, sealFile } from '../../store/seal/file.js';
import type { Instant } from '../../time/types.js';
import type { Applications } from '../types.js';
import { proveFile, type Upload } from './prove.js';
import type { NotTaken } from './refusals.js';

/** What one draft may hold with all that waits for it: files, and their bytes. */
const most = { files: 200, bytes: 512 * 1024 * 1024 } as const;

const hour = 3_600_000;
/** How long an upload waits for its page, and how long a page may still take it up: an hour less, so that no sweep comes between. */
const waits = { atMost: 24 * hour, takenUp: 23 * hour } as const;

/** A file that is kept: its id is its answer. */
export interface KeptFile {
	readonly id: string;
	readonly facts: FileFacts;
}

/**
 * Proves an upload and keeps it for a draft that the caller may open: its own key first, then the file, sealed and waiting. Not claimed
 * within a day it goes.
 * @returns it, or why not
 */
export async function keepUpload(
	applications: Applications,
	draft: string,
	rules: FileRules,
	upload: Upload,
): Promise<KeptFile | { readonly not: NotTaken }> {
	const { store, keys, now } = applications;
	const proven = await proveFile(upload, rules);
	if ('not' in proven) return proven;
	const held = await store.files.of(draft);
	if (held.length >= most.files || held.reduce((sum, { size }) => sum + size, proven.bytes.length) > most.bytes)
		return { not: 'too-many-uploads' };
	const hash = createHash('sha256').update(proven.bytes).digest('hex');
	const facts: FileFacts = { name: proven.name, type: proven.type, size: proven.bytes.length, hash };
	const { wrapped, ...sealed } = sealFile(draft, facts, proven.bytes, keys.master);
	for (const write of [
		() => store.keys.insert(sealed.id, wrapped),
		() => store.files.insert({ ...sealed, created: now(), state: 'waiting' }),
	]) {
		const written = await write();
		if (isUnavailable(written)) return { not: written };
	}
	return { id: sealed.id, facts };
}

/** Of these ids, the files that wait for this very draft and may still be taken up. */
export async function waitingFiles(
	{ store, keys, now }: Applications,
	draft: string,
	ids: readonly string[],
): Promise<FilesById> {
	const found: FilesById = {};
	const oldest = before(now(), waits.takenUp);
	for (const id of new Set(ids)) {
		const row = await store.files.describe(id);
		if (row === undefined || row.application !== draft || row.state !== 'waiting' || row.created <= oldest) continue;
		const wrapped = await store.keys.read(id);
		const facts = wrapped === undefined ? null : openFacts(row, wrapped, keys.master);
		if (facts !== null) found[id] = facts;
	}
	return found;
}

/** Uploaded or released before this moment a file isn't waited for any longer. */
export function waitedLongEnough(now: Instant): Instant {
	return before(now, waits.atMost);
}

function before(now: Instant, milliseconds: number): Instant {
	return new Date(Date.parse(now) - milliseconds).toISOString();
}
