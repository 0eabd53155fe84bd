import { amountOf } from '../numbers.js';
import type { Code, ConstCode, LogicCode } from '../tree.js';
import { hidden, holdsHidden, isUnanswered } from '../values.js';
import type { Maker, Makes, Run } from './maker.js';

export const constants: Makes<ConstCode['op']> = {
	const: (code) => {
		const { value } = code;
		return () => value;
	},
	decimal: (code) => {
		const value = amountOf(code.digits);
		return () => value;
	},
	today: () => (scope) => scope.today,
};

/** Kleene's logic: false and anything is false, true or anything is true, otherwise unknown spreads (2.4). */
function both(left: Run, right: Run): Run {
	return (scope, locals) => {
		const one = left(scope, locals);
		if (one === false) return false;
		const other = right(scope, locals);
		return other === false ? false : one === undefined || other === undefined ? undefined : true;
	};
}

function either(left: Run, right: Run): Run {
	return (scope, locals) => {
		const one = left(scope, locals);
		if (one === true) return true;
		const other = right(scope, locals);
		return other === true ? true : one === undefined || other === undefined ? undefined : false;
	};
}

function many(parts: readonly Run[], deciding: boolean): Run {
	return (scope, locals) => {
		let unknown = false;
		for (const part of parts) {
			const value = part(scope, locals);
			if (value === deciding) return deciding;
			if (value === undefined) unknown = true;
		}
		return unknown ? undefined : !deciding;
	};
}

function joined(code: { readonly parts: readonly Code[] }, maker: Maker, deciding: boolean): Run {
	const parts = code.parts.map(maker.run);
	const [first, second, third] = parts;
	if (first === undefined || second === undefined || third !== undefined) return many(parts, deciding);
	return deciding ? either(first, second) : both(first, second);
}

export const logic: Makes<LogicCode['op']> = {
	and: (code, maker) => joined(code, maker, false),
	or: (code, maker) => joined(code, maker, true),
	not: (code, maker) => {
		const of = maker.run(code.of);
		return (scope, locals) => {
			const value = of(scope, locals);
			return value === undefined ? undefined : value === false;
		};
	},
	answered: (code, maker) => {
		const of = maker.raw(code.of);
		const workedOut = code.of.op === 'condition' || code.of.op === 'table';
		return (scope, locals) => {
			const value = of(scope, locals);
			if (value === hidden || (workedOut && value === undefined && scope.masked === true)) return undefined;
			if (!isUnanswered(value)) return true;
			return scope.masked === true && holdsHidden(value) ? undefined : false;
		};
	},
	if: (code, maker) => {
		const [test, yes, no] = [maker.run(code.test), maker.run(code.yes), maker.run(code.no)];
		return (scope, locals) => {
			const value = test(scope, locals);
			return value === undefined ? undefined : value === true ? yes(scope, locals) : no(scope, locals);
		};
	},
};
