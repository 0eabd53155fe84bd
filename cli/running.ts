/** A server that runs until it is told to stop, for the commands that serve. */
import { createServer } from 'node:net';
import type { Says } from '../engine/definition/problem.js';
import { makeServer } from '../engine/http/server.js';
import type { Store } from '../engine/store/port/store.js';
import type { Input } from './command.js';
import { makeHouse, openStore } from './house.js';
import type { Settings } from './settings.js';

/** A store opened with its keys and the server over it, not yet listening. */
export interface Prepared {
	readonly store: Store;
	/** Were the keys made now? Then a copy is to be kept elsewhere. */
	readonly made: boolean;
	/** Listens, says so in one line, and gives the exit code once the process was asked to stop and everything under way is done. */
	readonly run: (input: Input) => Promise<number>;
	readonly close: () => Promise<void>;
}

/** Opens what a server needs; or why it can't start, in words. */
export async function prepare(settings: Settings): Promise<Prepared | { readonly says: Says }> {
	const opened = await openStore(settings);
	if (!('store' in opened)) return opened;
	const { store } = opened;
	const made = await makeHouse(settings, store);
	if (!('house' in made)) {
		await store.close();
		return made;
	}
	const { house } = made;
	return {
		store,
		made: made.made,
		close: () => store.close(),
		run: async (input) => {
			const stopped = signalled();
			const server = await makeServer(house);
			try {
				await server.listen({ host: '127.0.0.1', port: settings.port });
			} catch (error) {
				await server.close();
				await store.close();
				input.complain(portTaken(error, settings.port)[input.locale]);
				return 1;
			}
			input.out(JSON.stringify({ listening: `http://127.0.0.1:${settings.port}` }));
			await stopped;
			await server.close();
			await store.close();
			return 0;
		},
	};
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

/** Resolves once the process is asked to stop. */
function signalled(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
	});
}
