import type { SafeUrl } from '../../../../engine/views/url.js';
import type { Attributes, Content } from '../../markup.js';
import { classes, type Styled } from '../options.js';

export interface ButtonOptions extends Styled {
	readonly content: Content;
	/** Makes it a link that looks like a button. */
	readonly href?: SafeUrl | undefined;
	readonly id?: string | undefined;
	readonly name?: string | undefined;
	readonly value?: string | undefined;
	readonly type?: string | undefined;
	readonly disabled?: boolean | undefined;
	readonly preventDoubleClick?: boolean | undefined;
}

export interface ButtonData {
	readonly link: boolean;
	readonly class: string;
	readonly attributes: Attributes;
	readonly content: Content;
}

/** A button, or a link that is the way on. */
export function prepareButton(options: ButtonOptions): ButtonData {
	const link = options.href !== undefined;
	return {
		link,
		class: classes('govuk-button', options.classes),
		attributes: {
			...(link
				? { href: options.href, role: 'button', draggable: 'false' }
				: {
						type: options.type ?? 'submit',
						value: options.value ?? null,
						name: options.name ?? null,
						disabled: options.disabled === true ? true : null,
						'aria-disabled': options.disabled === true ? 'true' : null,
						'data-prevent-double-click': options.preventDoubleClick === undefined ? null : String(options.preventDoubleClick),
					}),
			'data-module': 'govuk-button',
			...options.attributes,
			id: options.id ?? null,
		},
		content: options.content,
	};
}
