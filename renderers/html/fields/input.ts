import type { InputView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareInput } from '../components/input/prepare.js';
import { aroundOf, type FieldRenderer, labelOf } from './field.js';

/** What the kinds of one-line inputs ask of keyboard and browser. */
const kinds: Readonly<
	Record<InputView['kind'], { readonly type?: string; readonly inputmode?: string; readonly width?: number }>
> = {
	text: {},
	email: { type: 'email' },
	phone: { type: 'tel', width: 20 },
	nik: { inputmode: 'numeric', width: 20 },
	kk: { inputmode: 'numeric', width: 20 },
	integer: { inputmode: 'numeric', width: 10 },
	number: { inputmode: 'decimal', width: 10 },
	money: { inputmode: 'decimal', width: 20 },
};

const widths = [2, 3, 4, 5, 10, 20];

/** One line of text, a number, an amount, an address of e-mail or phone. */
export const input: FieldRenderer<InputView> = {
	component: 'input',
	data: (view, context) => {
		const kind = kinds[view.kind];
		const width =
			view.kind === 'text' && view.maxLength !== null ? widths.find((one) => one >= (view.maxLength ?? 0)) : kind.width;
		const around = aroundOf(view, context.words, view.kind === 'money' ? context.words.numberHint : null);
		return prepareInput({
			hint: around.hint,
			errorMessage: around.errorMessage,
			id: idOf(view.name),
			name: view.name,
			label: labelOf(view, context),
			value: view.typed === '' ? null : view.typed,
			type: kind.type,
			inputmode: kind.inputmode,
			spellcheck: view.kind === 'text' ? undefined : false,
			autocomplete: view.autocomplete,
			classes: width === undefined ? undefined : `govuk-input--width-${width}`,
			prefix: view.prefix === null ? undefined : { content: view.prefix },
			suffix: view.suffix === null ? undefined : { content: view.suffix },
		});
	},
};
