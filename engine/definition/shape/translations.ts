import type { Node } from '../node.js';
import type { Problem } from '../problem.js';
import { error } from '../problems.js';
import type { Translations } from '../source.js';
import { valueInWords } from './words.js';

/** Keys by which the items of a list are matched with those of the definition; they are codes, not texts. */
const matching: ReadonlySet<string> = new Set(['const', 'id', 'field']);

/** A translation holds texts only, in the shape of what it translates (2.1). */
export function checkTranslations(translations: Translations): readonly Problem[] {
	const problems: Problem[] = [];
	for (const documents of translations.values()) for (const node of documents.values()) texts(node, '', problems);
	return problems;
}

function texts(node: Node, key: string, problems: Problem[]): void {
	if (node.kind === 'list') for (const item of node.items) texts(item, key, problems);
	if (node.kind === 'map') for (const [name, entry] of node.entries) texts(entry.node, name, problems);
	if (node.kind !== 'scalar' || typeof node.value === 'string' || matching.has(key) || node.value === null) return;
	const found = valueInWords(node);
	problems.push(
		error('wrong-type', node.place, {
			id: `Terjemahan hanya berisi teks, tetapi di sini ada ${found.id}.`,
			en: `A translation holds texts only, but this is ${found.en}.`,
		}),
	);
}
