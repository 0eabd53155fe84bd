/** Which fields of a page are shown, by what stands in its inputs (2b-16): the page's half of engine/form/relevance.ts. */
import type { RevealView } from '../../../engine/views/reveal.js';
import { interpret } from './interpret.js';
import { readAnswer, type TextsOf, unsure } from './reading.js';

/**
 * Is each of these fields shown, by the id of its control. A field that isn't shown counts as unanswered for those after it; one the
 * script can't be sure of is shown.
 */
export function revealed({ steps, known, marks }: RevealView, textsOf: TextsOf): ReadonlyMap<string, boolean> {
	const shown = new Map<string, boolean>();
	const answers = structuredClone(known) as Record<string, unknown>;
	const rows: Record<string, unknown>[] = [];
	/** Answers that can't be told, and fields that are shown only since their condition can't. */
	const doubtful = new Set<string>();
	const key = (level: unknown, keys: unknown): string => JSON.stringify([level, keys]);
	/** Does a condition rest on what can't be told. */
	const isDoubtful = (part: unknown): boolean => {
		if (typeof part !== 'object' || part === null || !doubtful.size) return false;
		const { op, level, keys } = part as Record<string, unknown>;
		return op === 'answer' ? doubtful.has(key(level, keys)) : Object.values(part).some(isDoubtful);
	};
	for (const { id, inside, when, read } of steps) {
		const open = inside === null || shown.get(inside) !== false;
		const doubt = doubtful.has(inside ?? '') || (when !== null && isDoubtful(when));
		if (doubt) doubtful.add(id);
		const shows = open && (when === null || doubt || interpret(when, answers, rows) === true);
		shown.set(id, shows);
		const value = read === null || !shows ? undefined : readAnswer(read, textsOf, marks);
		if (read === null || value === undefined) continue;
		if (value === unsure || doubt) doubtful.add(key(read.level, read.keys));
		else {
			let here = answers;
			if (read.level > 0) {
				here = rows[read.level - 1] ?? {};
				rows[read.level - 1] = here;
			}
			for (const name of read.keys.slice(0, -1)) {
				if (!Object.hasOwn(here, name)) here[name] = {};
				here = here[name] as Record<string, unknown>;
			}
			here[read.keys.at(-1) ?? ''] = value;
		}
	}
	return shown;
}
