import type { Application, JsonGroup, JsonValue } from '../../schemas/generated/record.js';
import { isJsonGroup, pointerTo, same } from './values.js';

/** What stands beside answers, by pointer: ids of rows, and where answers came from. */
export type Beside = Pick<Application['content'], 'rows' | 'provenance'>;

/** A place in the new answers, and where it stood before; `from` is null for what is new. */
interface At {
	readonly pointer: string;
	readonly from: string | null;
}

/**
 * What stands beside answers that were changed. Rows keep their ids by place, or are those that `sent` names; an id that the list didn't
 * have, or that is named twice, is a new row. What is below a row goes with it, wherever it stands now; the provenance of an answer is
 * kept as long as the answer is.
 */
export function besideAnswers(
	answers: JsonGroup,
	old: JsonGroup,
	before: Beside,
	sent: Readonly<Record<string, readonly string[]>>,
	newRow: () => string,
): Beside {
	const beside: Beside = { rows: {}, provenance: {} };

	function look(value: JsonValue, was: JsonValue | undefined, { pointer, from }: At): void {
		const source = from === null ? undefined : at(before.provenance, from);
		if (source !== undefined && same(value, was)) beside.provenance[pointer] = source;
		if (Array.isArray(value)) lookAtList(value, was, { pointer, from });
		else if (isJsonGroup(value))
			for (const [name, member] of Object.entries(value))
				look(member, isJsonGroup(was) ? at(was, name) : undefined, below({ pointer, from }, name, name));
	}

	function lookAtList(value: readonly JsonValue[], was: JsonValue | undefined, here: At): void {
		if (!value.every((item) => isJsonGroup(item))) return;
		const known = (here.from === null ? undefined : at(before.rows, here.from)) ?? [];
		const named = at(sent, here.pointer) ?? known;
		const ids = value.map((_, index) => {
			const id = named[index];
			return id !== undefined && known.includes(id) && named.indexOf(id) === index ? id : newRow();
		});
		beside.rows[here.pointer] = ids;
		for (const [index, row] of value.entries()) {
			const place = known.indexOf(ids[index] ?? '');
			look(row, Array.isArray(was) ? was[place] : undefined, below(here, index, place < 0 ? null : place));
		}
	}

	look(answers, old, { pointer: '', from: '' });
	return beside;
}

function below({ pointer, from }: At, name: string | number, before: string | number | null): At {
	return { pointer: pointerTo(pointer, name), from: from === null || before === null ? null : pointerTo(from, before) };
}

function at<One>(record: Readonly<Record<string, One>>, name: string): One | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}
