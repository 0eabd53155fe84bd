/** Characters of a kept name, at most. */
const most = 120;

/**
 * A file's name as it is kept: its last part only, composed (Unicode NFC), without control, direction and other invisible characters, at
 * most 120 characters long, its ending last. A name without an ending gets this one; `''` leaves it as it is.
 */
export function safeName(given: string, ending: string): string {
	const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
	const plain = base
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, '')
		.replace(/\s+/gu, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	const own = endingOf(plain);
	const stem = own === '' ? plain : plain.slice(0, -own.length - 1).replace(/[. ]+$/, '');
	const last = own === '' ? ending : plain.slice(-own.length);
	const kept = Array.from(stem === '' ? 'berkas' : stem)
		.slice(0, most - last.length - 1)
		.join('');
	return last === '' ? kept : `${kept}.${last}`;
}

/** The ending of a name, lower case, without its dot; '' where it has none. */
export function endingOf(name: string): string {
	return /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}
