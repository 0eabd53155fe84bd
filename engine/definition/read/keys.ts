import type { Place, Problem } from '../problem.js';
import { error } from '../problems.js';

const forbidden: ReadonlySet<string> = new Set([
	'__proto__',
	'prototype',
	'constructor',
	'__defineGetter__',
	'__defineSetter__',
	'__lookupGetter__',
	'__lookupSetter__',
]);

/** Is this a name that reaches into JavaScript objects, also as one part of a dotted key? */
export function isForbidden(key: string): boolean {
	return key.split('.').some((part) => forbidden.has(part));
}

export function forbiddenKey(key: string, place: Place): Problem {
	return error('forbidden-key', place, {
		id: `\`${key}\` tidak boleh dipakai sebagai nama. Pilih nama lain.`,
		en: `\`${key}\` can't be used as a name. Choose another one.`,
	});
}

export function duplicateKey(key: string, place: Place, first: Place): Problem {
	return error(
		'duplicate-key',
		place,
		{
			id: `\`${key}\` ditulis dua kali: di baris ${first.line} dan di baris ${place.line}.`,
			en: `\`${key}\` is written twice: on line ${first.line} and on line ${place.line}.`,
		},
		{ id: 'Hapus salah satunya, atau beri nama lain.', en: 'Remove one of them, or give it another name.' },
	);
}
