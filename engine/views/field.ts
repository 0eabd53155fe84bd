import type { Inline, Markdown } from '../definition/compile/markdown.js';
import type { FieldKind } from '../definition/service.js';
import type { SafeUrl } from './url.js';

/** A field as it is asked on a page, with what was typed so far. `name` is its JSON Pointer: `/business/revenue`; on a row page that of the row's field. */
export type FieldView =
	| InputView
	| LongTextView
	| DateView
	| ChoicesView
	| DeclarationView
	| FileView
	| GroupView
	| ListView
	| GuidanceView
	| ShownView;

/** One line of an author's words, with marks and links. */
export type Hint = readonly Inline[];

export interface AskedView {
	readonly name: string;
	/** The question. */
	readonly title: string;
	readonly hint: Hint | null;
	/** Not required = the title ends with "(optional)" in words. */
	readonly required: boolean;
	/** What to do, where there is a problem. */
	readonly problem: string | null;
}

/** One line of text. */
export interface InputView extends AskedView {
	readonly kind: Extract<FieldKind, 'text' | 'integer' | 'number' | 'money' | 'email' | 'phone' | 'nik' | 'kk'>;
	readonly typed: string;
	/** `Rp`, before the input. */
	readonly prefix: string | null;
	/** `m²`, after it. */
	readonly suffix: string | null;
	/** The longest answer, in characters; makes short inputs short. */
	readonly maxLength: number | null;
	/** Token of HTML's `autocomplete`: `name`. */
	readonly autocomplete: string | null;
}

export interface LongTextView extends AskedView {
	readonly kind: 'long-text';
	readonly typed: string;
	/** Where there is a limit the page says so in words. */
	readonly maxLength: number | null;
	readonly autocomplete: string | null;
}

export interface DateView extends AskedView {
	readonly kind: 'date';
	/** Day, month, year in the order of the page's language; `name` is what is posted: `/born/day`. */
	readonly parts: readonly DatePartView[];
	/** `bday` makes the parts say `bday-day` …; else null. */
	readonly autocomplete: string | null;
}

export interface DatePartView {
	readonly part: 'day' | 'month' | 'year';
	readonly name: string;
	readonly typed: string;
	/** Is this part wrong: it gets the red border, and the first one the focus. */
	readonly wrong: boolean;
}

/** One of few, one of many, several, or yes and no. */
export interface ChoicesView extends AskedView {
	readonly kind: Extract<FieldKind, 'radios' | 'select' | 'checkboxes' | 'boolean'>;
	readonly choices: readonly ChoiceView[];
}

export interface ChoiceView {
	/** What is posted. */
	readonly code: string;
	readonly title: string;
	readonly hint: Hint | null;
	readonly chosen: boolean;
	/** Fields of the same page that only this choice opens (2b-16). Of radios, boolean and checkboxes; empty for select. */
	readonly opens: readonly FieldView[];
}

/** A sentence to agree to; posted as `value` when ticked. */
export interface DeclarationView extends AskedView {
	readonly kind: 'declaration';
	readonly value: string;
	readonly chosen: boolean;
}

/** An upload. Kept files are posted by their ids under the field's name, as the input for another is; the page is sent as `multipart/form-data`. */
export interface FileView extends AskedView {
	readonly kind: 'file';
	/** For the input's `accept`: `image/jpeg,image/png`. */
	readonly accept: string;
	/** The same in words: "JPG atau PNG". */
	readonly types: string;
	/** The largest file, in bytes. */
	readonly maxSize: number;
	readonly maxFiles: number;
	readonly files: readonly KeptFileView[];
	/** May another be chosen; of a single file, one in its place. */
	readonly more: boolean;
}

export interface KeptFileView {
	/** Posted to keep it. */
	readonly id: string;
	readonly name: string;
	/** In bytes. */
	readonly size: number;
	/** Where it can be fetched. */
	readonly url: SafeUrl;
	/** Value of `then` that removes it. */
	readonly drop: string;
}

/** Fields of one thing under its name; an address: its lines. */
export interface GroupView extends AskedView {
	readonly kind: 'group' | 'address';
	readonly fields: readonly FieldView[];
}

/** A list of groups: its rows, and buttons to add, change and remove. Buttons send the whole page with `then`, so nothing typed is lost. */
export interface ListView extends AskedView {
	readonly kind: 'list';
	/** What one row is called: "Anggota", "Member". */
	readonly item: string;
	readonly rows: readonly ListRowView[];
	/** Value of `then` that adds a row (`add:/members`), or null when the list is full. */
	readonly add: string | null;
}

export interface ListRowView {
	/** What names the row: its first answer, or "Anggota 2". */
	readonly title: string;
	readonly rows: readonly { readonly title: string; readonly answers: readonly string[] }[];
	/** Values of `then`; null where not allowed. */
	readonly change: string | null;
	readonly remove: string | null;
	readonly problem: string | null;
}

export interface GuidanceView {
	readonly kind: 'guidance';
	readonly name: string;
	readonly title: string | null;
	readonly text: Markdown;
}

/** A computed answer: shown, not asked. */
export interface ShownView {
	readonly kind: 'shown';
	readonly name: string;
	readonly title: string;
	readonly answers: readonly string[];
}

/** What a page is made of, whatever the answers: the kinds of its fields in order. A template is made from this once a version; it holds no author's text. */
export interface PageField {
	readonly name: string;
	readonly kind: FieldView['kind'];
	/** Members of a group. */
	readonly fields: readonly PageField[];
	/** Fields that one choice opens, in the order of the choices; a choice that opens nothing has none. */
	readonly opens: readonly (readonly PageField[])[];
}
