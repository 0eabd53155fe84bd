import { type Content, escapeText, markup } from '../markup.js';
import type { Words } from '../texts/words.js';

/** An answer as read: its lines one under the other; in quiet words that there is none. */
export function answersOf(answers: readonly string[], words: Words): Content {
	if (answers.length === 0) return markup(`<span class="none">${escapeText(words.notAnswered)}</span>`);
	return markup(
		answers
			.flatMap((answer) => answer.split(/\r\n?|\n/))
			.map(escapeText)
			.join('<br>'),
	);
}
