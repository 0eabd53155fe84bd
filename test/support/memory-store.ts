/** A store in memory that can do what 3.3 lists and nothing more (read, insert if absent, swap, remove at a revision, declared indexes), so that the ports stay true. */
import type { ApplicationQuery, StoredApplication } from '../../engine/store/port/applications.js';
import type { CatalogueDocument, Version } from '../../engine/store/port/definitions.js';
import type { EntryRow } from '../../engine/store/port/entries.js';
import type { FileRow, StoredFile } from '../../engine/store/port/files.js';
import type { RingKey, StoreMark } from '../../engine/store/port/keys.js';
import type { ReferenceRow } from '../../engine/store/port/references.js';
import { type Store, scalar } from '../../engine/store/port/store.js';
import type { JsonObject, Write } from '../../engine/store/port/write.js';

/** Rows by key: the one primitive. Copies go in and come out, and nothing is answered in the same turn. */
function table<Row>() {
	const rows = new Map<string, Row>();
	const later = () => new Promise((resolve) => setImmediate(resolve));
	return {
		keys: () => [...rows.keys()],
		all: () => [...rows.values()].map((row) => structuredClone(row)),
		read: async (key: string) => {
			await later();
			return structuredClone(rows.get(scalar(key)));
		},
		insert: async (key: string, row: Row): Promise<Write> => {
			await later();
			if (rows.has(key)) return 'lost';
			rows.set(key, structuredClone(row));
			return 'done';
		},
		put: async (key: string, row: Row): Promise<Write> => {
			await later();
			rows.set(key, structuredClone(row));
			return 'done';
		},
		swap: async (key: string, row: Row, holds: (stored: Row) => boolean): Promise<Write> => {
			await later();
			const stored = rows.get(key);
			if (stored === undefined || !holds(stored)) return 'lost';
			rows.set(key, structuredClone(row));
			return 'done';
		},
		change: async (key: string, change: (stored: Row) => Row): Promise<Write> => {
			await later();
			const stored = rows.get(scalar(key));
			if (stored === undefined) return 'lost';
			rows.set(key, structuredClone(change(stored)));
			return 'done';
		},
		remove: async (key: string, holds: (stored: Row) => boolean): Promise<Write> => {
			await later();
			const stored = rows.get(scalar(key));
			if (stored === undefined || !holds(stored)) return 'lost';
			rows.delete(key);
			return 'done';
		},
	};
}

const key = (...parts: (string | number)[]) => JSON.stringify(parts.map(scalar));
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

type Find<By> = (query: Extract<ApplicationQuery, { by: By }>) => {
	readonly holds: (application: StoredApplication) => boolean;
	readonly order: (application: StoredApplication) => string;
};

const finds: { readonly [By in ApplicationQuery['by']]: Find<By> } = {
	reference: (query) => ({ holds: ({ indexes }) => indexes.reference === scalar(query.reference), order: ({ id }) => id }),
	expired: (query) => ({
		holds: ({ indexes }) => indexes.expires !== null && indexes.expires <= scalar(query.at),
		order: ({ indexes }) => indexes.expires ?? '',
	}),
	'timer-due': (query) => ({
		holds: ({ indexes }) => indexes.nextTimerAt !== null && indexes.nextTimerAt <= scalar(query.at),
		order: ({ indexes }) => indexes.nextTimerAt ?? '',
	}),
	'effects-due': (query) => ({
		holds: ({ indexes }) => indexes.effectsAt !== null && indexes.effectsAt <= scalar(query.at),
		order: ({ indexes }) => indexes.effectsAt ?? '',
	}),
	desk: (query) => ({
		holds: ({ indexes }) => indexes.office === scalar(query.office) && indexes.state === scalar(query.state),
		order: ({ id }) => id,
	}),
	'open-of-version': (query) => ({
		holds: ({ id, indexes }) =>
			indexes.service === scalar(query.service) && indexes.version === scalar(query.version) && id > scalar(query.after),
		order: ({ id }) => id,
	}),
	blind: (query) => ({ holds: ({ blind }) => blind.includes(scalar(query.term)), order: ({ id }) => id }),
};

function rowOf({ content, ...file }: StoredFile): FileRow {
	return { ...file, size: content.length };
}

/** Makes an empty one. */
export function memoryStore(): Store {
	const marks = table<StoreMark>();
	const ring = table<RingKey>();
	const versions = table<Version>();
	const pointers = table<{ service: string; audience: string; number: number; hash: string }>();
	const catalogues = table<CatalogueDocument>();
	const applications = table<StoredApplication>();
	const references = table<ReferenceRow>();
	const keys = table<Uint8Array>();
	const entries = table<EntryRow>();
	const files = table<StoredFile>();
	const sessions = table<{ data: string; expires: string }>();
	const practice = table<JsonObject>();
	let published = 0;

	return {
		mark: { read: () => marks.read('mark'), insert: (mark) => marks.insert('mark', mark) },
		ring: {
			read: async () => ring.all().toSorted((a, b) => text(a.name, b.name)),
			insert: (row) => ring.insert(row.name, row),
		},
		definitions: {
			add: async (definition) => {
				for (;;) {
					const all = versions.all().filter(({ service }) => service === definition.service);
					const same = all.find(({ hash }) => hash === definition.hash);
					if (same !== undefined) return { number: same.number, added: false };
					const number = Math.max(0, ...all.map((version) => version.number)) + 1;
					const written = await versions.insert(key(definition.service, number), { ...definition, number });
					if (written !== 'done') continue;
					published += 1;
					return { number, added: true };
				}
			},
			read: (service, number) => versions.read(key(service, number)),
			current: async (service, audience) => (await pointers.read(key(service, audience)))?.number,
			point: async (service, audience, number, from) => {
				const version = await versions.read(key(service, number));
				if (version === undefined) return 'lost';
				const pointer = { service, audience, number, hash: version.hash };
				const name = key(service, audience);
				const written =
					from === undefined
						? await pointers.insert(name, pointer)
						: await pointers.swap(name, pointer, (stored) => stored.number === from);
				if (written === 'done') published += 1;
				return written;
			},
			list: async () => pointers.all().toSorted((a, b) => text(a.service, b.service) || text(a.audience, b.audience)),
			catalogue: () => catalogues.read('current'),
			putCatalogue: (catalogue) => {
				published += 1;
				return catalogues.put('current', catalogue);
			},
			revision: async () => published,
		},
		applications: {
			read: (id) => applications.read(id),
			insert: (application) => applications.insert(application.id, { ...application, revision: 1 }),
			swap: (application) =>
				applications.swap(application.id, application, (stored) => stored.revision === application.revision - 1),
			remove: (id, revision) => applications.remove(id, (stored) => stored.revision === scalar(revision)),
			find: async (query) => {
				const { holds, order } = (finds[query.by] as Find<ApplicationQuery['by']>)(query);
				const found = applications.all().filter(holds);
				const sorted = found.toSorted((a, b) => text(order(a), order(b)) || text(a.id, b.id));
				return 'limit' in query ? sorted.slice(0, query.limit) : sorted;
			},
		},
		references: { read: (reference) => references.read(reference), insert: (row) => references.insert(row.reference, row) },
		keys: {
			read: (id) => keys.read(id),
			insert: (id, wrapped) => keys.insert(id, wrapped),
			destroy: (id) => keys.remove(id, () => true),
		},
		entries: {
			insert: (row) => entries.insert(key(row.application, row.number), row),
			read: async (application, from, to) =>
				entries
					.all()
					.filter((row) => row.application === scalar(application) && row.number >= scalar(from) && row.number <= scalar(to))
					.toSorted((a, b) => a.number - b.number),
		},
		files: {
			insert: (file) => files.insert(file.id, file),
			read: (id) => files.read(id),
			describe: async (id) => {
				const file = await files.read(id);
				return file && rowOf(file);
			},
			claim: (id) => files.change(id, (file) => ({ ...file, state: 'claimed' })),
			release: (id, at) => files.change(id, (file) => ({ ...file, state: 'released', created: scalar(at) })),
			unclaimed: async (before, limit) => {
				const found = files.all().filter(({ state, created }) => state !== 'claimed' && created < scalar(before));
				return found
					.toSorted((a, b) => text(a.created, b.created))
					.slice(0, scalar(limit))
					.map(rowOf);
			},
			of: async (application) => {
				const found = files.all().filter((file) => file.application === scalar(application));
				return found.toSorted((a, b) => text(a.id, b.id)).map(rowOf);
			},
			remove: (id) => files.remove(id, () => true),
		},
		sessions: {
			read: async (hash, now) => {
				const row = await sessions.read(hash);
				return row !== undefined && row.expires > scalar(now) ? row.data : undefined;
			},
			put: async (hash, data, expires) => {
				await sessions.put(hash, { data, expires });
				return 'done';
			},
			remove: async (hash) => void (await sessions.remove(hash, () => true)),
			sweep: async (now) => {
				let swept = 0;
				for (const hash of sessions.keys()) {
					if ((await sessions.remove(hash, (row) => row.expires <= scalar(now))) === 'done') swept += 1;
				}
				return swept;
			},
		},
		practice: { read: () => practice.read('people'), put: (people) => practice.put('people', people) },
		close: async () => undefined,
	};
}
