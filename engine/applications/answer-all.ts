import type { Draft } from '../../schemas/generated/record.js';
import type { Group } from '../expression/types.js';
import { sendAll } from '../form/proposals.js';
import { storedGroup } from '../workflow/values.js';
import type { Access } from './access.js';
import { copy, rowsOf } from './content.js';
import { changeDraft, type OpenedDraft } from './draft.js';
import type { Applications, Refusal } from './types.js';

/**
 * Answers a whole draft at once, as if each page had been sent in turn: for practice with a persona's answers.
 * @returns the draft as it was saved, or a refusal as of `changeDraft`. Answers with problems are kept: their page is then the open one.
 */
export async function answerAll(
	applications: Applications,
	id: string,
	access: Access,
	answers: Group,
): Promise<OpenedDraft | Refusal> {
	return changeDraft(applications, id, access, ({ draft, service: { form }, circumstances }) => {
		const sent = sendAll(form, answers, circumstances);
		const given = storedGroup(sent.answers);
		const content: Draft['content'] = {
			answers: given,
			passed: copy(sent.passed),
			rows: rowsOf(draft, form, given, applications.keys.link),
			provenance: {},
			typed: {},
			files: draft.content.files,
		};
		return { content: { ...draft.content, ...content } };
	});
}
