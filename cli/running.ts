/** A server that runs until it is told to stop, for the commands that serve. */
import { createServer } from 'node:net';
import type { Says } from '../engine/definition/problem.js';
import type { House } from '../engine/http/house.js';
import { makeLog } from '../engine/http/log.js';
import { type Beside, makeServer } from '../engine/http/server.js';
import { openWorkingStore } from '../engine/store/open.js';
import type { DefinitionStore } from '../engine/store/port/definitions.js';
import type { Store } from '../engine/store/port/store.js';
import { broken } from './broken.js';
import type { Input } from './command.js';
import { type Wiring, wire } from './house.js';
import { type Meanwhile, startHousework } from './housework.js';
import type { Settings } from './settings.js';

/** A store opened with its keys and the server over it, not yet listening. */
export interface Prepared {
	readonly store: Store;
	readonly house: House;
	/** Were the keys made now? Then a copy is to be kept elsewhere. */
	readonly made: boolean;
	/** Resolves once the process is asked to stop; asked again, it ends at once. */
	readonly stopped: Promise<void>;
	/** Listens, says so in one line, and gives the exit code once the process was asked to stop and everything under way is done. */
	readonly run: (input: Input, meanwhile?: Meanwhile) => Promise<number>;
	readonly close: () => Promise<void>;
}

/** What a command adds to an ordinary server. */
export interface Additions extends Pick<Wiring, 'compile'> {
	/** The definitions as the server sees them. */
	readonly definitions: (definitions: DefinitionStore) => DefinitionStore;
	readonly beside: (house: House) => Beside;
	/** Ends what would stay open for ever. */
	readonly end: () => void;
}

/** Opens what a server needs; or why it can't start, in words. From here on the process is asked to stop by a signal. */
export async function prepare(
	settings: Settings,
	log: House['log'] = makeLog(),
	additions: Additions | null = null,
): Promise<Prepared | { readonly says: Says }> {
	const stopped = signalled();
	const { site, data, keys: folder } = settings;
	const use = site.practice ? 'practice' : 'real';
	const opened = await openWorkingStore({ data, use, now: new Date().toISOString(), broken }, folder);
	if (!('store' in opened)) return opened;
	const { store, keys, keysMade } = opened;
	let wake = (): void => undefined;
	const seen = additions === null ? store : { ...store, definitions: additions.definitions(store.definitions) };
	const house = wire({ site, store: seen, keys, now: () => new Date(), log, wake: () => wake(), ...additions });
	return {
		store,
		house,
		made: keysMade,
		stopped,
		close: () => store.close(),
		run: async (input, meanwhile) => {
			const server = await makeServer(house, additions?.beside(house) ?? null);
			try {
				await server.listen({ host: '127.0.0.1', port: settings.port });
			} catch (error) {
				await server.close();
				await store.close();
				input.complain(portTaken(error, settings.port)[input.locale]);
				return 1;
			}
			input.out(JSON.stringify({ listening: `http://127.0.0.1:${settings.port}` }));
			const housework = startHousework(settings, house, meanwhile);
			wake = housework.wake;
			await stopped;
			additions?.end();
			await drain(server);
			await housework.stop();
			await store.close();
			return 0;
		},
	};
}

/** Lets requests under way come to their end. A connection that has answered its last one is closed then, not kept for another. */
async function drain(server: Awaited<ReturnType<typeof makeServer>>): Promise<void> {
	const closing = setInterval(() => server.server.closeIdleConnections(), 50);
	await server.close();
	clearInterval(closing);
}

/** The settings with a port that is known: 0 takes a free one. Without a LOKET_URL the address follows it. */
export async function withPort(settings: Settings): Promise<Settings> {
	const port = settings.port === 0 ? await freePort() : settings.port;
	const { url } = settings.site;
	const own = url.hostname === '127.0.0.1' && url.port === String(settings.port || '');
	const site = own ? { ...settings.site, url: new URL(`http://127.0.0.1:${port}`) } : settings.site;
	return { ...settings, port, site };
}

function portTaken(error: unknown, port: number): Says {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === 'EADDRINUSE')
		return {
			id: `Porta ${port} sudah dipakai program lain. Hentikan program itu, atau pilih porta lain dengan --port (0 = yang kosong).`,
			en: `Port ${port} is taken by another program. Stop that one, or choose another with --port (0 takes a free one).`,
		};
	return { id: `Porta ${port} tidak dapat dibuka (${code}).`, en: `Port ${port} can't be opened (${code}).` };
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});
}

/** Resolves at the first signal; the second is no longer caught. */
function signalled(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
	});
}
