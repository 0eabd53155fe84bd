import { readNamed } from '../form/page.js';
import type { Access } from './access.js';
import { afterPage } from './content.js';
import { changeDraft, type OpenedDraft } from './draft.js';
import { isRefusal } from './load.js';
import { type PageSent, passedAfter, reachedPage } from './page.js';
import type { Applications, Refusal } from './types.js';
import { withKnownFiles } from './upload/problems.js';
import { noUploads } from './upload/types.js';

/**
 * Keeps single fields of a page while it is filled in (3.3): only those that are named, so that what another tab wrote elsewhere stays,
 * and no proposal becomes an answer by being shown (2b-8). What can't be read is kept as typed; files have a way of their own. No page is passed by it; one that is
 * passed and has something wrong in it now is open again, so that nothing half typed is ever sent.
 * @returns the draft as it was kept, or a refusal: `page-closed`, or as of `changeDraft`
 */
export function autosave(
	applications: Applications,
	id: string,
	access: Access,
	sent: Pick<PageSent, 'page' | 'body' | 'uploads' | 'locale'>,
): Promise<OpenedDraft | Refusal> {
	return changeDraft(applications, id, access, (opened) => {
		const { draft, service } = opened;
		const circumstances = { ...opened.circumstances, locale: sent.locale };
		const page = reachedPage(opened, sent.page);
		if (isRefusal(page)) return page;
		const known = { ...draft.content.files, ...(sent.uploads ?? noUploads).files };
		const { body } = withKnownFiles(service.form, sent.body, known);
		const read = readNamed(service.form, page, body, draft.content.answers, circumstances);
		const content = afterPage(draft, service.form, page, read, circumstances, applications.keys.link, known);
		return { content: { ...content, passed: passedAfter(draft.content.passed, page.id, read, false) } };
	});
}
