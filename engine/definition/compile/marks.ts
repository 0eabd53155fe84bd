import type { Place } from '../problem.js';
import type { Finding } from './context.js';
import { markdown } from './markdown.js';

const html = /<\/?[a-z][^>]*>|<!--/i;

/** HTML is shown as the text it is (2b-45); a link that leads nowhere safe is shown as words. Both are warnings. */
export function reportMarks(text: string, placeOf: (offset: number) => Place, report: (finding: Finding) => void): void {
	const tag = html.exec(text);
	if (tag !== null) {
		report({
			code: 'html-in-text',
			severity: 'warning',
			at: placeOf(tag.index),
			says: {
				id: 'HTML di sini tampil sebagai tulisan biasa. Pakai Markdown: `**tebal**`, `[kata](https://…)`, baris `- butir`.',
				en: 'HTML is shown here as the text it is. Use Markdown: `**bold**`, `[words](https://…)`, lines of `- item`.',
			},
		});
	}
	if (!text.includes('](')) return;
	for (const address of markdown(text).refused) {
		report({
			code: 'unsafe-link',
			severity: 'warning',
			at: placeOf(Math.max(0, text.indexOf(address.slice(0, 20)))),
			says: {
				id: `Tautan ke \`${address.slice(0, 60)}\` dibuang; katanya tetap tampil. Pakai \`https://\`, \`mailto:\`, \`tel:\` atau alamat di situs ini.`,
				en: `The link to \`${address.slice(0, 60)}\` is left out; its words are shown. Use \`https://\`, \`mailto:\`, \`tel:\` or an address of this site.`,
			},
		});
	}
}
