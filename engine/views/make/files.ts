/** Uploaded files on a page: by what they are called, and where they can be fetched. */
import type { Application, Draft, FileFacts } from '../../../schemas/generated/record.js';
import type { Value } from '../../expression/types.js';
import { fileIds } from '../../form/fields/file.js';
import { uploadWords } from '../../form/uploads.js';
import type { FileLink } from '../common.js';
import type { AskedView, FileView } from '../field.js';
import { ownUrl, type SafeUrl } from '../url.js';
import type { Slot } from './slots.js';

/** Files that are kept with a draft or application, by id. */
export interface KeptFiles {
	readonly facts: Readonly<Record<string, FileFacts>>;
	readonly urlOf: (id: string) => SafeUrl;
}

/** The files of a draft. */
export function draftFiles({
	id,
	content,
}: Pick<Draft, 'id'> & { readonly content: Pick<Draft['content'], 'files'> }): KeptFiles {
	return { facts: content.files, urlOf: (file) => ownUrl(['drafts', id, 'files', file]) };
}

/** The files of an application. */
export function applicationFiles({ reference, content }: Pick<Application, 'reference' | 'content'>): KeptFiles {
	return { facts: content.files, urlOf: (file) => ownUrl(['applications', reference, 'files', file]) };
}

/** The files of an answer that are still there. */
export function fileLinks(value: Value, { facts, urlOf }: KeptFiles): readonly (FileLink & { readonly id: string })[] {
	return fileIds(value).flatMap((id) => {
		const file = Object.hasOwn(facts, id) ? facts[id] : undefined;
		return file === undefined ? [] : [{ id, name: file.name, size: file.size, url: urlOf(id) }];
	});
}

/** An upload as it is asked: what it takes, and the files that are there. `ids` as posted or answered. */
export function fileView({ field }: Slot, asked: AskedView, ids: readonly string[], kept: KeptFiles, locale: string): FileView {
	const rules = field.file ?? { accept: [], maxSize: 0, maxFiles: 1 };
	const found = fileLinks([...new Set(ids)], kept);
	const files = rules.maxFiles === 1 ? found.slice(-1) : found;
	return {
		...asked,
		kind: 'file',
		accept: rules.accept.join(','),
		types: uploadWords(rules, locale).types,
		maxSize: rules.maxSize,
		maxFiles: rules.maxFiles,
		files: files.map((file) => ({ ...file, drop: `drop:${file.id}` })),
		more: rules.maxFiles === 1 || files.length < rules.maxFiles,
	};
}
