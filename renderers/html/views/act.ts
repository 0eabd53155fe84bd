import type { ActView } from '../../../engine/views/citizen.js';
import { safeUrl } from '../../../engine/views/url.js';
import { prepareButton } from '../components/button/prepare.js';
import { prepareErrorSummary } from '../components/error-summary/prepare.js';
import { prepareTextarea } from '../components/textarea/prepare.js';
import { wordsOf } from '../texts/index.js';
import type { Words } from '../texts/words.js';
import { pageTemplate, renderPage } from './layout.js';
import { headingOf } from './status.js';

const template = pageTemplate('act');

/** The page of one action of the applicant, as HTML. Without a form it says why it can't be done now. */
export function renderAct(view: ActView): string {
	const words = wordsOf(view.frame.locale);
	const { form, comment } = view;
	const problems = problemsOf(view);
	return renderPage(template, view.frame, {
		title: view.title,
		wrong: problems.length > 0,
		width: 'narrow',
		form: form === null ? null : { first: 'continue', firstTitle: view.title },
		body: {
			reference: view.reference,
			heading: view.title,
			problems:
				problems.length === 0
					? null
					: prepareErrorSummary({
							title: form === null ? words.acting.notNow : words.problems(problems.length),
							errorList: problems,
						}),
			now: view.turn === null ? null : headingOf(view.turn, words),
			form:
				form === null ? null : { ...form, says: saysOf(view, words), comment: commentOf(view, words), button: buttonOf(view) },
			kept: form === null && comment !== null && comment.value !== '' ? comment.value : null,
			back: view.back,
			words: { back: words.back, application: words.application, see: words.see, now: words.acting.now, kept: words.acting.kept },
		},
	});
}

function problemsOf({ problems, comment }: ActView) {
	const own = comment?.problem ?? null;
	const href = safeUrl('#comment') ?? undefined;
	return [...problems.map((content) => ({ content })), ...(own === null ? [] : [{ content: own, href }])];
}

/** What comes of it, before anything is done. */
function saysOf({ effect, to }: ActView, words: Words): readonly string[] {
	const { ends, moves, stays, goesTo, final } = words.acting;
	if (effect === 'stays') return [stays];
	if (effect === 'ends') return [ends, final];
	return [to === null ? moves : goesTo(to)];
}

function commentOf({ comment }: ActView, words: Words) {
	if (comment === null) return null;
	const { required, value, problem } = comment;
	const label = required ? words.acting.comment : words.optional(words.acting.comment);
	return prepareTextarea({
		id: 'comment',
		name: 'comment',
		label: { content: label, classes: 'govuk-label--s' },
		hint: { content: words.acting.commentHint },
		value,
		rows: 5,
		...(problem === null ? {} : { errorMessage: { content: problem, visuallyHiddenText: words.error } }),
	});
}

function buttonOf({ title, effect }: ActView) {
	return prepareButton({
		content: title,
		name: 'then',
		value: 'continue',
		preventDoubleClick: true,
		...(effect === 'ends' ? { classes: 'govuk-button--warning' } : {}),
	});
}
