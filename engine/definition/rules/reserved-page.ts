import type { Rule } from './rule.js';

/** The last part of a draft's address that isn't a page of the author's: where everything is checked before it is sent. */
const reserved = 'check-answers';

/** A page whose id is taken by Loket's own page of that address. */
export const reservedPage: Rule = {
	code: 'reserved-page',
	*run({ service }) {
		for (const page of service.form.pages) {
			if (page.id !== reserved) continue;
			yield {
				code: 'reserved-page',
				severity: 'error',
				at: page.at,
				says: {
					id: `\`${reserved}\` adalah alamat halaman pemeriksaan jawaban. Beri halaman ini \`id\` yang lain.`,
					en: `\`${reserved}\` is the address of the page on which answers are checked. Give this page another \`id\`.`,
				},
			};
		}
	},
};
