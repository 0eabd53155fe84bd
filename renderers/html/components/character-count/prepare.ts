import type { Attributes } from '../../markup.js';
import { prepareHint } from '../hint/prepare.js';
import { classes, describedBy, type Styled } from '../options.js';
import { prepareTextarea, type TextareaData, type TextareaOptions } from '../textarea/prepare.js';

export interface CharacterCountOptions extends TextareaOptions {
	readonly maxlength?: number | string | undefined;
	readonly maxwords?: number | string | undefined;
	/** What is counted, where it isn't told by the limit. */
	readonly countType?: 'words' | 'characters' | undefined;
	readonly threshold?: number | string | undefined;
	readonly countMessage?: Styled | undefined;
	/** "You can enter up to %{count} characters": what is said without a script. */
	readonly textareaDescriptionText?: string | undefined;
	/** Attributes a script reads its words from. */
	readonly counting?: Attributes | undefined;
}

/** Several lines of text with a limit that is said in words. */
export function prepareCharacterCount(options: CharacterCountOptions): TextareaData {
	const id = options.id ?? options.name;
	const limit = options.maxwords ?? options.maxlength;
	const counted = options.countType ?? (options.maxwords === undefined ? undefined : 'words');
	const says = options.textareaDescriptionText ?? `You can enter up to %{count} ${counted === 'words' ? 'words' : 'characters'}`;
	return {
		...prepareTextarea({
			...options,
			describedBy: describedBy(options.describedBy, `${id}-info`) ?? undefined,
			classes: classes('govuk-js-character-count', options.classes),
			formGroup: {
				...options.formGroup,
				classes: classes('govuk-character-count', options.formGroup?.classes),
				attributes: {
					'data-module': 'govuk-character-count',
					'data-maxlength': options.maxlength ?? null,
					'data-maxwords': options.maxwords ?? null,
					'data-threshold': options.threshold ?? null,
					'data-count-type': counted ?? null,
					...options.counting,
					...options.formGroup?.attributes,
				},
			},
		}),
		count: prepareHint({
			id: `${id}-info`,
			classes: classes('govuk-character-count__message', options.countMessage?.classes),
			content: limit === undefined ? '' : says.replace('%{count}', String(limit)),
		}),
	};
}
