import type { GuidanceView, ShownView } from '../../../engine/views/field.js';
import { idOf } from '../../../engine/views/id.js';
import { prepareGuidance } from '../components/guidance/prepare.js';
import { prepareShown } from '../components/shown/prepare.js';
import { prose } from '../format/prose.js';
import { answersOf } from './answers.js';
import type { FieldRenderer } from './field.js';

/** Words between the questions. */
export const guidance: FieldRenderer<GuidanceView> = {
	component: 'guidance',
	data: (view) => prepareGuidance({ id: idOf(view.name), title: view.title, text: prose(view.text, 3) }),
};

/** A computed answer. */
export const shown: FieldRenderer<ShownView> = {
	component: 'shown',
	data: (view, { words }) => prepareShown({ id: idOf(view.name), title: view.title, value: answersOf(view.answers, words) }),
};
