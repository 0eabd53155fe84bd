/** Texts that JSON writes as they are. */
const plain = /^[ !#-[\]-~]*$/;

/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, numbers as ECMAScript writes them, no white space.
 * Members that are `undefined` are left out. A number that isn't finite or a text with a lone surrogate can't be written: an exception,
 * since both are refused long before.
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new Error('a number that is not finite has no canonical JSON');
		return JSON.stringify(value);
	}
	if (typeof value === 'string') {
		if (plain.test(value)) return `"${value}"`;
		if (/\p{Surrogate}/u.test(value)) throw new Error('a text with a lone surrogate has no canonical JSON');
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value === 'object') {
		// Texts are sorted by code units where no other order is said.
		const members = Object.keys(value)
			.toSorted()
			.flatMap((name) => {
				const member: unknown = Reflect.get(value, name);
				return member === undefined ? [] : `${canonicalJson(name)}:${canonicalJson(member)}`;
			});
		return `{${members.join(',')}}`;
	}
	throw new Error(`a ${typeof value} has no canonical JSON`);
}
