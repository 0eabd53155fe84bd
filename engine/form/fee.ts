import type { Form } from '../definition/service.js';
import type { Value } from '../expression/types.js';
import { currencyDigits } from './currency.js';
import { scopeAt } from './instances.js';
import { rounded } from './numbers.js';
import type { Circumstances, Settled } from './types.js';

/** The currency a form's fee is in; IDR where the fee names none. */
export function feeCurrency({ fee }: Pick<Form, 'fee'>): string {
	return (fee?.type.kind === 'number' ? fee.type.currency : null) ?? 'IDR';
}

/** What a form's fee came to, rounded as its currency is (2b-11); null where that is no amount: it isn't known. */
export function feeAmount(form: Pick<Form, 'fee'>, value: Value): number | null {
	const amount = rounded(value, currencyDigits(feeCurrency(form)));
	return typeof amount === 'number' ? amount : null;
}

/** What the service costs for these answers, in the currency's unit; null where no fee is stated or it isn't known yet. */
export function feeOf(form: Form, settled: Settled, circumstances: Circumstances): number | null {
	return form.fee === null ? null : feeAmount(form, form.fee.run(scopeAt(null, settled, circumstances)));
}
