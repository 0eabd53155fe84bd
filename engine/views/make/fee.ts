import { feeOf } from '../../catalogue/fee.js';
import type { Form } from '../../definition/service.js';
import type { Scope } from '../../expression/types.js';
import { currencyDigits } from '../../form/currency.js';
import { rounded } from '../../form/numbers.js';
import type { Fee } from '../common.js';

/** What a service costs before anything was answered; null where it states no fee or only answers can tell. */
export function feeAhead(form: Form): Fee | null {
	const fee = feeOf(form);
	if (fee === null || fee.least === null || fee.most === null) return null;
	return { from: { amount: fee.least, currency: fee.currency }, to: { amount: fee.most, currency: fee.currency } };
}

/** What it costs with these answers; null where that is unknown (2.4). */
export function feeWith(form: Form, scope: Scope): Fee | null {
	const value = form.fee?.run(scope);
	const currency = (form.fee?.type.kind === 'number' ? form.fee.type.currency : null) ?? 'IDR';
	const amount = value === undefined ? undefined : rounded(value, currencyDigits(currency));
	return typeof amount === 'number' ? { from: { amount, currency }, to: { amount, currency } } : null;
}
