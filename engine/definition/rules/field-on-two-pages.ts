import type { Finding } from '../compile/context.js';
import type { Form, Page } from '../service.js';
import { around, askedOn, type Paged, pagedAsks } from './asked.js';
import { combinations } from './enumerate.js';
import type { Rule } from './rule.js';

/** A field that stands on several pages, unless going through all answers shows that no two of them are ever met by the same person (2b-15). */
export const fieldOnTwoPages: Rule = {
	code: 'field-on-two-pages',
	*run({ service }) {
		const { form } = service;
		yield* onSeveral(form, (first, second) => exclude(form, first, second));
		// What an action asks sees facts and answers together: which of its pages exclude each other isn't gone through.
		for (const ask of pagedAsks(service)) yield* onSeveral(ask, () => false);
	},
};

function* onSeveral(form: Paged, exclusive: (first: Page, second: Page) => boolean): Generator<Finding> {
	yield* twiceOnOne(form);
	const { pages } = askedOn(form);
	for (const [path, numbers] of pages) {
		if (numbers.length < 2 || around(path).some((above) => (pages.get(above)?.length ?? 0) > 1)) continue;
		const shown = numbers.flatMap((number) => form.pages[number] ?? []);
		for (const [index, second] of shown.entries()) {
			const first = shown.slice(0, index).find((page) => !exclusive(page, second));
			if (first === undefined) continue;
			yield {
				code: 'field-on-two-pages',
				severity: 'error',
				at: second.at,
				says: {
					id: `\`${path}\` sudah ditanyakan di halaman \`${first.id}\`. Hapus dari salah satu, atau beri kedua halaman \`when\` yang tidak mungkin terpenuhi bersama.`,
					en: `\`${path}\` is already asked on the page \`${first.id}\`. Take it off one of them, or give both pages a \`when\` so that they can never hold together.`,
				},
			};
			break;
		}
	}
}

/** A field that one page lists twice, itself or with what it stands in. */
function* twiceOnOne(form: Paged): Generator<Finding> {
	for (const page of form.pages) {
		const listed = new Set(page.fields);
		const before = new Set<string>();
		for (const path of page.fields) {
			const other = before.has(path) ? path : around(path).find((above) => listed.has(above));
			before.add(path);
			if (other === undefined) continue;
			yield {
				code: 'field-on-two-pages',
				severity: 'error',
				at: page.at,
				says: {
					id: `Halaman \`${page.id}\` menanyakan \`${path}\` dua kali. Hapus \`${path}\`${other === path ? ' yang kedua' : `; \`${other}\` sudah memuatnya`}.`,
					en: `The page \`${page.id}\` asks \`${path}\` twice. Remove ${other === path ? 'the second' : `it; \`${other}\` already has it`}.`,
				},
			};
		}
	}
}

function exclude(form: Form, first: Page, second: Page): boolean {
	if (first.when === null || second.when === null) return false;
	const all = combinations(form, [first.when, second.when], { sent: false });
	if (all === null) return false;
	for (const scope of all) if (first.when.run(scope) === true && second.when.run(scope) === true) return false;
	return true;
}
