import { isUnavailable } from '../store/port/write.js';
import { referenceOf } from '../store/reference.js';
import { busy } from './attempts.js';
import { notWritten } from './refusals.js';
import type { Applications, Refusal } from './types.js';

/** Tries of one application, at most; with a hundred million references given one in thirty is taken. */
const most = 100;

/**
 * Claims the reference of an application, durably, before it is sent: worked out from its id and a counter, so that a repeated try finds
 * its own row again; a taken one means the next counter. A claimed reference is never given to another, also when nothing follows.
 */
export async function claimReference(
	{ store, keys }: Applications,
	prefix: string,
	id: string,
): Promise<{ readonly reference: string } | Refusal> {
	for (let counter = 0; counter < most; counter++) {
		const reference = referenceOf(keys.link, prefix, id, counter);
		const written = await store.references.insert({ reference, application: id });
		if (isUnavailable(written)) return notWritten(written);
		if (written === 'done') return { reference };
		const row = await store.references.read(reference);
		if (row?.application === id) return { reference };
	}
	return busy;
}
