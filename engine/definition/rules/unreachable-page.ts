import type { Expression } from '../../expression/types.js';
import type { Field, Form, Page } from '../service.js';
import { around, leavesOf } from './asked.js';
import { combinations } from './enumerate.js';
import type { Rule } from './rule.js';

/** A page nobody ever meets: it has neither fields nor text, or going through all answers shows that its `when`, or those of all its fields, never hold. */
export const unreachablePage: Rule = {
	code: 'unreachable-page',
	*run({ service }) {
		for (const page of service.form.pages) {
			const empty = page.fields.length === 0 && page.text === null;
			if (!empty && !neverMet(service.form, page)) continue;
			yield {
				code: 'unreachable-page',
				severity: 'warning',
				at: page.at,
				says: empty
					? {
							id: `Halaman \`${page.id}\` tidak punya isian maupun teks, sehingga selalu dilewati. Tambahkan \`fields\` atau \`text\`, atau hapus.`,
							en: `The page \`${page.id}\` has neither fields nor text, so it is always skipped. Add \`fields\` or \`text\`, or remove it.`,
						}
					: {
							id: `Tidak seorang pun sampai di halaman \`${page.id}\`: dengan jawaban apa pun \`when\`-nya tidak terpenuhi. Perbaiki \`when\`, atau hapus halaman ini.`,
							en: `Nobody ever meets the page \`${page.id}\`: whatever is answered, its \`when\` does not hold. Mend the \`when\`, or remove the page.`,
						},
			};
		}
	},
};

/** More ways onto a page than this aren't gone through. */
const mostWays = 50;

function neverMet(form: Form, page: Page): boolean {
	const own = page.when === null ? [] : [page.when];
	const leaves = page.fields.flatMap((path) => form.fields.get(path) ?? []).flatMap(leavesOf);
	const ways = new Map<string, readonly Expression[]>();
	const add = (all: readonly Expression[]): void => void ways.set(all.map(({ source }) => source).join('\n'), all);
	if (page.text !== null || leaves.length === 0) add(own);
	for (const field of leaves) add([...own, ...whens(form, field)]);
	return (
		ways.size <= mostWays &&
		[...ways.values()].every((all) => all.length > 0) &&
		[...ways.values()].every((all) => neverTogether(form, all))
	);
}

/** A field's own `when` and those of the groups it is in. */
function whens(form: Form, field: Field): readonly Expression[] {
	return [...around(field.path).flatMap((path) => form.fields.get(path) ?? []), field].flatMap((one) => one.when ?? []);
}

function neverTogether(form: Form, expressions: readonly Expression[]): boolean {
	const all = combinations(form, expressions, { sent: false });
	if (all === null) return false;
	for (const scope of all) if (expressions.every((expression) => expression.run(scope) === true)) return false;
	return true;
}
