/** The steps of serving, shared by the commands that serve. The server is loaded here, when it is first needed. */
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { readFolder } from '../engine/definition/folder.js';
import type { Files } from '../engine/definition/source.js';
import type { House } from '../engine/http/house.js';
import { type Published, publish } from '../engine/services/publish.js';
import { keepCopy } from '../engine/store/keys/refusals.js';
import type { Store } from '../engine/store/port/store.js';
import type { Input } from './command.js';
import { say } from './input.js';
import type { Settings } from './settings.js';

export interface Opened {
	readonly house: House;
	readonly store: Store;
}

/** Opens store and keys, and wires the house; null where one of them may not be used so, having said why. */
export async function openHouse(settings: Settings, input: Input, passing = false): Promise<Opened | null> {
	const { makeHouse, openStore } = await import('./house.js');
	const opened = await openStore(settings);
	if (!('store' in opened)) {
		input.complain(opened.says[input.locale]);
		return null;
	}
	const { store } = opened;
	const made = await makeHouse(settings, store);
	if (!('house' in made)) {
		input.complain(made.says[input.locale]);
		await store.close();
		return null;
	}
	if (made.made && !passing) input.complain(keepCopy(settings.keys)[input.locale]);
	return { house: made.house, store };
}

/** Publishes the catalogue's folder into the store; problems of reading it come first. */
export async function publishFolder(
	settings: Pick<Settings, 'catalog' | 'site'>,
	store: Pick<Store, 'definitions'>,
	which: 'all' | 'new',
): Promise<{ readonly published: Published; readonly files: Files }> {
	const { files, problems } = await readFolder(settings.catalog);
	const use = settings.site.practice ? 'practice' : 'real';
	const published = await publish({ files, store: store.definitions, now: new Date().toISOString(), use, which });
	return { published: { ...published, problems: [...problems, ...published.problems] }, files };
}

/** Starts to listen and says where; null where the port can't be had, having said why. */
export async function listen(house: House, settings: Settings, input: Input): Promise<FastifyInstance | null> {
	const { makeServer } = await import('../engine/http/server.js');
	const server = await makeServer(house);
	try {
		await server.listen({ host: '127.0.0.1', port: settings.port });
	} catch (error) {
		await server.close();
		input.complain(noPort(settings.port, error, input.locale));
		return null;
	}
	input.out(JSON.stringify({ listening: `http://127.0.0.1:${settings.port}` }));
	return server;
}

/** Lets requests under way come to their end, then closes the store. */
export async function closeHouse({ store }: Opened, server: FastifyInstance | null): Promise<void> {
	await server?.close();
	await store.close();
}

function noPort(port: number, error: unknown, locale: 'id' | 'en'): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === 'EADDRINUSE')
		return say(
			locale,
			`Porta ${port} sudah dipakai program lain. Sebut yang lain dengan --port N; --port 0 memakai yang kosong.`,
			`Port ${port} is taken by another program. Name another with --port N; --port 0 takes a free one.`,
		);
	if (code === 'EACCES')
		return say(
			locale,
			`Porta ${port} tidak boleh dipakai di sini. Sebut yang di atas 1023 dengan --port N.`,
			`Port ${port} may not be used here. Name one above 1023 with --port N.`,
		);
	const reason = error instanceof Error ? error.message : String(error);
	return say(locale, `Porta ${port} tidak dapat dipakai: ${reason}`, `Port ${port} can't be used: ${reason}`);
}

/** Settings with port 0 replaced by one that is free now; a practice address without a LOKET_URL follows it. */
export async function onFreePort(settings: Settings): Promise<Settings> {
	if (settings.port !== 0) return settings;
	const port = await freePort();
	const { url } = settings.site;
	const own = url.hostname === '127.0.0.1' && url.port === '';
	return { ...settings, port, site: own ? { ...settings.site, url: new URL(`http://127.0.0.1:${port}`) } : settings.site };
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

/** Resolves once the process is asked to stop; asked a second time, it ends at once. */
export function signalled(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
	});
}
