import { compile, type Template } from '../markup.js';
import { prepareBackLink } from './back-link/prepare.js';
import { prepareBreadcrumbs } from './breadcrumbs/prepare.js';
import { prepareButton } from './button/prepare.js';
import { prepareCharacterCount } from './character-count/prepare.js';
import { prepareCheckboxes } from './checkboxes/prepare.js';
import { prepareDateInput } from './date-input/prepare.js';
import { prepareDetails } from './details/prepare.js';
import { prepareErrorMessage } from './error-message/prepare.js';
import { prepareErrorSummary } from './error-summary/prepare.js';
import { prepareFieldGroup } from './field-group/prepare.js';
import { prepareFieldset } from './fieldset/prepare.js';
import { prepareFileUpload } from './file-upload/prepare.js';
import { prepareGuidance } from './guidance/prepare.js';
import { prepareHint } from './hint/prepare.js';
import { prepareInput } from './input/prepare.js';
import { prepareInsetText } from './inset-text/prepare.js';
import { prepareLabel } from './label/prepare.js';
import { prepareNotificationBanner } from './notification-banner/prepare.js';
import { preparePairs } from './pairs/prepare.js';
import { preparePanel } from './panel/prepare.js';
import { prepareRadios } from './radios/prepare.js';
import { prepareRows } from './rows/prepare.js';
import { prepareSelect } from './select/prepare.js';
import { prepareShown } from './shown/prepare.js';
import { prepareSkipLink } from './skip-link/prepare.js';
import { membersMark, opensMark, source } from './source.js';
import { prepareSummaryList } from './summary-list/prepare.js';
import { prepareTag } from './tag/prepare.js';
import { prepareTextarea } from './textarea/prepare.js';
import { prepareWay } from './way/prepare.js';

/** Every component: the folder of that name holds its template, what prepares its data, and examples. */
export const components = {
	'back-link': prepareBackLink,
	breadcrumbs: prepareBreadcrumbs,
	button: prepareButton,
	'character-count': prepareCharacterCount,
	checkboxes: prepareCheckboxes,
	'date-input': prepareDateInput,
	details: prepareDetails,
	'error-message': prepareErrorMessage,
	'error-summary': prepareErrorSummary,
	'field-group': prepareFieldGroup,
	fieldset: prepareFieldset,
	'file-upload': prepareFileUpload,
	guidance: prepareGuidance,
	hint: prepareHint,
	input: prepareInput,
	'inset-text': prepareInsetText,
	label: prepareLabel,
	'notification-banner': prepareNotificationBanner,
	pairs: preparePairs,
	panel: preparePanel,
	radios: prepareRadios,
	rows: prepareRows,
	select: prepareSelect,
	shown: prepareShown,
	'skip-link': prepareSkipLink,
	'summary-list': prepareSummaryList,
	tag: prepareTag,
	textarea: prepareTextarea,
	way: prepareWay,
} as const;

export type ComponentName = keyof typeof components;

const templates = new Map<ComponentName, Template>();

/** One component alone, from data its `prepare` made; '' where it made null. Pages don't use this: they have components put in at their making. */
export function renderComponent(name: ComponentName, data: unknown): string {
	if (data === null) return '';
	let template = templates.get(name);
	if (template === undefined) {
		template = compile(source(name).replaceAll(opensMark, '').replaceAll(membersMark, ''));
		templates.set(name, template);
	}
	return template(data);
}
