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
		if (/\p{Surrogate}/u.test(value)) throw new Error('a text with a lone surrogate has no canonical JSON');
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value === 'object') {
		const members = Object.entries(value)
			.filter(([, member]) => member !== undefined)
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`);
		return `{${members.join(',')}}`;
	}
	throw new Error(`a ${typeof value} has no canonical JSON`);
}
