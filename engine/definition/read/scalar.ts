import type { ScalarNode } from '../node.js';
import type { Path } from '../problem.js';
import type { Lines } from './lines.js';
import { valueOffsets } from './offsets.js';

/** A scalar that begins at `start` and ends before `end`; its character places are worked out when first asked for. */
export function makeScalar(
	lines: Lines,
	document: string,
	path: Path,
	value: ScalarNode['value'],
	start: number,
	end: number,
): ScalarNode {
	const source = lines.text.slice(start, end);
	let offsets: readonly number[] | null | undefined;
	return {
		kind: 'scalar',
		place: lines.placeAt(start),
		document,
		path,
		value,
		source,
		placeOf: (offset) => {
			offsets ??= typeof value === 'string' ? valueOffsets(value, source) : null;
			const within = offsets?.[Math.min(offset, (offsets?.length ?? 1) - 1)] ?? Math.min(offset, source.length);
			return lines.placeAt(start + (offsets === null ? 0 : within));
		},
	};
}
