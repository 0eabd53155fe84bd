import type { Database } from 'better-sqlite3';
import type { DefinitionStore, Pointer } from '../port/definitions.js';
import { scalar } from '../port/store.js';
import type { Writer } from './writer.js';

interface VersionRow {
	readonly service: string;
	readonly number: number;
	readonly hash: string;
	readonly level: number;
	readonly sources: string;
	readonly published: string;
}

/** Published versions, pointers and the catalogue in SQLite. */
export function definitionStore(database: Database, writer: Writer): DefinitionStore {
	const read = database.prepare<[string, number], VersionRow>('SELECT * FROM version WHERE service = ? AND number = ?');
	const byHash = database.prepare<[string, string], { number: number }>(
		'SELECT number FROM version WHERE service = ? AND hash = ?',
	);
	const last = database.prepare<[string], { number: number }>(
		'SELECT coalesce(max(number), 0) AS number FROM version WHERE service = ?',
	);
	const add = database.prepare('INSERT INTO version VALUES (@service, @number, @hash, @level, @sources, @published)');
	const current = database.prepare<[string, string], { number: number }>(
		'SELECT number FROM pointer WHERE service = ? AND audience = ?',
	);
	const point = database.prepare(`
		INSERT INTO pointer SELECT service, ?, number FROM version WHERE service = ? AND number = ?
		ON CONFLICT DO UPDATE SET number = excluded.number`);
	const list = database.prepare<[], Pointer>(
		'SELECT * FROM pointer JOIN version USING (service, number) ORDER BY service, audience',
	);
	const catalogue = database.prepare<[], { hash: string; sources: string; published: string }>(
		'SELECT hash, sources, published FROM catalogue',
	);
	const putCatalogue = database.prepare(`
		INSERT INTO catalogue VALUES (1, @hash, @sources, @published)
		ON CONFLICT DO UPDATE SET hash = excluded.hash, sources = excluded.sources, published = excluded.published`);
	const changed = database.prepare('UPDATE published SET revision = revision + 1');
	const revision = database.prepare<[], { revision: number }>('SELECT revision FROM published');

	return {
		add: (definition) =>
			writer.write(() => {
				const there = byHash.get(definition.service, definition.hash);
				if (there !== undefined) return { number: there.number, added: false };
				const number = (last.get(definition.service)?.number ?? 0) + 1;
				add.run({ ...definition, number, sources: JSON.stringify(definition.sources) });
				changed.run();
				return { number, added: true };
			}),
		read: async (service, number) => {
			const row = read.get(scalar(service), scalar(number));
			return row && { ...row, sources: JSON.parse(row.sources) };
		},
		current: async (service, audience) => current.get(scalar(service), scalar(audience))?.number,
		point: (service, audience, number, from) =>
			writer.write(() => {
				if (current.get(scalar(service), scalar(audience))?.number !== from) return 'lost';
				if (point.run(scalar(audience), scalar(service), scalar(number)).changes !== 1) return 'lost';
				changed.run();
				return 'done';
			}),
		list: async () => list.all().map(({ service, audience, number, hash }) => ({ service, audience, number, hash })),
		catalogue: async () => {
			const row = catalogue.get();
			return row && { ...row, sources: JSON.parse(row.sources) };
		},
		putCatalogue: (document) =>
			writer.write(() => {
				putCatalogue.run({ ...document, sources: JSON.stringify(document.sources) });
				changed.run();
				return 'done';
			}),
		revision: async () => revision.get()?.revision ?? 0,
	};
}
