import type { Duration } from '../../time/types.js';
import type { Node } from '../node.js';
import type { Privacy, Workflow } from '../service.js';
import { didYouMean } from '../suggest.js';
import type { CompileContext } from './context.js';
import { durationOf } from './durations.js';
import { child, entriesOf, humanised, textOf } from './reading.js';

/** `privacy:`: why the data is kept, by which law, and how long after each kind of end (and as a draft). Null where it isn't written. */
export function compilePrivacy(context: CompileContext, workflow: Workflow, node: Node | null): Privacy | null {
	if (node === null) return null;
	const purpose = child(node, 'purpose');
	const ends = new Set(['draft', ...[...workflow.states.values()].flatMap((state) => state.end ?? [])]);
	const retention = new Map<string, Duration>();
	for (const [end, entry] of entriesOf(child(node, 'retention'))) {
		const duration = durationOf(entry.node, context.report);
		if (duration !== null) retention.set(end, duration);
		if (ends.has(end)) continue;
		const suggestion = didYouMean(end, ends);
		context.report({
			code: 'unknown-end',
			severity: 'error',
			at: entry.key,
			says: {
				id: `Tidak ada status akhir \`end: ${end}\`. Tulis jenis akhir yang ada di \`states\`, atau \`draft\`.`,
				en: `No state has \`end: ${end}\`. Write a kind of end that \`states\` has, or \`draft\`.`,
			},
			...(suggestion === null ? {} : { suggestion }),
		});
	}
	return {
		purpose: purpose === null ? humanised('', context.locales) : context.text(purpose, null),
		basis: textOf(child(node, 'basis')),
		retention,
	};
}
