import type { Attributes, Content } from '../../markup.js';
import { also, classes, type Styled } from '../options.js';

export interface NotificationBannerOptions extends Styled {
	readonly title: Content;
	readonly content: Content;
	readonly type?: 'success' | undefined;
	readonly role?: string | undefined;
	readonly titleId?: string | undefined;
	readonly titleHeadingLevel?: number | undefined;
	readonly disableAutoFocus?: boolean | undefined;
}

export interface NotificationBannerData {
	readonly class: string;
	readonly attributes: Attributes;
	readonly level: number;
	readonly titleId: string;
	readonly title: Content;
	readonly plain: boolean;
	readonly content: Content;
}

/** Something to know before the rest of the page. */
export function prepareNotificationBanner(options: NotificationBannerOptions): NotificationBannerData {
	const success = options.type === 'success';
	const titleId = options.titleId ?? 'govuk-notification-banner-title';
	return {
		class: classes('govuk-notification-banner', success && 'govuk-notification-banner--success', options.classes),
		attributes: also(
			{
				role: options.role ?? (success ? 'alert' : 'region'),
				'aria-labelledby': titleId,
				'data-module': 'govuk-notification-banner',
				'data-disable-auto-focus': options.disableAutoFocus === undefined ? null : String(options.disableAutoFocus),
			},
			options.attributes,
		),
		level: options.titleHeadingLevel ?? 2,
		titleId,
		title: options.title,
		plain: typeof options.content === 'string',
		content: options.content,
	};
}
