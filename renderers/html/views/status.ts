import type { MarkView, StatusView, Turn } from '../../../engine/views/citizen.js';
import type { Frame } from '../../../engine/views/frame.js';
import { prepareButton } from '../components/button/prepare.js';
import { preparePairs } from '../components/pairs/prepare.js';
import { lastDay, moment } from '../format/when.js';
import { type Content, escapeText, type Markup, markup } from '../markup.js';
import { wordsOf } from '../texts/index.js';
import type { Words } from '../texts/words.js';
import { pageTemplate, renderPage } from './layout.js';
import { sectionsData } from './summary.js';
import { wayData } from './way.js';

const template = pageTemplate('status');

/** Where an application is: whose turn, by when; as HTML. */
export function renderStatus(view: StatusView): string {
	const { frame } = view;
	const words = wordsOf(frame.locale);
	const heading = headingOf(view.turn, words);
	const sections = sectionsData(view.answers, words, view.frame.locale);
	return renderPage(template, frame, {
		title: `${heading} – ${view.reference}`,
		width: 'narrow',
		form: null,
		body: {
			reference: view.reference,
			applicant: view.applicant,
			heading,
			ask: view.turn.whose === 'applicant' ? askOf(view.turn, frame, words) : null,
			told: view.turn.whose === 'applicant' ? null : toldOf(view.turn, frame, words),
			way: wayData(view.way, frame, words, view.turn.whose === 'applicant' ? 'yours' : null),
			answers: sections.length === 0 ? null : { title: words.answers, sections },
			links: view.links.map(({ title, url }) => ({ title, url })),
			words: { application: words.application, where: words.where },
		},
	});
}

/** What is mine to do now, in one sentence. */
function headingOf(turn: Turn, words: Words): string {
	if (turn.whose === 'office') return turn.says;
	if (turn.whose === 'applicant') return words.yourTurn(turn.marks.length > 0 ? words.marked(turn.marks.length) : turn.says);
	const known = turn.end === 'granted' || turn.end === 'refused' || turn.end === 'lapsed' || turn.end === 'withdrawn';
	return words.ends[known ? turn.end : 'other'];
}

function askOf(turn: Extract<Turn, { whose: 'applicant' }>, frame: Frame, words: Words): object {
	return {
		marks:
			turn.marks.length === 0
				? null
				: preparePairs({ pairs: turn.marks.map((mark) => ({ key: mark.title, value: reasonOf(mark, frame, words) })) }),
		comment: turn.comment,
		until: turn.until === null ? null : lastDay(turn.until, frame),
		says: [turn.marks.length > 0 ? words.restStays : null, turn.clockStopped ? words.clockStopped : null]
			.filter((part) => part !== null)
			.join(' '),
		act: turn.act === null ? null : prepareButton({ content: words.correct, href: turn.act }),
		words: { toCorrect: words.toCorrect, until: words.until },
	};
}

function reasonOf(mark: MarkView, frame: Frame, words: Words): Content {
	const who = [mark.by === null ? null : escapeText(mark.by), mark.at === null ? null : moment(mark.at, frame, words).markup];
	const by = who.filter((part) => part !== null).join(', ');
	return markup(`“${escapeText(mark.reason)}”${by === '' ? '' : `<br><small>${by}</small>`}`);
}

/** A sentence that ends with a day. */
function withDay(says: string, at: Markup): Content {
	return markup(`${escapeText(says)} <b>${at.markup}</b>.`);
}

function toldOf(turn: Exclude<Turn, { whose: 'applicant' }>, frame: Frame, words: Words): object | null {
	if (turn.whose === 'office') {
		if (turn.promisedBy === null) return null;
		const at = lastDay(turn.promisedBy, frame);
		return {
			class: turn.late ? 'card card--late' : 'card card--wash',
			lines: [withDay(turn.late ? words.late : words.expected, at)],
		};
	}
	const lines: Content[] = [
		markup(`${escapeText(turn.says)} · ${moment(turn.at, frame, words).markup}`),
		...(turn.comment === null
			? []
			: [markup(`${escapeText(turn.end === 'granted' ? words.note : words.reason)}: “${escapeText(turn.comment)}”`)]),
	];
	return { class: turn.end === 'granted' ? 'card card--good' : 'card card--wash', lines };
}
