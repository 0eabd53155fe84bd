import type { Node } from '../node.js';
import type { Says } from '../problem.js';

const types: ReadonlyMap<string, Says> = new Map([
	['string', { id: 'teks', en: 'text' }],
	['number', { id: 'angka', en: 'a number' }],
	['integer', { id: 'bilangan bulat', en: 'a whole number' }],
	['boolean', { id: '`true` atau `false`', en: '`true` or `false`' }],
	['array', { id: 'daftar', en: 'a list' }],
	['object', { id: 'kelompok kunci dan nilai', en: 'a group of keys and values' }],
	['null', { id: 'kosong', en: 'nothing' }],
]);

/** The types that are wanted, in words: "text or a list". */
export function typesInWords(wanted: unknown): Says {
	const names = (Array.isArray(wanted) ? wanted : [wanted]).map(
		(name) => types.get(String(name)) ?? { id: String(name), en: String(name) },
	);
	return { id: names.map((name) => name.id).join(' atau '), en: names.map((name) => name.en).join(' or ') };
}

/** What stands there, in words: "the number 5". */
export function valueInWords(node: Node): Says {
	if (node.kind === 'list') return { id: 'daftar', en: 'a list' };
	if (node.kind === 'map') return { id: 'kelompok kunci dan nilai', en: 'a group of keys and values' };
	if (node.value === null) return { id: 'kosong', en: 'empty' };
	const shown = shorten(node.source);
	if (typeof node.value === 'string') return { id: `teks \`${shown}\``, en: `the text \`${shown}\`` };
	return typeof node.value === 'number'
		? { id: `angka \`${shown}\``, en: `the number \`${shown}\`` }
		: { id: `\`${shown}\``, en: `\`${shown}\`` };
}

/** A text for showing inside a sentence: its first line, at most 60 characters. */
export function shorten(text: string): string {
	const line = text.split('\n', 1)[0] ?? '';
	return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** Several names in backquotes, at most so many. */
export function listed(names: readonly unknown[], most = 12): string {
	const shown = names.slice(0, most).map((name) => `\`${String(name)}\``);
	return names.length > most ? `${shown.join(', ')}, …` : shown.join(', ');
}
