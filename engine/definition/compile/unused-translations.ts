import type { Node } from '../node.js';
import type { CompileContext } from './context.js';

/** Keys by which items of a list are matched; they are codes, not texts. */
const matching: ReadonlySet<string> = new Set(['const', 'id', 'field']);

/** Blocks whose texts are kept or shown as they were written: their translations wait, and aren't lost. */
const keptAsWritten: ReadonlySet<string> = new Set(['catalogue', 'targets', 'baseline', 'readiness', 'signing']);

/**
 * Translations of a service's own texts that no text took: what they stand for was renamed, moved or removed. Only said of a service that
 * compiled, since a text that couldn't be reached takes none. Of shared schemas a service uses a part, so nothing is said about theirs.
 */
export function reportUnused(context: CompileContext): void {
	const { source, locales } = context;
	for (const [locale, documents] of source.translations) {
		if (!locales.includes(locale)) continue;
		for (const [block, entry] of documents.get(source.root.document)?.entries ?? [])
			if (!keptAsWritten.has(block)) look(entry.node, block, context);
	}
}

function look(node: Node, key: string, context: CompileContext): void {
	if (node.kind === 'list') for (const item of node.items) look(item, key, context);
	if (node.kind === 'map') for (const [name, entry] of node.entries) look(entry.node, name, context);
	if (node.kind !== 'scalar' || matching.has(key) || node.value === null || context.used.has(node)) return;
	context.report({
		code: 'unused-translation',
		severity: 'warning',
		at: node.place,
		says: {
			id: `Terjemahan ini tidak dipakai: tidak ada teks di \`${node.path.join('.')}\` dalam definisi. Pindahkan ke tempat teksnya sekarang, atau hapus.`,
			en: `This translation isn't used: the definition has no text at \`${node.path.join('.')}\`. Move it to where the text stands now, or remove it.`,
		},
	});
}
