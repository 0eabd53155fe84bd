import { pointerParts, pointerTo } from '../../workflow/values.js';

/** A JSON Pointer from a path as personas write it: dotted, rows counted from 1 (`members[2].name`). */
export function pointerOf(path: string): string {
	if (path === '') return '';
	return path.split('.').reduce((pointer, name) => {
		const [, own = name, rows = ''] = /^([^[\]]*)((?:\[\d+\])*)$/.exec(name) ?? [];
		const numbers = [...rows.matchAll(/\[(\d+)\]/g)].map((row) => Number(row[1]) - 1);
		return numbers.reduce(pointerTo, own === '' ? pointer : pointerTo(pointer, own));
	}, '');
}

/** A path as people read it, from a JSON Pointer. */
export function pathOf(pointer: string): string {
	return pointerParts(pointer).reduce((path, part) => {
		if (/^\d+$/.test(part)) return `${path}[${Number(part) + 1}]`;
		return path === '' ? part : `${path}.${part}`;
	}, '');
}
