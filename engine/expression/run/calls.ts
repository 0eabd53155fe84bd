import { functions } from '../functions/index.js';
import type { CallCode, LookupCode } from '../tree.js';
import type { Value } from '../types.js';
import type { Makes, Run } from './maker.js';

const unknown: Run = () => undefined;

/** A function runs only when all it is given is known; what it makes of unanswered entries of a list is its own. */
export const calls: Makes<CallCode['op'] | LookupCode['op']> = {
	call: (code, maker) => {
		const kind = functions.get(code.name);
		if (kind === undefined) return unknown;
		const parts = code.parameters.map(maker.run);
		const { run } = kind;
		return (scope, locals) => {
			const values: Value[] = [];
			for (const part of parts) {
				const value = part(scope, locals);
				if (value === undefined) return undefined;
				values.push(value);
			}
			return run(values, scope);
		};
	},
	row: (code, maker) => {
		const item = maker.run(code.item);
		const list = maker.environment.lists.get(code.list);
		return (scope, locals) => {
			const value = item(scope, locals);
			return typeof value === 'string' ? (list?.cell(value, code.column) ?? '') : undefined;
		};
	},
	label: (code, maker) => {
		const item = maker.run(code.item);
		const list = maker.environment.lists.get(code.list);
		return (scope, locals) => {
			const value = item(scope, locals);
			if (typeof value !== 'string') return undefined;
			const own = scope.locale === undefined ? undefined : list?.cell(value, `label.${scope.locale}`);
			return own === undefined || own === '' ? (list?.cell(value, 'label') ?? '') : own;
		};
	},
};
