import { isGroupKind } from '../groups.js';
import type { Field } from '../service.js';
import { type Asked, askedOn, type Paged, pagedAsks } from './asked.js';
import type { Rule } from './rule.js';

/** A required field that no page asks and nothing computes: nobody could ever send the form. */
export const neverAsked: Rule = {
	code: 'never-asked',
	*run({ service }) {
		const paged: readonly Paged[] = [service.form, ...pagedAsks(service)];
		for (const field of paged.flatMap((one) => [...missing(one.root, askedOn(one))])) {
			yield {
				code: 'never-asked',
				severity: 'error',
				at: field.at,
				says: {
					id: `\`${field.path}\` wajib diisi tetapi tidak ditanyakan di halaman mana pun. Tambahkan ke \`fields\` sebuah halaman, atau hapus dari \`required\`.`,
					en: `\`${field.path}\` is required but no page asks it. Add it to the \`fields\` of a page, or take it out of \`required\`.`,
				},
			};
		}
	},
};

function* missing(group: Field, asked: Asked): Generator<Field> {
	for (const field of group.members) {
		if (asked.pages.has(field.path) || field.compute !== null || field.kind === 'guidance') continue;
		if (isGroupKind(field.kind) && (field.required || asked.first.has(field.path))) yield* missing(field, asked);
		else if (!isGroupKind(field.kind) && field.required) yield field;
	}
}
