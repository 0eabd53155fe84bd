import { sizeInWords as fileSize } from '../../../engine/form/uploads.js';
import type { FileLink } from '../../../engine/views/common.js';
import { type Content, escapeText, markup } from '../markup.js';

/** Uploaded files in a summary: each by its name, as a link to it, with its size. */
export function filesOf(files: readonly FileLink[], locale: string): Content {
	const items = files.map(
		({ name, size, url }) =>
			`<li><a class="govuk-link" href="${escapeText(url)}">${escapeText(name)}</a> <small>${escapeText(fileSize(size, locale))}</small></li>`,
	);
	return markup(`<ul class="files">${items.join('')}</ul>`);
}
