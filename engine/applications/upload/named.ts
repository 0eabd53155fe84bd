/** Which files answers name. Ids are random and of 128 bits, so that a text that is one was never meant as anything else. */
import type { FileFacts, FilesById } from '../../../schemas/generated/record.js';

/** The known files that are named anywhere in these values (answers, texts as typed), with what is known of them. */
export function filesNamed(known: Readonly<Record<string, FileFacts>>, ...values: readonly unknown[]): FilesById {
	const named: FilesById = {};
	const look = (value: unknown): void => {
		if (typeof value === 'string') {
			const facts = Object.hasOwn(known, value) ? known[value] : undefined;
			if (facts !== undefined) named[value] = { ...facts };
		} else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) look(inner);
	};
	look(values);
	return named;
}

/** What a change of a draft does to its files. */
export interface FilesChange {
	readonly added: readonly string[];
	readonly dropped: readonly string[];
}

/** The ids that come and go between what a draft held and what it shall hold. */
export function filesChange(before: FilesById, after: FilesById): FilesChange {
	return {
		added: Object.keys(after).filter((id) => !Object.hasOwn(before, id)),
		dropped: Object.keys(before).filter((id) => !Object.hasOwn(after, id)),
	};
}
