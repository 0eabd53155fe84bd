import type { Draft } from '../../../schemas/generated/record.js';
import type { Service } from '../../definition/service.js';
import { textIn } from '../../form/text.js';
import type { Frame } from '../frame.js';
import type { LaterView, MailView } from '../later.js';
import { ownUrl } from '../url.js';

/** A draft as it is left for later. */
export interface Leaving {
	readonly frame: Frame;
	readonly service: Service;
	readonly draft: Draft;
	/** The private link, absolute. */
	readonly keep: string;
	readonly mail: MailView;
}

/** It is saved: until when, and how to come back. */
export function makeLater({ frame, service, draft, keep, mail }: Leaving): LaterView {
	return {
		view: 'later',
		frame,
		service: textIn(service.title, frame.locale),
		until: draft.expires,
		keep,
		resume: ownUrl(['drafts', draft.id]),
		mail,
	};
}
