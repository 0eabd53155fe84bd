import type { FieldKind } from '../../definition/service.js';

/** What a message is about. */
export interface About {
	/** The question's short name as it stands in a sentence: `nama usaha`, `NIK`; null where there is no field. */
	readonly name: string | null;
	/** The whole question, where it is one ("Apakah …?"): then it is named in quotes. */
	readonly question: string | null;
	readonly kind: FieldKind | null;
	/** Settings of the keyword: `limit`, `part`, `format` … */
	readonly params: Readonly<Record<string, unknown>>;
	/** A number as the language writes it, with the field's unit or currency. */
	readonly number: (value: unknown) => string;
	/** A number alone. */
	readonly count: (value: unknown) => string;
	readonly date: (value: unknown) => string;
	/** Of a file field, how many files there may be; else null. */
	readonly files: string | null;
}

/** One sentence for each code; the words of one language. */
export interface Words {
	readonly messages: Readonly<Record<string, (about: About) => string>>;
	/** Where no code fits. */
	readonly otherwise: (about: About) => string;
}
