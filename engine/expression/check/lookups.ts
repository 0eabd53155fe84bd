import { nearest } from '../../definition/suggest.js';
import { didYouMean, says, write } from '../problem.js';
import type { CallSyntax, Syntax } from '../syntax.js';
import type { Code } from '../tree.js';
import type { ListName } from '../types.js';
import { type Check, type Checked, type Checker, lost, report } from './checker.js';
import { text } from './types.js';
import { want } from './want.js';

interface Lookup {
	readonly id: string;
	readonly list: ListName;
	readonly item: Checked;
}

/** `label('districts', code)`: the label of a code, in the reader's language where the list has it. */
export function checkLabel(syntax: CallSyntax, checker: Checker, check: Check): Checked {
	const found = lookup(syntax, "label('list', code)", checker, check);
	if (found === null) return lost();
	return { code: { op: 'label', list: found.id, item: found.item.code }, type: text };
}

/** `row('districts', code)` alone gives nothing: the column is missing. */
export function checkRow(syntax: CallSyntax, checker: Checker, check: Check): Checked {
	const found = lookup(syntax, "row('list', code).column", checker, check);
	if (found === null) return lost();
	const columns = found.list.columns.map((column) => `\`${column}\``).join(', ');
	report(
		checker,
		'wrong-arguments',
		syntax,
		says(`Sebutkan kolomnya: ${columns}.`, `Say which column: ${columns}.`),
		write(`row('${found.id}', …).${found.list.columns.find((column) => column !== 'code') ?? 'label'}`),
	);
	return lost();
}

/** `row('districts', code).parent`: a column of the row of a code; empty where the list has none. */
export function checkColumn(
	syntax: CallSyntax,
	column: string,
	at: { readonly start: number; readonly end: number },
	checker: Checker,
	check: Check,
): Checked {
	const found = lookup(syntax, "row('list', code).column", checker, check);
	if (found === null) return lost();
	const { id, list, item } = found;
	if (!list.columns.includes(column)) {
		const near = nearest(column, list.columns);
		report(
			checker,
			'unknown-name',
			at,
			says(`Daftar \`${id}\` tidak punya kolom \`${column}\`.`, `The list \`${id}\` has no column \`${column}\`.`),
			near === null ? null : didYouMean(near),
		);
		return lost();
	}
	const code: Code = { op: 'row', list: id, item: item.code, column };
	const blank = list.codes.some((known) => (list.cell(known, column) ?? '') === '');
	checker.mentions.set(code, { field: `${id}.${column}`, start: syntax.start, end: at.end, type: text, mayBeAbsent: blank });
	return { code, type: text };
}

function lookup(syntax: CallSyntax, shown: string, checker: Checker, check: Check): Lookup | null {
	const [first, second, ...more]: readonly Syntax[] =
		syntax.target === null ? syntax.parameters : [syntax.target, ...syntax.parameters];
	if (first === undefined || second === undefined || more.length > 0 || (first.kind !== 'text' && first.kind !== 'name')) {
		report(
			checker,
			'wrong-arguments',
			syntax,
			says(`\`${syntax.name}\` dipanggil dengan cara lain.`, `\`${syntax.name}\` is called in another way.`),
			write(shown),
		);
		return null;
	}
	const item = check(second, checker);
	const id = first.kind === 'text' ? first.value : first.name;
	const list = checker.environment.lists.get(id);
	if (list === undefined) {
		const near = nearest(id, checker.environment.lists.keys());
		report(
			checker,
			'unknown-list',
			first,
			says(`Tidak ada daftar kode \`${id}\`.`, `There is no code list \`${id}\`.`),
			near === null ? null : didYouMean(near),
		);
		return null;
	}
	if (!want(item, second, checker, 'text')) return null;
	if (typeof item.literal === 'string' && !list.codes.includes(item.literal)) {
		const near = nearest(item.literal, list.codes);
		report(
			checker,
			'unknown-choice',
			second,
			says(`\`${item.literal}\` tidak ada dalam daftar \`${id}\`.`, `\`${item.literal}\` isn't in the list \`${id}\`.`),
			near === null ? null : didYouMean(near),
		);
		return null;
	}
	return { id, list, item };
}
