import { feeOf } from '../../catalogue/fee.js';
import type { Form } from '../../definition/service.js';
import { feeCurrency } from '../../form/fee.js';
import type { Fee, FeeAhead } from '../common.js';

/** What a service costs before anything was answered; null where it states no fee. */
export function feeAhead(form: Form): FeeAhead | null {
	const fee = feeOf(form);
	if (fee === null) return null;
	if (fee.least === null || fee.most === null) return 'depends';
	return { from: { amount: fee.least, currency: fee.currency }, to: { amount: fee.most, currency: fee.currency } };
}

/** One amount, as worked out from answers, in the currency of the service's fee; null where it isn't known. */
export function feeWith(form: Form, amount: number | null): Fee | null {
	const currency = feeCurrency(form);
	return amount === null ? null : { from: { amount, currency }, to: { amount, currency } };
}
