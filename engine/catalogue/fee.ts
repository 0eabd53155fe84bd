import { codeOf } from '../definition/rules/constants.js';
import { combinations } from '../definition/rules/enumerate.js';
import type { Form } from '../definition/service.js';
import type { Code } from '../expression/tree.js';
import { feeAmount, feeCurrency } from '../form/fee.js';

/** What a service costs, as far as it is known before anything was answered. Amounts in the currency's unit. */
export interface Fee {
	/** `free`: always nothing; `fixed`: always the same; `range`: between two; `depends`: worked out from answers. */
	readonly kind: 'free' | 'fixed' | 'range' | 'depends';
	readonly least: number | null;
	readonly most: number | null;
	readonly currency: string;
}

/** The amounts that a form's `fee` can come to: by going through the answers, else every amount written in it. Null where there is no fee. */
export function feeOf(form: Form): Fee | null {
	const known = fees.get(form);
	if (known !== undefined) return known;
	const fee = workOut(form);
	fees.set(form, fee);
	return fee;
}

/** Worked out once a version. */
const fees = new WeakMap<Form, Fee | null>();

function workOut(form: Form): Fee | null {
	if (form.fee === null) return null;
	const currency = feeCurrency(form);
	const amounts = reached(form) ?? written(codeOf(form.fee), form);
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
		const amount = feeAmount(form, fee.run(scope));
		if (amount !== null) amounts.add(amount);
	}
	return [...amounts];
}

/** The constants an expression may come to; null where one of its outcomes is worked out. */
function written(code: Code, form: Form): readonly number[] | null {
	if (code.op === 'const') {
		const amount = feeAmount(form, code.value);
		return amount === null ? null : [amount];
	}
	if (code.op === 'if') return both(written(code.yes, form), written(code.no, form));
	if (code.op !== 'table') return null;
	const rows = form.tables.get(code.id)?.rows ?? [];
	return rows.reduce<readonly number[] | null>((amounts, row) => both(amounts, written(codeOf(row.then), form)), []);
}

function both(one: readonly number[] | null, other: readonly number[] | null): readonly number[] | null {
	return one === null || other === null ? null : [...one, ...other];
}
