import type { Cell } from '../../definition/service.js';

type Locale = 'id' | 'en';
type Writer<Is extends Cell['is']> = (cell: Extract<Cell, { is: Is }>, locale: Locale) => string;

/** How each kind of cell is told, after the name of its column. */
const writers: { readonly [Is in Cell['is']]: Writer<Is> } = {
	any: (_, locale) => (locale === 'id' ? 'apa saja' : 'anything'),
	unanswered: (_, locale) => (locale === 'id' ? 'belum diisi' : 'not answered'),
	'one-of': ({ values }, locale) => `= ${values.map(String).join(locale === 'id' ? ' atau ' : ' or ')}`,
	compare: (cell) => `${cell.by} ${cell.with}`,
	range: ({ from, to }) => `${from}..${to}`,
};

/** A cell of a table row in words (2b-28): `= person`, `> 300000000`. */
export function cellWords(cell: Cell, locale: Locale): string {
	return (writers[cell.is] as Writer<Cell['is']>)(cell, locale);
}
