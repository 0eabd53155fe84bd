import type { MarkView, StatusView, Turn } from '../../../engine/views/citizen.js';
import type { Frame } from '../../../engine/views/frame.js';
import { prepareButton } from '../components/button/prepare.js';
import { prepareNotificationBanner } from '../components/notification-banner/prepare.js';
import { preparePairs } from '../components/pairs/prepare.js';
import { lastDay, moment } from '../format/when.js';
import { type Content, escapeText, type Markup, markup } from '../markup.js';
import { wordsOf } from '../texts/index.js';
import type { Words } from '../texts/words.js';
import { contact, pageTemplate, renderPage } from './layout.js';
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
			recorded: view.recorded === null ? null : recordedOf(view.recorded, frame, words),
			reference: view.reference,
			applicant: view.applicant,
			heading,
			ask: view.turn.whose === 'applicant' ? askOf(view.turn, frame, words) : null,
			told: view.turn.whose === 'applicant' ? null : toldOf(view.turn, frame, words),
			help: helpOf(view, words),
			again: view.again === null ? null : { url: view.again, title: words.acting.again },
			closed:
				view.closed.length === 0
					? null
					: preparePairs({ pairs: view.closed.map(({ title, reasons }) => ({ key: title, value: reasons.join(' ') })) }),
			way: wayData(view.way, frame, words, view.turn.whose === 'applicant' ? 'yours' : null),
			answers: sections.length === 0 ? null : { title: words.answers, sections },
			links: view.links.map(({ title, url }) => ({ title, url })),
			words: { application: words.application, where: words.where, closed: words.acting.closed },
		},
	});
}

/** What was recorded just now. */
function recordedOf({ title, at }: NonNullable<StatusView['recorded']>, frame: Frame, words: Words): object {
	return prepareNotificationBanner({
		type: 'success',
		title: words.acting.recorded,
		content: markup(
			`<p class="govuk-notification-banner__heading">${escapeText(title)} · ${moment(at, frame, words).markup}</p>`,
		),
	});
}

/** What isn't done on this page, and whom to ask: plain words instead of a link that leads nowhere. */
function helpOf({ turn, atOffice, office, frame }: StatusView, words: Words): object | null {
	const { acting } = words;
	const correct = turn.whose === 'applicant' && turn.marks.length > 0 && turn.act === null;
	const says = [
		...(correct ? [acting.correctAtOffice] : atOffice.map(acting.atOffice)),
		...(turn.whose === 'nobody' && turn.letters > 0 ? [acting.letters(turn.letters)] : []),
		...(turn.whose === 'nobody' && turn.end === 'refused' ? [acting.disagree] : []),
	];
	return says.length === 0 ? null : { says, ask: acting.askOffice(office), contact: contact(frame) };
}

/** What is mine to do now, in one sentence. */
export function headingOf(turn: Turn, words: Words): string {
	if (turn.whose === 'office') return turn.says;
	if (turn.whose === 'applicant') return yoursOf(turn.marks.length > 0 ? words.marked(turn.marks.length) : turn.says, words);
	const known = turn.end === 'granted' || turn.end === 'refused' || turn.end === 'lapsed' || turn.end === 'withdrawn';
	if (known) return words.ends[turn.end];
	return turn.says === '' ? words.ends.other : turn.says;
}

/** "Your turn: …"; where the author's own words begin so, they do. */
function yoursOf(says: string, words: Words): string {
	const begins = words.yourTurn('').trim().toLowerCase();
	return says.toLowerCase().startsWith(begins) ? says : words.yourTurn(says);
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
		act: turn.act === null ? null : prepareButton({ content: turn.actTitle ?? words.correct, href: turn.act }),
		words: { toCorrect: words.toCorrect, until: words.until },
	};
}

function reasonOf(mark: MarkView, frame: Frame, words: Words): Content {
	const who = [mark.by === null ? null : escapeText(mark.by), mark.at === null ? null : moment(mark.at, frame, words).markup];
	const by = who.filter((part) => part !== null).join(', ');
	const said = mark.reason === '' ? '' : `“${escapeText(mark.reason)}”`;
	return markup([said, by === '' ? '' : `<small>${by}</small>`].filter((part) => part !== '').join('<br>'));
}

/** A sentence that ends with a day. */
function withDay(says: string, at: Markup): Content {
	return markup(`${escapeText(says)} <b>${at.markup}</b>.`);
}

function toldOf(turn: Exclude<Turn, { whose: 'applicant' }>, frame: Frame, words: Words): object | null {
	if (turn.whose === 'office') {
		const lines = timeOf(turn, frame, words);
		return lines.length === 0 ? null : { class: turn.late ? 'card card--late' : 'card card--wash', lines };
	}
	const own = turn.says === headingOf(turn, words) ? '' : `${escapeText(turn.says)} · `;
	const lines: Content[] = [
		markup(`${own}${moment(turn.at, frame, words).markup}`),
		...(turn.comment === null
			? []
			: [markup(`${escapeText(turn.end === 'granted' ? words.note : words.reason)}: “${escapeText(turn.comment)}”`)]),
	];
	return { class: turn.end === 'granted' ? 'card card--good' : 'card card--wash', lines };
}

/** By when: the whole, else this step; what is late says which of the two. */
function timeOf(turn: Extract<Turn, { whose: 'office' }>, frame: Frame, words: Words): readonly Content[] {
	const { promisedBy, stepBy, late, clock } = turn;
	const { acting } = words;
	const line = (says: string, at: string | null): Content[] => (at === null ? [] : [withDay(says, lastDay(at, frame))]);
	if (late && stepBy === null) return line(words.late, promisedBy);
	if (late) return [...line(acting.stepLate, stepBy), ...line(words.expected, promisedBy)];
	if (promisedBy !== null) return line(words.expected, promisedBy);
	const stands = clock === 'waiting' ? [acting.clockWaits] : clock === 'stopped' ? [acting.clockStands] : [];
	return [...line(acting.stepExpected, stepBy), ...stands];
}
