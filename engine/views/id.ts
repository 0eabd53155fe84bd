/**
 * The HTML id of an input, from the name it is posted by: `/business/members/0/share` → `business-members-0-share`.
 * Different names have different ids: any other character than letters and digits becomes `_<hex>_`.
 */
export function idOf(name: string): string {
	const plain = name.startsWith('/') ? name.slice(1) : name;
	return plain.replace(/[^A-Za-z0-9]/gu, (character) =>
		character === '/' ? '-' : `_${character.codePointAt(0)?.toString(16)}_`,
	);
}
