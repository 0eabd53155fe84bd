import type { WayStep } from '../../../engine/views/citizen.js';
import type { Frame } from '../../../engine/views/frame.js';
import { prepareWay, type WayData } from '../components/way/prepare.js';
import { duration } from '../format/amount.js';
import { moment } from '../format/when.js';
import { escapeText, type Markup, markup } from '../markup.js';
import type { Words } from '../texts/words.js';

/** Data of the way; null where there are no steps. `plain`: before sending nothing is done yet, such words are left out; `yours`: it waits for the reader. */
export function wayData(
	steps: readonly WayStep[],
	frame: Frame,
	words: Words,
	as: 'plain' | 'yours' | null = null,
): WayData | null {
	if (steps.length === 0) return null;
	return prepareWay({
		yours: as === 'yours',
		steps: steps.map((step) => ({
			title: step.title,
			when: step.when,
			state: as === 'plain' ? '' : words[step.when],
			note: noteOf(step, frame, words),
		})),
	});
}

function noteOf(step: WayStep, frame: Frame, words: Words): Markup | null {
	const length = step.length === null ? null : duration(step.length, frame.locale, words);
	const who = step.by === null ? length : words.by(step.by, length);
	const at = step.at === null ? null : moment(step.at, frame, words).markup;
	const parts = [
		at === null ? null : step.when === 'now' ? `${words.since} ${at}` : at,
		step.when === 'done' || who === null ? null : escapeText(who),
		step.note === null ? null : escapeText(step.note),
	].filter((part) => part !== null);
	return parts.length === 0 ? null : markup(parts.join(' · '));
}
