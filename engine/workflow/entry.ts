import { createHmac, hash as hashOf } from 'node:crypto';
import type { Application, Entry, Parts } from '../../schemas/generated/record.js';
import { canonicalJson } from './canonical.js';

/** An entry before it is bound to the chain. */
export type Facts = Omit<Entry, 'application' | 'number' | 'before' | 'hash' | 'commitments'>;

/** The hash that binds an entry: SHA-256 (hex) over its canonical JSON (RFC 8785) without `hash`. */
export function entryHash(entry: Omit<Entry, 'hash'>): string {
	const { hash: _hash, ...rest } = { hash: '', ...entry };
	return hashOf('sha256', canonicalJson(rest));
}

/**
 * What an entry says of one part that it doesn't hold: HMAC-SHA-256 (hex) over the part's canonical JSON, under a key derived
 * (HKDF-SHA-256, RFC 5869) from the application's key for this entry and part, so that one part can be disclosed and proved alone.
 */
export function commitment(key: Uint8Array, number: number, part: string, value: unknown): string {
	return createHmac('sha256', commitmentKey(key, number, part))
		.update(canonicalJson(value))
		.digest('hex');
}

/**
 * The key that proves one part of one entry, and nothing else: HKDF-SHA-256 (RFC 5869) without salt, its one block of 32 bytes written out,
 * since Node's own takes three times as long for so little.
 */
export function commitmentKey(key: Uint8Array, number: number, part: string): Uint8Array {
	let pseudorandom = extracted.get(key);
	if (pseudorandom === undefined) {
		pseudorandom = createHmac('sha256', noSalt).update(key).digest();
		extracted.set(key, pseudorandom);
	}
	return createHmac('sha256', pseudorandom).update(`loket entry ${number} ${part}\u0001`).digest();
}

const noSalt = new Uint8Array(32);
/** Of each key in hand: an entry has several parts. */
const extracted = new WeakMap<Uint8Array, Uint8Array>();

/** The number of the next entry of a document, and the hash before it. */
export function chainEnd(application: Pick<Application, 'entries' | 'before'>): {
	readonly number: number;
	readonly before: string | null;
} {
	const last = application.entries.at(-1);
	if (last !== undefined) return { number: last.number + 1, before: last.hash };
	return application.before === null
		? { number: 1, before: null }
		: { number: application.before.number + 1, before: application.before.hash };
}

/** Binds facts and what was written with them to the end of an application's chain. */
export function sealEntry(
	application: Pick<Application, 'id' | 'entries' | 'before'>,
	facts: Facts,
	parts: Parts,
	key: Uint8Array,
): Entry {
	const { number, before } = chainEnd(application);
	const commitments: { [part: string]: string } = {};
	for (const [part, value] of Object.entries(parts))
		if (value !== undefined) commitments[part] = commitment(key, number, part, value);
	const open = { application: application.id, number, ...facts, commitments, before };
	return { ...open, hash: entryHash(open) };
}

/** Where a chain is broken. */
export interface BrokenEntry {
	readonly number: number;
	readonly code: 'wrong-hash' | 'wrong-before' | 'wrong-number' | 'wrong-application' | 'wrong-commitment';
}

/**
 * Looks a chain over, offline and without any key: own hash, hash before, number, application. `start` is what stands before the first
 * entry given (null: it is the whole chain). Nothing wrong gives an empty list.
 */
export function verifyChain(
	application: string,
	entries: readonly Entry[],
	start: Application['before'],
): readonly BrokenEntry[] {
	const broken: BrokenEntry[] = [];
	let before = start?.hash ?? null;
	let number = (start?.number ?? 0) + 1;
	for (const entry of entries) {
		if (entry.application !== application) broken.push({ number, code: 'wrong-application' });
		if (entry.number !== number) broken.push({ number, code: 'wrong-number' });
		if (entry.before !== before) broken.push({ number, code: 'wrong-before' });
		if (entryHash(entry) !== entry.hash) broken.push({ number, code: 'wrong-hash' });
		before = entry.hash;
		number++;
	}
	return broken;
}

/** Does what was written with an entry match what the entry committed to? With the application's key; parts not at hand aren't looked at. */
export function verifyParts(entry: Entry, parts: Parts, key: Uint8Array): readonly BrokenEntry[] {
	const wrong = Object.entries(parts).some(
		([part, value]) => value !== undefined && entry.commitments[part] !== commitment(key, entry.number, part, value),
	);
	return wrong ? [{ number: entry.number, code: 'wrong-commitment' }] : [];
}
