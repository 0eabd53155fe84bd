/**
 * The keys folder: master, index, link and signing key, one small file each. They are made for an empty store only;
 * ever after a start whose files don't match the store's key ring names the key and stops.
 */
import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import {
	chmodSync,
	closeSync,
	fsyncSync,
	linkSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	statSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Says } from '../../definition/problem.js';
import type { RingKey, RingStore } from '../port/keys.js';
import { isUnavailable, unavailable } from '../port/write.js';
import { type KeyRefusal, refusals } from './refusals.js';

/** What each key is for: wrapping applications' keys, blind terms, links and references, signatures of documents. */
export const keyNames = ['master', 'index', 'link', 'signing'] as const;
export type KeyName = (typeof keyNames)[number];

/** The keys of a store; a key object never prints its bytes. */
export type Keys = Readonly<Record<KeyName, KeyObject>>;

export type OpenedKeys =
	/** `made` says that they are new, so that the start can ask for a copy to be kept elsewhere. */
	{ readonly keys: Keys; readonly made: boolean } | { readonly code: string; readonly says: Says };

/** `<data folder>.keys`, where `LOKET_KEYS` doesn't say otherwise. */
export function defaultKeysFolder(data: string): string {
	return `${data.replace(/[/\\]+$/, '')}.keys`;
}

interface KeyFile {
	readonly id: string;
	readonly key: KeyObject;
}

/**
 * Reads the keys and holds them against the store's ring; makes them where the ring is empty.
 * @returns the keys, or a refusal: `key-missing`, `key-mismatch`, `key-readable-by-others`, `key-damaged`, `keys-folder`, or why the store couldn't be asked.
 */
export async function openKeys(folder: string, ring: RingStore): Promise<OpenedKeys> {
	const known = new Map((await ring.read()).map((key) => [key.name, key]));
	let made = false;
	if (known.size === 0) {
		try {
			for (const name of keyNames) made = makeKey(folder, name) || made;
			syncFolder(folder);
		} catch (error) {
			return refusals['keys-folder'](folder, reason(error));
		}
	}
	const found = new Map<KeyName, KeyFile>();
	for (const name of keyNames) {
		const file = readKey(folder, name);
		if ('code' in file) return file;
		found.set(name, file);
	}
	for (const [name, file] of found) {
		const entry = ringKey(name, file);
		if (!known.has(name)) {
			const written = await ring.insert(entry);
			if (isUnavailable(written)) return { code: written, says: unavailable[written] };
		}
		const kept = (await ring.read()).find((key) => key.name === name);
		if (kept?.check !== entry.check) return refusals['key-mismatch'](join(folder, `${name}.key`), kept?.id ?? '');
	}
	const keys = Object.fromEntries([...found].map(([name, { key }]) => [name, key])) as Keys;
	return { keys, made };
}

/** The name under which a ring knows a key, with a value only its holder can work out. */
function ringKey(name: string, { id, key }: KeyFile): RingKey {
	return { name, id, check: createHmac('sha256', key).update(`loket key ring ${name} ${id}`).digest('hex') };
}

/** Makes one key unless its file is there; whole or not at all, and never over another's. */
function makeKey(folder: string, name: KeyName): boolean {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	chmodSync(folder, 0o700);
	const file = join(folder, `${name}.key`);
	const temporary = `${file}.${randomBytes(6).toString('hex')}.new`;
	const descriptor = openSync(temporary, 'wx', 0o600);
	try {
		writeSync(descriptor, `loket key ${name} ${randomBytes(4).toString('hex')} ${randomBytes(32).toString('base64url')}\n`);
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
	try {
		// A link, not a rename: a rename would replace the key that another process made in the same moment.
		linkSync(temporary, file);
		return true;
	} catch (error) {
		if (code(error) === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(temporary);
	}
}

function readKey(folder: string, name: KeyName): KeyFile | KeyRefusal {
	const file = join(folder, `${name}.key`);
	let text: string;
	try {
		const open = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
		if (open) return refusals['key-readable-by-others'](file);
		text = readFileSync(file, 'utf8');
	} catch (error) {
		return code(error) === 'ENOENT' ? refusals['key-missing'](file) : refusals['keys-folder'](folder, reason(error));
	}
	const parts = /^loket key (\w+) ([0-9a-f]{8}) ([\w-]{43})\n?$/.exec(text);
	if (parts === null || parts[1] !== name) return refusals['key-damaged'](file);
	const [, , id = '', bytes = ''] = parts;
	return { id, key: createSecretKey(Buffer.from(bytes, 'base64url')) };
}

function syncFolder(folder: string): void {
	if (process.platform === 'win32') return;
	for (const each of [folder, join(folder, '..')]) {
		const descriptor = openSync(each, 'r');
		try {
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
	}
}

function code(error: unknown): unknown {
	return error instanceof Error && 'code' in error ? error.code : null;
}

function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
