import { mostSteps } from '../../expression/bounds.js';
import { longestText } from '../../expression/values.js';
import type { Field } from '../service.js';
import type { CompileContext } from './context.js';

/** Characters a text is taken to have where no `maxLength` says. */
const usual = 1000;

/**
 * Bounds what computed answers may grow to together, before any is worked out: through a chain of them sizes multiply (64 fields that
 * each double a text would give 2^64 of it). Reports the first field in which they pass what an answer may be.
 */
export function boundCost(context: CompileContext, fields: ReadonlyMap<string, Field>, order: readonly string[]): void {
	const sizes = new Map<string, number>();
	let steps = 0;
	for (const path of order) {
		const field = fields.get(path);
		if (field === undefined) continue;
		const { compute } = field;
		if (compute === null) {
			sizes.set(path, Number(field.limits['maxLength'] ?? usual));
			continue;
		}
		let size = compute.size.constant;
		for (const [used, times] of compute.size.of) size += times * (sizes.get(used) ?? usual);
		sizes.set(path, size);
		steps += compute.cost;
		if (size <= longestText && steps <= mostSteps) continue;
		context.report({
			code: 'expression-too-costly',
			severity: 'error',
			at: field.at,
			says: {
				id: `Hitungan sampai \`${path}\` bisa menjadi terlalu panjang: tiap \`compute\` melipatgandakan yang sebelumnya. Batasi dengan \`maxLength\`, atau kurangi rantainya.`,
				en: `What is computed up to \`${path}\` may grow too long: each \`compute\` multiplies the one before. Limit it with \`maxLength\`, or shorten the chain.`,
			},
		});
		return;
	}
}
