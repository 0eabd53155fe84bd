import { sizeInWords as fileSize } from '../../../engine/form/uploads.js';
import type { FileView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareFileUpload } from '../components/file-upload/prepare.js';
import { number } from '../format/amount.js';
import { line } from '../format/prose.js';
import { type Content, escapeText, markup } from '../markup.js';
import { aroundOf, type FieldContext, type FieldRenderer, labelOf } from './field.js';

/** An upload: what may be sent and how large is said before anybody chooses, and what was sent stays listed. */
export const file: FieldRenderer<FileView> = {
	component: 'file-upload',
	data: (view, context) => {
		const { words, locale } = context;
		return prepareFileUpload({
			...aroundOf(view, words),
			hint: { content: hintOf(view, context) },
			id: idOf(view.name),
			name: view.name,
			label: labelOf(view, context),
			multiple: view.maxFiles > 1,
			attributes: { accept: view.accept },
			kept: view.files.map((kept) => ({
				value: kept.id,
				title: kept.name,
				size: fileSize(kept.size, locale),
				href: kept.url,
				remove: { title: words.remove, value: kept.drop },
			})),
			full: view.more ? undefined : words.noMoreFiles(number(view.maxFiles, locale)),
		});
	},
};

/** The author's words, then what may be sent. */
function hintOf({ hint, types, maxSize, maxFiles, files }: FileView, { words, locale }: FieldContext): Content {
	const may = words.mayUpload(types, fileSize(maxSize, locale), maxFiles > 1 ? number(maxFiles, locale) : null);
	const instead = maxFiles === 1 && files.length > 0 ? ` ${words.insteadOf}` : '';
	return markup(`${hint === null ? '' : `${line(hint).markup}<br>`}${escapeText(may + instead)}`);
}
