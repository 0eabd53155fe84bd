import { randomBytes } from 'node:crypto';

/** Drawn from the system at once: asking it for a few bytes at a time costs more than sealing does. */
const page = 4096;
let drawn = Buffer.alloc(0);
let at = 0;

/** Random bytes for nonces and ids, a few at a time; none is given twice, and what was given is kept nowhere here. */
export function fewRandom(count: number): Buffer {
	if (at + count > drawn.length) {
		drawn = randomBytes(Math.max(page, count));
		at = 0;
	}
	const given = Buffer.from(drawn.subarray(at, at + count));
	drawn.fill(0, at, at + count);
	at += count;
	return given;
}
