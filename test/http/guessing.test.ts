/** hs-44: guessing at references and links finds nothing, is told to wait, and learns nothing from the answer or its time (CVE-2026-75106). */
import { createHash, createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { readReference, referenceOf } from '../../engine/store/reference.js';
import { openSqlite } from '../../engine/store/sqlite/open.js';
import { randomFrom, seedOfRun } from '../support/random.js';
import { serve, type TestServer } from '../support/server.js';
import { filledIn } from '../support/siti.js';

t.setTimeout(240_000);

const seed = seedOfRun();
const guesses = 10_000;
const key = 'AAAAAAAAAAAAAAAAAAAAAA';

/** A server over the embedded store, with one application in it. */
async function withOne(): Promise<{ served: TestServer; reference: string; draft: string; end: () => Promise<void> }> {
	const folder = mkdtempSync(join(tmpdir(), 'loket-guessing-'));
	const opened = openSqlite(folder, (error) => t.fail(String(error)));
	if (!('store' in opened)) throw new Error(opened.says.en);
	const served = await serve({ store: opened.store });
	const visitor = served.visitor();
	const check = await filledIn(served, visitor);
	const sent = await visitor.send(check, [], ['then', 'send']);
	const other = served.visitor();
	const left = await other.send(await filledIn(served, other), [], ['then', 'later']);
	const end = async () => {
		await served.close();
		rmSync(folder, { recursive: true, force: true });
	};
	return { served, reference: sent.path.split('/')[2] ?? '', draft: left.path.split('/')[2] ?? '', end };
}

/** One try, from an address that made fewer than ten. */
function guessing({ server, house }: TestServer) {
	let tries = 0;
	return async (path: string) => {
		const count = Math.floor(tries++ / 8);
		const remoteAddress = `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`;
		const headers = { host: house.site.url.host, 'accept-language': 'id' };
		const begun = performance.now();
		const answer = await server.inject({ method: 'GET', url: path, remoteAddress, headers });
		const took = performance.now() - begun;
		const { date: _, ...rest } = answer.headers;
		const bytes = createHash('sha256').update(JSON.stringify(rest)).update(answer.rawPayload).digest('hex');
		return { status: answer.statusCode, bytes, took };
	};
}

/** Every reference that differs from this one in one sign, its check sign made right. */
function neighbours(reference: string): readonly string[] {
	const [prefix = '', a = '', b = ''] = reference.split('-');
	const signs = '23456789CDFGHJKMNPRTVWX'.split('');
	const body = `${a}${b}`.slice(0, -1);
	return body.split('').flatMap((_, place) =>
		signs
			.filter((sign) => sign !== body[place])
			.flatMap((sign) =>
				signs.map((check) => readReference(`${prefix}${body.slice(0, place)}${sign}${body.slice(place + 1)}${check}`)),
			)
			.filter((found) => found !== null),
	);
}

void t.test(
	`hs-44: ${guesses} random references, all neighbours, the right one with a wrong secret: nothing (seed ${seed})`,
	async (t) => {
		const { served, reference, draft, end } = await withOne();
		t.teardown(end);
		const ask = guessing(served);
		const random = randomFrom(seed);
		const strange = createSecretKey(Buffer.from(`seed ${seed}`));
		const near = neighbours(reference);
		t.equal(near.length, 7 * 22);
		const paths = [
			...Array.from({ length: guesses }, () => `/applications/${referenceOf(strange, 'SKU', String(random()), 0)}`),
			...near.flatMap((one) => [`/applications/${one}`, `/applications/${one}?key=${key}`]),
			`/applications/${reference}`,
			...Array.from({ length: 3 }, (_, index) => `/applications/${reference}?key=${key.slice(1)}${index}`),
			...Array.from({ length: 3 }, (_, index) => `/drafts/${draft}?key=${key.slice(1)}${index}`),
			`/drafts/${'0'.repeat(32)}?key=${key}`,
		];
		const statuses = new Map<number, number>();
		const bytes = new Set<string>();
		for (const path of paths) {
			const answer = await ask(path);
			statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
			bytes.add(answer.bytes);
		}
		t.same([...statuses], [[404, paths.length]], 'nothing is found');
		t.equal(bytes.size, 1, 'and all of them get the same bytes, headers too');
	},
);

void t.test('hs-44: how long the answer takes says nothing either', async (t) => {
	const { served, reference, draft, end } = await withOne();
	t.teardown(end);
	const strange = createSecretKey(Buffer.from(`seed ${seed}`));
	const pairs = [
		[
			'applications',
			(n: number) => `/applications/${referenceOf(strange, 'SKU', String(n), 0)}?key=${key}`,
			() => `/applications/${reference}?key=${key}`,
		],
		['drafts', (n: number) => `/drafts/${n.toString(16).padStart(32, '0')}?key=${key}`, () => `/drafts/${draft}?key=${key}`],
	] as const;
	let clock = Date.parse('2026-11-25T02:00:00.000Z');
	const ask = guessing(served);
	for (const [name, missing, other] of pairs) {
		const same = (await ask(missing(999_999))).bytes;
		let best = Number.POSITIVE_INFINITY;
		for (let round = 0; round < 5 && best >= 2; round++) {
			const [absent, again, wrong]: [number[], number[], number[]] = [[], [], []];
			for (let n = 0; n < 300; n++) {
				// Slowly enough that nobody is told to wait.
				clock += 30_000;
				served.at(new Date(clock).toISOString());
				const nothing = (more: number) => missing(1000 * round + 2 * n + more);
				const turns = [
					[absent, nothing(0)],
					[wrong, other()],
					[again, nothing(1)],
				] as const;
				for (const [times, path] of n % 2 === 0 ? turns : turns.toReversed()) {
					const { status, took, bytes } = await ask(path);
					if (status !== 404 || bytes !== same) t.fail(`${path}: ${status}`);
					times.push(took);
				}
			}
			// How far two looks at the same thing lie apart on this machine at this moment.
			const noise = Math.abs(p95(absent) - p95(again));
			const difference = Math.max(0, Math.abs(p95(absent) - p95(wrong)) - noise);
			best = Math.min(best, difference);
			t.comment(
				`${name}: p95 ${p95(absent).toFixed(2)} ms where there is none (again ${p95(again).toFixed(2)}), ${p95(wrong).toFixed(2)} ms with a wrong secret`,
			);
		}
		t.ok(best < 5, `${name}: less than 5 ms apart at the 95th percentile, best of five (${best.toFixed(2)} ms)`);
	}
});

function p95(times: readonly number[]): number {
	return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
