import { type Block, blocksOf } from '../blocks.js';
import type { Node } from '../node.js';
import type { Place, Problem, Says } from '../problem.js';
import { error } from '../problems.js';
import type { ServiceSource } from '../source.js';
import { type Construct, textOf } from './construct.js';
import { fieldConstructs } from './fields.js';
import { isExternalSigning, serviceConstructs } from './services.js';

/** Every construct of the language that isn't built yet. */
export const constructs: readonly Construct[] = [...serviceConstructs, ...fieldConstructs];

/** What of a service isn't built yet: a problem at each key, and the values that the shape check leaves alone. */
export interface NotYet {
	readonly problems: readonly Problem[];
	readonly skipped: ReadonlySet<Node>;
}

/** Finds each construct that isn't built yet, by name. One of them is enough for the service not to be run or published. */
export function findNotYet(source: ServiceSource): NotYet {
	const problems: Problem[] = [];
	const skipped = new Set<Node>();
	const report = (named: Says, word: string, place: Place, value: Node): void => {
		problems.push(notYet(named, word, place));
		skipped.add(value);
	};
	for (const { block, map } of blocksOf(source)) {
		for (const [key, entry] of map.entries) {
			if (block === 'signing') {
				if (isExternalSigning(entry.node)) report(external, 'external', entry.key, entry.node);
				continue;
			}
			const construct = (byKey.get(`${block}.${key}`) ?? []).find((one) => one.applies?.(entry.node, map, source) ?? true);
			if (construct !== undefined) report(construct.named, construct.byValue ? textOf(entry.node) : key, entry.key, entry.node);
		}
	}
	for (const file of source.migrations) problems.push(notYet(migration, 'migrations', { file, line: 1, column: 1 }));
	return { problems, skipped };
}

const external: Says = {
	id: 'Tanda tangan elektronik dari luar (`external`)',
	en: 'Signing by an outside provider (`external`)',
};
const migration: Says = { id: 'Pemindahan antarversi (`migrations/`)', en: 'Migrations between versions (`migrations/`)' };

const byKey: ReadonlyMap<string, readonly Construct[]> = indexed();

function indexed(): ReadonlyMap<string, readonly Construct[]> {
	const found = new Map<string, Construct[]>();
	const blocks: Readonly<Partial<Record<Block, readonly Block[]>>> = { field: ['field', 'choice'] };
	for (const construct of constructs) {
		for (const block of blocks[construct.block] ?? [construct.block]) {
			for (const key of construct.keys) {
				const name = `${block}.${key}`;
				found.set(name, [...(found.get(name) ?? []), construct]);
			}
		}
	}
	return found;
}

/** The word in question is added where the construct's name doesn't hold it already. */
function notYet(named: Says, word: string, place: Place): Problem {
	const shown = `\`${word}\``;
	const [id, en] = [named.id, named.en].map((name) => (name.includes(shown) ? name : `${name} (${shown})`));
	return error('not-yet', place, {
		id: `${id} belum dibuat di versi Loket ini, jadi layanan ini belum dapat dijalankan atau diterbitkan.`,
		en: `${en}: not built in this version of Loket yet, so the service can't be run or published.`,
	});
}
