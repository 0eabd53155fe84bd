import type { Says } from '../problem.js';
import type { Rule } from './rule.js';

/** Last parts of a draft's address that aren't pages of the author's, and what stands there. */
const reserved: ReadonlyMap<string, Says> = new Map([
	['check-answers', { id: 'halaman pemeriksaan jawaban', en: 'the page on which answers are checked' }],
	['later', { id: 'halaman “simpan dan lanjutkan nanti”', en: 'the page “save and continue later”' }],
	['files', { id: 'tempat berkas diunggah', en: 'where files are uploaded' }],
]);

/** A page whose id is taken by Loket's own page of that address. */
export const reservedPage: Rule = {
	code: 'reserved-page',
	*run({ service }) {
		for (const page of service.form.pages) {
			const taken = reserved.get(page.id);
			if (taken === undefined) continue;
			yield {
				code: 'reserved-page',
				severity: 'error',
				at: page.at,
				says: {
					id: `\`${page.id}\` adalah alamat ${taken.id}. Beri halaman ini \`id\` yang lain.`,
					en: `\`${page.id}\` is the address of ${taken.en}. Give this page another \`id\`.`,
				},
			};
		}
	},
};
