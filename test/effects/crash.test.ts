/** A real server, killed again and again while citizens send over HTTP: nothing acknowledged is lost or doubled, no notice is missing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { wire } from '../../cli/house.js';
import { makeTools } from '../../cli/outbox.js';
import { lease } from '../../engine/effects/claim.js';
import { openDocument } from '../../engine/effects/document.js';
import { runDocument } from '../../engine/effects/run.js';
import { makeLog } from '../../engine/http/log.js';
import { openWorkingStore } from '../../engine/store/open.js';
import { verifyChain } from '../../engine/workflow/entry.js';
import { never } from '../../engine/workflow/outbox.js';
import { replay } from '../../engine/workflow/replay.js';
import { same } from '../../engine/workflow/values.js';
import type { Application } from '../../schemas/generated/record.js';
import { serving } from '../support/command.js';
import { randomFrom, seedOfRun } from '../support/random.js';
import { mailServer, type Received } from '../support/smtp.js';
import { type Crowd, crowd } from './citizens.js';

/** How often it is killed; fewer where a fault is shown to be caught. */
const kills = Number(process.env['LOKET_KILLS'] ?? 30);

t.setTimeout(300_000);

const files = {
	'catalogue.yaml': `
organisations: { kota: { name: Kota Cempaka } }
zone: Asia/Jakarta
offices: { melati: { name: Kelurahan Melati, code: MLT } }
roles: { verifier: { title: Verifikator, seats: 2 } }
languages: [id]
`,
	'uji/service.yaml': `
title: Uji
reference: UJI
schema:
  type: object
  required: [name, email]
  properties: { name: { type: string, title: Nama }, email: { type: string, format: email, title: Surel } }
pages: [{ id: page, title: Data, fields: [name, email] }]
workflow: { start: check, states: { check: { title: Periksa, actions: { accept: { by: verifier, to: done, title: Terima } } }, done: { end: granted, title: Selesai } } }
notices: [{ on: [submitted], to: applicant, via: [email], text: ./received.md }]
contact: { email: email }
`,
	'uji/received.md': 'Permohonan {{ name }} diterima.\n',
};

void t.test('killed under load: nothing acknowledged is lost or doubled, every notice is sent under its one id', async (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'loket-kill-'));
	t.teardown(() => rmSync(folder, { recursive: true, force: true }));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(join(folder, 'catalog', 'uji'), { recursive: true });
		writeFileSync(join(folder, 'catalog', name), text);
	}
	const seed = seedOfRun();
	const random = randomFrom(seed);
	t.comment(`seed ${seed} (LOKET_SEED=${seed} kills at the same moments)`);
	const mail = await mailServer();
	t.teardown(mail.close);
	const port = await freePort();
	const data = join(folder, 'data');
	const words = ['serve', '--catalog', join(folder, 'catalog'), '--data', data, '--practice', '--port', String(port)];
	const start = () => serving(words, { LOKET_SMTP: `smtp://127.0.0.1:${mail.port}`, LOKET_MAIL_FROM: 'loket@cempaka.example' });
	const citizens = crowd(`http://127.0.0.1:${port}`, 'uji', 8);
	const starts: number[] = [];
	for (let round = 0; round < kills; round++) {
		const begun = Date.now();
		const server = await start();
		starts.push(Date.now() - begun);
		await toldMore(citizens, Math.floor(random() * 12), 2000);
		await new Promise((resolve) => setTimeout(resolve, random() * 30));
		await server.stop('SIGKILL');
	}
	const server = await start();
	await citizens.finish();
	t.equal(await server.stop(), 0, 'the last one stops in order');
	const sorted = starts.toSorted((a, b) => a - b);
	t.comment(`${kills} kills, ${citizens.told.length} told; ready after ${sorted[0]} to ${sorted.at(-1)} ms`);
	t.ok(citizens.told.length > 0);
	await drained(t, data, mail.port);
	const documents = await everything(t, data);
	const byName = grouped(documents, ({ content }) => textOf(content.answers['name']));
	const wrong = citizens.told.filter(({ name, reference }) => {
		const found = byName.get(name) ?? [];
		return found.length !== 1 || found[0]?.reference !== reference;
	});
	t.strictSame(wrong, [], 'each that was told is there once, under its reference');
	t.equal(documents.length, citizens.told.length, 'and nothing else');
	const mails = grouped(mail.received, ({ to }) => to[0] ?? '');
	const missing = documents.filter((document) => !isNotified(document, mails.get(addressOf(document)) ?? []));
	t.strictSame(
		missing.map(({ reference }) => reference),
		[],
		`each notice is there under the id of its entry (${mail.received.length} mails)`,
	);
});

/** Waits until so many more have been told, or for so many milliseconds. */
async function toldMore({ told }: Crowd, count: number, most: number): Promise<void> {
	const begun = Date.now();
	const wanted = told.length + count;
	while (told.length < wanted && Date.now() - begun < most) await new Promise((resolve) => setTimeout(resolve, 5));
}

function grouped<One>(all: readonly One[], key: (one: One) => string): ReadonlyMap<string, readonly One[]> {
	const groups = new Map<string, One[]>();
	for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
	return groups;
}

/** Was its notice sent, and under one id: that which follows from its first entry? */
function isNotified({ id }: Application, mails: readonly Received[]): boolean {
	return mails.length > 0 && mails.every(({ headers }) => headers['message-id'] === `<${id}.1.1@localhost>`);
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function addressOf({ content }: Application): string {
	return content.contact.email ?? '';
}

/** Does what is left, as a server would once the leases of those that were killed have passed. */
async function drained(t: Test, data: string, port: number): Promise<void> {
	const { house, close, settings } = await openedHouse(data, port, lease + 60_000);
	const tools = makeTools(settings, house);
	for (;;) {
		const found = await house.store.applications.find({ by: 'effects-due', at: house.applications.now(), limit: 500 });
		if (found.length === 0) break;
		const ran = await Promise.all(found.map((stored) => runDocument(tools, stored)));
		if (!ran.some(Boolean)) break;
	}
	const left = await house.store.applications.find({ by: 'effects-due', at: never, limit: 500 });
	t.strictSame(
		left.map(({ id }) => id),
		[],
		'nothing waits any more',
	);
	await close();
}

/** Looks every application over: it opens, its chain holds, replay gives what is stored. */
async function everything(t: Test, data: string): Promise<readonly Application[]> {
	const { house, close } = await openedHouse(data, 25, 0);
	const documents: Application[] = [];
	let broken = 0;
	for (let after = ''; ; ) {
		const page = await house.store.applications.find({ by: 'open-of-version', service: 'uji', version: 1, after, limit: 500 });
		for (const stored of page) {
			after = stored.id;
			if (stored.kind === 'draft') continue;
			const document = (await openDocument(house.applications, stored))?.document;
			if (document?.kind !== 'application') {
				broken += 1;
				continue;
			}
			const replayed = replay(document.entries);
			if (verifyChain(document.id, document.entries, null).length > 0 || !same(replayed.effects, document.effects)) broken += 1;
			documents.push(document);
		}
		if (page.length === 0) break;
	}
	await close();
	t.equal(broken, 0, 'each opens, its chain holds, replay gives its effects');
	return documents;
}

async function openedHouse(data: string, port: number, ahead: number) {
	const now = () => new Date(Date.now() + ahead);
	const opened = await openWorkingStore(
		{
			data,
			use: 'practice',
			now: now().toISOString(),
			broken: (error) => {
				throw error;
			},
		},
		null,
	);
	if (!('store' in opened)) throw new Error(opened.says.en);
	const site = { url: new URL('http://127.0.0.1'), practice: true, proxy: null };
	const server = { host: '127.0.0.1', port, secure: false, sign: null };
	const from = { name: null, address: 'loket@cempaka.example' };
	const log = makeLog({ write: () => undefined });
	const house = wire({ site, store: opened.store, keys: opened.keys, now, log });
	return { house, settings: { site, data, mail: { server, from } }, close: () => opened.store.close() };
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});
}
