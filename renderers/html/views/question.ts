import type { QuestionView, RowView } from '../../../engine/views/citizen.js';
import type { FieldView, PageField } from '../../../engine/views/field.js';
import { prepareErrorMessage } from '../components/error-message/prepare.js';
import { prepareHint } from '../components/hint/prepare.js';
import { line, prose } from '../format/prose.js';
import type { Attributes, Template } from '../markup.js';
import { moulded } from '../mould.js';
import { fieldsData, fieldsSource } from '../page.js';
import { wordsOf } from '../texts/index.js';
import { pageTemplate, renderPage } from './layout.js';
import { problemsData } from './problems.js';

/** A page's own template: made once a version and page, from the kinds of its fields in order. */
export interface PageTemplate {
	readonly slots: readonly PageField[];
	readonly template: Template;
}

/** Makes the template of a question page or a row page. Slow (some milliseconds): keep it by version and page. */
export function compilePage(fields: readonly PageField[]): PageTemplate {
	const slots = fields.length === 1 && fields[0]?.kind === 'group' ? fields[0].fields : fields;
	return { slots, template: pageTemplate('question', fieldsSource(slots)) };
}

/** Kinds whose question can be the page's heading. */
const asked = new Set<FieldView['kind']>([
	'text',
	'integer',
	'number',
	'money',
	'email',
	'phone',
	'nik',
	'kk',
	'long-text',
	'date',
	'boolean',
	'radios',
	'select',
	'checkboxes',
	'file',
	'address',
]);

/** A page of questions, as HTML. */
export function renderQuestion(page: PageTemplate, view: QuestionView): string {
	const words = wordsOf(view.frame.locale);
	return render(page, view, {
		title: view.title,
		text: view.text === null ? null : prose(view.text),
		back: view.back ? words.back : null,
		where: {
			says: `${view.title} – ${words.after(view.where.next)}`,
			share: Math.round(view.where.share * 100),
			label: words.progress,
		},
		continue: words.continue,
		later: view.later ? words.later : null,
		laterThen: 'later',
	});
}

const renderers = new WeakMap<PageTemplate, (view: QuestionView) => string>();

/** The same by moulds of this template: most pages that are asked for differ from the last one in what was typed alone. */
export function renderMoulded(page: PageTemplate, view: QuestionView): string {
	let render = renderers.get(page);
	if (render === undefined) {
		render = moulded((one: QuestionView) => renderQuestion(page, one));
		renderers.set(page, render);
	}
	return render(view);
}

/** The page of one row of a list, as HTML. */
export function renderRow(page: PageTemplate, view: RowView): string {
	const words = wordsOf(view.frame.locale);
	return render(page, view, {
		title: view.isNew ? words.addRow(view.title) : words.changeRow(view.title, view.number),
		text: null,
		back: null,
		where: null,
		continue: words.keepRow,
		later: words.backToList,
		laterThen: 'back',
	});
}

/** What the page's script finds on the form: which fields to show when, and whether it may keep single fields. */
function scripted({ frame, form, reveal }: QuestionView | RowView): Attributes {
	if (frame.script === null) return {};
	return {
		'data-reveal': reveal === null ? null : JSON.stringify(reveal),
		'data-autosave': form.autosave === true ? true : null,
	};
}

interface Around {
	readonly title: string;
	readonly text: ReturnType<typeof prose> | null;
	readonly back: string | null;
	readonly where: { readonly says: string; readonly share: number; readonly label: string } | null;
	readonly continue: string;
	readonly later: string | null;
	readonly laterThen: string;
}

function render({ slots, template }: PageTemplate, view: QuestionView | RowView, around: Around): string {
	const words = wordsOf(view.frame.locale);
	const only = view.fields.length === 1 ? view.fields[0] : undefined;
	// A page of one group is that group: its name is the page's heading already.
	const group = only?.kind === 'group' ? only : null;
	const fields = group === null ? view.fields : group.fields;
	const heading = view.view === 'question' && only !== undefined && asked.has(only.kind) && around.text === null;
	const problems = problemsData(view.fields, view.problems, words);
	return renderPage(template, view.frame, {
		title: heading && only !== undefined && 'title' in only ? (only.title ?? around.title) : around.title,
		wrong: problems !== null,
		width: 'narrow',
		form: { first: 'continue', firstTitle: around.continue },
		body: {
			back: around.back !== null,
			where: around.where,
			problems,
			action: view.form.action,
			token: view.form.token,
			multipart: view.multipart,
			form: scripted(view),
			heading: heading ? null : around.title,
			text: around.text,
			hint: group === null || group.hint === null ? null : prepareHint({ content: line(group.hint) }),
			error:
				group === null || group.problem === null
					? null
					: prepareErrorMessage({ content: group.problem, visuallyHiddenText: words.error }),
			page: {
				fields: fieldsData(slots, fields, { words, locale: view.frame.locale, heading, opened: false, pageTitle: around.title }),
			},
			words: { back: around.back, continue: around.continue, later: around.later, laterThen: around.laterThen },
		},
	});
}
