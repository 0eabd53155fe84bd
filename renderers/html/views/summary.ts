import type { SummaryRow, SummarySection } from '../../../engine/views/common.js';
import { prepareSummaryList, type SummaryListData } from '../components/summary-list/prepare.js';
import { answersOf } from '../fields/answers.js';
import { filesOf } from '../fields/files.js';
import type { Words } from '../texts/words.js';

export interface SectionData {
	readonly title: string;
	readonly list: SummaryListData | null;
	readonly cards: readonly { readonly list: SummaryListData }[];
}

/** Answers under headings, each with the way to change it; the rows of a list in cards of their own. */
export function sectionsData(sections: readonly SummarySection[], words: Words, locale: string): SectionData[] {
	return sections.map((section) => ({
		title: section.title,
		list: section.rows.length === 0 ? null : prepareSummaryList({ rows: section.rows.map((row) => rowOf(row, words, locale)) }),
		cards: cardsOf(section, words, locale).map((list) => ({ list })),
	}));
}

/** A card for each row of a list, and for each row of a list inside it. */
function cardsOf(section: SummarySection, words: Words, locale: string): SummaryListData[] {
	return section.cards.flatMap((card) => [
		prepareSummaryList({
			card: { title: { content: card.title, headingLevel: 3 } },
			rows: card.rows.map((row) => rowOf(row, words, locale)),
		}),
		...cardsOf(card, words, locale),
	]);
}

function rowOf(row: SummaryRow, words: Words, locale: string) {
	return {
		key: { content: row.title },
		value: {
			content: row.files === undefined || row.files.length === 0 ? answersOf(row.answers, words) : filesOf(row.files, locale),
		},
		actions:
			row.change === null ? undefined : { items: [{ href: row.change, content: words.change, visuallyHiddenText: row.title }] },
	};
}
