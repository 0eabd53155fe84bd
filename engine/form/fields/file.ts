import type { Field } from '../../definition/service.js';
import type { Value } from '../../expression/types.js';
import type { Kind } from '../types.js';

/** What a file may be called by: ids are made by the server, names of a persona's files end in a dot and letters. */
const id = /^[\w.-]{1,200}$/;

/** Uploaded files, by their ids: one, or a list where there may be several. What arrives here was stored already; of one, the newest counts. */
export const file: Kind = {
	name: 'file',
	parse: (texts, field) => {
		const given = [...new Set((texts[''] ?? []).filter((text) => text !== ''))];
		if (given.length === 0) return { value: undefined };
		return { value: isSeveral(field) ? given : given.at(-1) };
	},
	texts: (value) => ({ '': [...fileIds(value)] }),
	format: (value) => fileIds(value).join(', '),
	check: (value, field) => {
		const several = isSeveral(field);
		if (Array.isArray(value) !== several) return 'type';
		const ids = several ? (value as readonly unknown[]) : [value];
		if (!ids.every((one) => typeof one === 'string' && id.test(one)) || new Set(ids).size < ids.length) return 'type';
		return ids.length > (field.file?.maxFiles ?? 1) ? 'max-files' : null;
	},
};

/** The ids of an answer's files; none where it isn't one. */
export function fileIds(value: Value): readonly string[] {
	const ids: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [value];
	return ids.filter((one) => typeof one === 'string');
}

/** May there be several: then the answer is a list. */
export function isSeveral({ type }: Pick<Field, 'type'>): boolean {
	return type.kind === 'list';
}
