/** References: `SKU-7K3M-9WXD`, a name that can be read out over the phone; never a key. */
import { createHmac, type KeyObject } from 'node:crypto';

/** No look-alikes (0 O, 1 I L, 5 S …), no vowels that could make words. 23 signs: a prime, so that the check sign finds every wrong sign and every swap. */
const signs = '23456789CDFGHJKMNPRTVWX';
const count = signs.length;
const length = 7;

/** The reference of an application: random to look at, worked out from its id and a counter that grows while the one before is taken. */
export function referenceOf(link: KeyObject, prefix: string, id: string, counter: number): string {
	const bytes = createHmac('sha256', link)
		.update(JSON.stringify(['reference', prefix, id, counter]))
		.digest();
	let rest = bytes.readBigUInt64BE(0);
	let body = '';
	for (let place = 0; place < length; place++) {
		body += signs[Number(rest % BigInt(count))];
		rest /= BigInt(count);
	}
	const all = body + checkSign(body);
	return `${prefix}-${all.slice(0, 4)}-${all.slice(4)}`;
}

/** The reference as it is stored, from what a person typed (small letters, spaces, no hyphens); null when it can't be one. */
export function readReference(typed: string): string | null {
	const plain = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}]/gu, '');
	const body = plain.slice(-length - 1);
	const prefix = plain.slice(0, -length - 1);
	if (!/^[A-Z0-9]{1,12}$/.test(prefix) || body.split('').some((sign) => !signs.includes(sign))) return null;
	if (checkSign(body.slice(0, length)) !== body.slice(length)) return null;
	return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}`;
}

/** Makes the sum of value × place (counted from 1) divisible by 23. */
function checkSign(body: string): string {
	const sum = body.split('').reduce((total, sign, index) => total + signs.indexOf(sign) * (index + 1), 0);
	const place = body.length + 1;
	for (let value = 0; value < count; value++) if ((sum + value * place) % count === 0) return signs.charAt(value);
	return '';
}
