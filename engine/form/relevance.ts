import { planOf } from './plan.js';
import { settleQuickly } from './quick.js';
import { settleThoroughly } from './thorough.js';
import type { Around, Circumstances, FieldSet, Settled } from './types.js';

/**
 * Which answers are relevant, and what is computed: one pass in the form's one order (2b-3). Takes answers as they are given or
 * remembered; unknown names, cleared answers (`null`, '' and empty lists) and what isn't relevant are left out.
 * @param around for what an action asks: its object is `scope.rows[0]`, the answers of the application are `scope.answers`
 * @param prefix before the fields' paths in expressions: `facts.` for facts
 */
export function settle(
	set: FieldSet,
	answers: Readonly<Record<string, unknown>>,
	circumstances: Circumstances,
	around?: Around,
	prefix = '',
): Settled {
	const plan = planOf(set, prefix);
	const quick = around === undefined ? settleQuickly(plan, answers, circumstances) : null;
	return quick ?? settleThoroughly(set, plan, answers, circumstances, around);
}
