import type { DateView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareDateInput } from '../components/date-input/prepare.js';
import { aroundOf, type FieldRenderer, legendOf } from './field.js';

/** Month names are taken too: the month is wide enough for one, and has the keyboard of letters. */
const parts = {
	day: { width: 2, inputmode: 'numeric' },
	month: { width: 10, inputmode: 'text' },
	year: { width: 4, inputmode: 'numeric' },
} as const;

/** A date in three fields. */
export const date: FieldRenderer<DateView> = {
	component: 'date-input',
	data: (view, context) =>
		prepareDateInput({
			...aroundOf(view, context.words, context.words.dateHint),
			id: idOf(view.name),
			fieldset: legendOf(view, context),
			items: view.parts.map((part) => ({
				id: idOf(part.name),
				name: part.name,
				label: context.words[part.part],
				value: part.typed === '' ? null : part.typed,
				error: part.wrong,
				autocomplete: view.autocomplete === 'bday' ? `bday-${part.part}` : undefined,
				...parts[part.part],
			})),
		}),
};
