import { type Amount, add, divide, isAmount, multiply, negate, remainder, subtract } from '../numbers.js';
import type { WorkCode } from '../tree.js';
import { isList, longestList, longestText } from '../values.js';
import type { Make, Makes } from './maker.js';

type Operation = Extract<WorkCode, { readonly op: '+' | '-' | '*' | '/' | '%' }>;

function arithmetic(operation: (left: Amount, right: Amount) => Amount | undefined): Make<Operation> {
	return (code, maker) => {
		const [left, right] = [maker.run(code.left), maker.run(code.right)];
		return (scope, locals) => {
			const one = left(scope, locals);
			if (!isAmount(one)) return undefined;
			const other = right(scope, locals);
			return isAmount(other) ? operation(one, other) : undefined;
		};
	};
}

export const work: Makes<WorkCode['op']> = {
	'+': arithmetic(add),
	'-': arithmetic(subtract),
	'*': arithmetic(multiply),
	'/': arithmetic(divide),
	'%': arithmetic(remainder),
	negate: (code, maker) => {
		const of = maker.run(code.of);
		return (scope, locals) => {
			const value = of(scope, locals);
			return isAmount(value) ? negate(value) : undefined;
		};
	},
	concat: (code, maker) => {
		const [left, right] = [maker.run(code.left), maker.run(code.right)];
		return (scope, locals) => {
			const [one, other] = [left(scope, locals), right(scope, locals)];
			if (typeof one !== 'string' || typeof other !== 'string' || one.length + other.length > longestText) return undefined;
			return one + other;
		};
	},
	append: (code, maker) => {
		const [left, right] = [maker.run(code.left), maker.run(code.right)];
		return (scope, locals) => {
			const [one, other] = [left(scope, locals), right(scope, locals)];
			return isList(one) && isList(other) && one.length + other.length <= longestList ? [...one, ...other] : undefined;
		};
	},
};
