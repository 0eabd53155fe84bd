import type { FieldView } from '../../../engine/views/field.js';
import { address } from './address.js';
import { checkboxes, radios, select } from './choices.js';
import { date } from './date.js';
import { declaration } from './declaration.js';
import { file } from './file.js';
import { group } from './group.js';
import { input } from './input.js';
import { list } from './list.js';
import { longText } from './long-text.js';
import { guidance, shown } from './shown.js';

/** How each kind of field is shown. */
export const fieldRenderers = {
	text: input,
	integer: input,
	number: input,
	money: input,
	email: input,
	phone: input,
	nik: input,
	kk: input,
	'long-text': longText,
	date,
	boolean: radios,
	radios,
	select,
	checkboxes,
	declaration,
	file,
	address,
	group,
	list,
	guidance,
	shown,
} as const satisfies Record<FieldView['kind'], unknown>;
