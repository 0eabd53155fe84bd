import type { SafeUrl } from '../../../../engine/views/url.js';
import type { Attributes, Content } from '../../markup.js';
import { also, classes, type Styled } from '../options.js';

export interface BreadcrumbsOptions extends Styled {
	readonly items: readonly {
		readonly content: Content;
		readonly href?: SafeUrl | undefined;
		readonly attributes?: Attributes | undefined;
	}[];
	readonly collapseOnMobile?: boolean | undefined;
	readonly labelText?: string | undefined;
}

export interface BreadcrumbsData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly items: readonly { readonly link: boolean; readonly attributes: Attributes; readonly content: Content }[];
}

/** Where the page stands among the others. */
export function prepareBreadcrumbs(options: BreadcrumbsOptions): BreadcrumbsData {
	return {
		class: classes(
			'govuk-breadcrumbs',
			options.classes,
			options.collapseOnMobile === true && 'govuk-breadcrumbs--collapse-on-mobile',
		),
		attributes: { ...options.attributes, 'aria-label': options.labelText ?? 'Breadcrumb' },
		items: options.items.map((item) => ({
			link: item.href !== undefined,
			attributes: item.href === undefined ? {} : also({ href: item.href }, item.attributes),
			content: item.content,
		})),
	};
}
