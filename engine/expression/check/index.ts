import { amountOf, isDecimal, significantDigits } from '../numbers.js';
import { says, write } from '../problem.js';
import type { NumberSyntax, Syntax } from '../syntax.js';
import { checkCall } from './calls.js';
import { type Check, type Checked, type Checker, lost, report } from './checker.js';
import { checkIndex, checkMember } from './members.js';
import { checkName } from './names.js';
import { checkBinary, checkChoice, checkList, checkUnary } from './operators.js';
import { boolean, number, text } from './types.js';

type Of<Kind extends Syntax['kind']> = Extract<Syntax, { readonly kind: Kind }>;
type Kinds = { readonly [Kind in Syntax['kind']]: (syntax: Of<Kind>, checker: Checker, check: Check) => Checked };

/** What each kind of part means, in one list. */
const kinds: Kinds = {
	number: numberConstant,
	text: (syntax) => ({ code: { op: 'const', value: syntax.value }, type: text, literal: syntax.value }),
	boolean: (syntax) => ({ code: { op: 'const', value: syntax.value }, type: boolean, literal: syntax.value }),
	null: nothing,
	name: checkName,
	member: checkMember,
	index: checkIndex,
	call: checkCall,
	unary: checkUnary,
	binary: checkBinary,
	choice: checkChoice,
	list: checkList,
	broken: lost,
};

/** Gives each part its meaning and type; what is wrong is reported to the checker, and checking goes on. */
export const check: Check = (syntax, checker) => {
	const kind = kinds[syntax.kind] as (syntax: Syntax, checker: Checker, check: Check) => Checked;
	return kind(syntax, checker, check);
};

function numberConstant(syntax: NumberSyntax, checker: Checker): Checked {
	const value = amountOf(syntax.digits);
	if (value === undefined || significantDigits(syntax.digits) > 34) {
		report(
			checker,
			'number-too-long',
			syntax,
			says(
				'Angka ini terlalu panjang atau terlalu besar: paling banyak 34 angka.',
				'This number is too long or too large: at most 34 digits.',
			),
		);
		return lost();
	}
	if (isDecimal(value)) return { code: { op: 'decimal', digits: syntax.digits }, type: number };
	return { code: { op: 'const', value }, type: number, literal: value };
}

function nothing(syntax: { readonly start: number; readonly end: number }, checker: Checker): Checked {
	report(
		checker,
		'not-in-language',
		syntax,
		says(
			'`null` tidak ada: yang tidak diisi dikenali dengan `answered(…)`.',
			'There is no `null`: what was left out is told by `answered(…)`.',
		),
		write('not answered(…)'),
	);
	return lost();
}
