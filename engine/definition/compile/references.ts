import type { Node } from '../node.js';
import type { Place, Says } from '../problem.js';
import { didYouMean } from '../suggest.js';
import type { Finding } from './context.js';
import { textsOf } from './reading.js';

/** What a reference names: the code's second word, and the noun in the sentence. */
const nouns = {
	action: { id: 'tindakan', en: 'an action' },
	calendar: { id: 'kalender', en: 'a calendar' },
	category: { id: 'kategori', en: 'a category' },
	event: {
		id: 'kejadian (`submitted`, status, atau `status.tindakan`)',
		en: 'an event (`submitted`, a state, or `state.action`)',
	},
	fact: { id: 'fakta di `facts`', en: 'a fact of `facts`' },
	field: { id: 'isian di `schema`', en: 'a field of `schema`' },
	letter: { id: 'surat di `letters`', en: 'a letter of `letters`' },
	'life-event': { id: 'peristiwa hidup di katalog', en: 'a life event of the catalogue' },
	office: { id: 'kantor di katalog', en: 'an office of the catalogue' },
	organisation: { id: 'organisasi di katalog', en: 'an organisation of the catalogue' },
	page: { id: 'halaman', en: 'a page' },
	role: { id: 'peran di katalog', en: 'a role of the catalogue' },
	stage: { id: 'status atau tahap', en: 'a state or stage' },
	state: { id: 'status di `states`', en: 'a state of `states`' },
} satisfies Record<string, Says>;

export type Noun = keyof typeof nouns;

/** The problem `unknown-<noun>` for a name that leads nowhere, with the nearest name that does. */
export function unknownName(noun: Noun, name: string, names: Iterable<string>, at: Place): Finding {
	const known = [...names];
	const suggestion = didYouMean(name, known) ?? listed(known);
	return {
		code: `unknown-${noun}`,
		severity: 'error',
		at,
		says: {
			id: `\`${name}\` bukan ${nouns[noun].id}. Pakai nama yang sudah ditulis di sana, atau tambahkan.`,
			en: `\`${name}\` is not ${nouns[noun].en}. Use a name that is written there, or add it.`,
		},
		...(suggestion === null ? {} : { suggestion }),
	};
}

/** The names there are, where they are few enough to read. */
function listed(names: readonly string[]): Says | null {
	if (names.length === 0 || names.length > 12) return null;
	const shown = names.map((name) => `\`${name}\``).join(', ');
	return { id: `Yang ada: ${shown}.`, en: `There are: ${shown}.` };
}

/** The names a node lists (one or several), each reported where it isn't among `names`; only known ones are returned, once each. */
export function references(
	node: Node | null | undefined,
	noun: Noun,
	names: ReadonlySet<string>,
	report: (finding: Finding) => void,
): readonly string[] {
	const found = new Set<string>();
	for (const { text, node: item } of textsOf(node)) {
		if (names.has(text)) found.add(text);
		else report(unknownName(noun, text, names, item.place));
	}
	return [...found];
}
