import type { MapNode } from '../node.js';
import type { Problem } from '../problem.js';
import type { Translations } from '../source.js';
import type { Library } from './library.js';
import { notAMap } from './not-a-map.js';

/** Which document and locale a translation is for: `usaha/text.en.yaml` → `usaha/service.yaml`, `shared/identity.text.en.yaml` → `shared/identity.schema.yaml`. */
function translated(library: Library, file: string): { readonly document: string; readonly locale: string } | null {
	const match = /^(.*?)(?:(^|\/)text|\.text)\.([a-z]{2,3}(?:-[A-Za-z]+)?)\.(?:yaml|yml|json)$/.exec(file);
	if (match === null) return null;
	const [, base = '', own, locale = ''] = match;
	const stem = own === undefined ? base : `${base}${own}service`;
	const document = [stem, `${stem}.schema`]
		.flatMap((name) => ['yaml', 'yml', 'json'].map((end) => `${name}.${end}`))
		.find((name) => library.files.has(name));
	return document === undefined ? null : { document, locale };
}

/** Reads the translations among the named files; each must be a map. */
export function readTranslations(
	library: Library,
	wanted: (file: string) => boolean,
): { readonly translations: Translations; readonly problems: readonly Problem[]; readonly files: readonly string[] } {
	const translations = new Map<string, Map<string, MapNode>>();
	const problems: Problem[] = [];
	const files: string[] = [];
	for (const file of library.files.keys()) {
		const of = wanted(file) ? translated(library, file) : null;
		if (of === null) continue;
		const read = library.document(file);
		const node = read.nodes?.[0];
		problems.push(...read.problems);
		files.push(file);
		if (node === undefined) continue;
		if (node.kind !== 'map') {
			problems.push(notAMap(node));
			continue;
		}
		const documents = translations.get(of.locale) ?? new Map<string, MapNode>();
		documents.set(of.document, node);
		translations.set(of.locale, documents);
	}
	return { translations, problems, files };
}
