import type { Field } from '../definition/service.js';
import type { Value } from '../expression/types.js';
import { kindOf } from './fields/index.js';
import { isGroup } from './given.js';

/** An address as its lines, each answered one as people read it; none where nothing is answered. Lines that aren't relevant are left out. */
export function linesOf(
	value: unknown,
	address: Field,
	locale: string,
	isHidden: (line: string) => boolean = () => false,
): readonly string[] {
	if (!isGroup(value)) return [];
	return address.members.flatMap((line) => {
		const answer = Object.hasOwn(value, line.name) ? (value[line.name] as Value | null) : undefined;
		if (isHidden(line.name) || answer === undefined || answer === null || answer === '') return [];
		return [kindOf(line.kind).format(answer, line, locale)];
	});
}
