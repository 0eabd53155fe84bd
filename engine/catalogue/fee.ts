import type { Tree } from '../expression/types.js';
import type { Form } from '../definition/service.js';
import { combinations } from '../definition/rules/enumerate.js';

/** What a service costs, as far as it is known before anything was answered. Amounts in the currency's unit. */
export interface Fee {
	/** `free`: always nothing; `fixed`: always the same; `range`: between two; `depends`: worked out from answers. */
	readonly kind: 'free' | 'fixed' | 'range' | 'depends';
	readonly least: number | null;
	readonly most: number | null;
	readonly currency: string;
}

const standardCurrency = 'IDR';

/** The amounts that a form's `fee` can come to: by going through the answers, else every amount written in it. Null where there is no fee. */
export function feeOf(form: Form): Fee | null {
	if (form.fee === null) return null;
	const { type, tree } = form.fee;
	const currency = (type.kind === 'number' ? type.currency : null) ?? standardCurrency;
	const amounts = reached(form) ?? written(tree, form);
	if (amounts === null || amounts.length === 0) return { kind: 'depends', least: null, most: null, currency };
	const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
	const kind = least !== most ? 'range' : most === 0 ? 'free' : 'fixed';
	return { kind, least, most, currency };
}

/** Every amount that some answers lead to; null where they can't be gone through. */
function reached(form: Form): readonly number[] | null {
	const { fee } = form;
	const all = fee === null ? null : combinations(form, [fee], { sent: true });
	if (fee === null || all === null) return null;
	const amounts = new Set<number>();
	for (const scope of all) {
		const amount = fee.run(scope);
		if (typeof amount === 'number') amounts.add(amount);
	}
	return [...amounts];
}

/** The constants an expression may come to; null where one of its outcomes is worked out. */
function written(tree: Tree, form: Form): readonly number[] | null {
	if (tree.op === 'const') return typeof tree['value'] === 'number' ? [tree['value']] : null;
	if (tree.op === 'if') return both(written(tree['yes'] as Tree, form), written(tree['no'] as Tree, form));
	if (tree.op !== 'table') return null;
	const rows = form.tables.get(String(tree['id']))?.rows ?? [];
	return rows.reduce<readonly number[] | null>((amounts, row) => both(amounts, written(row.then.tree, form)), []);
}

function both(one: readonly number[] | null, other: readonly number[] | null): readonly number[] | null {
	return one === null || other === null ? null : [...one, ...other];
}
