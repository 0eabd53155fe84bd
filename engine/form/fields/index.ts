import type { FieldKind } from '../../definition/service.js';
import type { Kind } from '../types.js';
import { address } from './address.js';
import { boolean } from './boolean.js';
import { checkboxes } from './checkboxes.js';
import { date } from './date.js';
import { declaration } from './declaration.js';
import { email } from './email.js';
import { file } from './file.js';
import { group } from './group.js';
import { guidance } from './guidance.js';
import { integer } from './integer.js';
import { kk } from './kk.js';
import { list } from './list.js';
import { longText } from './long-text.js';
import { money } from './money.js';
import { nik } from './nik.js';
import { number } from './number.js';
import { phone } from './phone.js';
import { radios } from './radios.js';
import { select } from './select.js';
import { text } from './text.js';

/** Every kind of field there is: a new one is a file and a line here. */
export const kinds: readonly Kind[] = [
	text,
	longText,
	integer,
	number,
	money,
	boolean,
	declaration,
	date,
	email,
	phone,
	nik,
	kk,
	radios,
	select,
	checkboxes,
	file,
	address,
	group,
	list,
	guidance,
];

const byName = Object.fromEntries(kinds.map((kind) => [kind.name, kind])) as Readonly<Record<FieldKind, Kind>>;

/** The kind of a field by its name. */
export function kindOf(name: FieldKind): Kind {
	return byName[name];
}
