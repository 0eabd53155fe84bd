import { createSecretKey, randomBytes } from 'node:crypto';
import {
	chmodSync,
	copyFileSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { defaultKeysFolder, keyNames, openKeys } from '../../engine/store/keys/folder.js';
import type { Json, JsonObject } from '../../engine/store/port/write.js';
import { readReference, referenceOf } from '../../engine/store/reference.js';
import { blindTerms, termsOf } from '../../engine/store/seal/blind.js';
import { newKey, openBytes, sealBytes, unwrapKey } from '../../engine/store/seal/cipher.js';
import { joinAnswers, splitAnswers } from '../../engine/store/seal/split.js';
import { applicationId, isSecret, secretHash, secretOf } from '../../engine/store/secrets.js';
import { field, group, list, rooted } from '../support/fields.js';
import { memoryStore } from '../support/memory-store.js';

const secret = (seed: string) => createSecretKey(Buffer.alloc(32, seed));
const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();

const clear = { personal: 'none' } as const;
const form = rooted([
	group('applicant', [field('text', 'name'), field('nik', 'nik'), field('radios', 'kind', clear)]),
	list('members', [field('text', 'name'), field('number', 'share', clear), list('phones', [field('phone', 'number')])]),
	list('costs', [field('money', 'amount', clear)], clear),
	field('checkboxes', 'sectors', clear),
	field('checkboxes', 'beliefs'),
]);

void t.test('answers are parted by personal and put together again', async (t) => {
	const answers = {
		applicant: { name: 'Siti Aminah', nik: '3273014107900001', kind: 'person' },
		members: [{ name: 'Budi', share: 40, phones: [{ number: '0812' }] }, { share: 60 }, {}],
		costs: [{ amount: 1000 }, {}],
		sectors: ['food', 'craft'],
		beliefs: [],
		undeclared: { note: 'kept, and sealed' },
	};
	const split = splitAnswers(form.root, answers);
	t.strictSame(split.clear, {
		applicant: { kind: 'person' },
		members: [{ share: 40 }, { share: 60 }, {}],
		costs: [{ amount: 1000 }, {}],
		sectors: ['food', 'craft'],
	});
	t.notMatch(JSON.stringify(split.clear), /Siti|3273|Budi|0812|kept/);
	t.same(joinAnswers(split), answers);
	t.strictSame(splitAnswers(form.root, {}), { clear: {}, sealed: {} });
});

void t.test('nothing is lost in the parting, whatever the answers are', async (t) => {
	const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
	const some = (arbitraries: Record<string, fc.Arbitrary<unknown>>) => fc.record(arbitraries, { requiredKeys: [] });
	const answers = some({
		applicant: some({ name: scalar, nik: scalar, kind: scalar, ['__proto__x']: scalar }),
		members: fc.array(some({ name: scalar, share: scalar, phones: fc.array(some({ number: scalar }), { maxLength: 2 }) }), {
			maxLength: 3,
		}),
		costs: fc.array(some({ amount: scalar }), { maxLength: 3 }),
		sectors: fc.array(scalar),
		beliefs: fc.array(scalar),
		other: scalar,
	});
	const seed = Date.now() % 2 ** 31;
	t.comment(`seed ${seed}`);
	const result = fc.check(
		fc.property(answers, (given) => {
			const plain = JSON.parse(JSON.stringify(given)) as JsonObject;
			return isDeepStrictEqual(sorted(joinAnswers(splitAnswers(form.root, plain))), sorted(plain));
		}),
		{ seed, numRuns: 300 },
	);
	t.notOk(result.failed, fc.defaultReportMessage(result) ?? '300 answers');
});

/** The same value with its keys in order. */
function sorted(value: Json): Json {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.toSorted(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, below]) => [name, sorted(below)]),
	);
}

void t.test('a sealed part opens only where it belongs and only unchanged', async (t) => {
	const key = randomBytes(32);
	const bound = ['id', 'usaha@1', 'draft'];
	const sealed = sealBytes(Buffer.from('rahasia'), key, bound);
	t.equal(text(openBytes(sealed, key, bound)), 'rahasia');
	t.equal(openBytes(sealed, key, ['id', 'usaha@2', 'draft']), null, 'another version');
	t.equal(openBytes(sealed, key, ['other', 'usaha@1', 'draft']), null, 'another application');
	t.equal(openBytes(sealed, key, ['id', 'usaha@1', 'record']), null, 'another part');
	t.equal(openBytes(sealed, key, ['id', 'usaha@1","draft']), null, 'parts that run together');
	t.equal(openBytes(sealed, randomBytes(32), bound), null, 'another key');
	for (let place = 0; place < sealed.length; place++) {
		const changed = Uint8Array.from(sealed);
		changed[place] = (changed[place] ?? 0) ^ 1;
		if (openBytes(changed, key, bound) !== null) t.fail(`byte ${place} was changed and it opened`);
	}
	t.equal(openBytes(sealed.subarray(0, 20), key, bound), null, 'cut short');
	t.not(text(sealBytes(Buffer.from('rahasia'), key, bound)), text(sealed), 'never the same twice');
});

void t.test('an application key is wrapped by the master key, for that application', async (t) => {
	const master = secret('m');
	const { key, wrapped } = newKey('a', master);
	t.strictSame([...(unwrapKey('a', wrapped, master) ?? [])], [...key]);
	t.equal(unwrapKey('b', wrapped, master), null);
	t.equal(unwrapKey('a', wrapped, secret('n')), null);
	t.notOk(Buffer.from(wrapped).includes(Buffer.from(key)), 'not readable in it');
});

void t.test('blind terms: normalised, whole words, by kind', async (t) => {
	const index = secret('i');
	const same = (kind: Parameters<typeof termsOf>[0], a: string, b: string) =>
		t.strictSame(termsOf(kind, a, index), termsOf(kind, b, index));
	same('nik', '3273 0141 0790 0001', '3273014107900001');
	same('text', 'SITI  Aminah', 'siti aminah');
	same('text', 'Jose\u0301', 'JOSÉ');
	same('email', ' Siti@Example.org', 'siti@example.org');
	same('phone', '+62 812-3456-789', '08123456789');
	t.equal(termsOf('text', 'Siti Aminah', index).length, 2);
	t.strictSame(
		termsOf('text', 'Sit', index).filter((term) => termsOf('text', 'Siti', index).includes(term)),
		[],
		'no part of a word',
	);
	t.not(termsOf('nik', '12', index)[0], termsOf('kk', '12', index)[0], 'kinds are kept apart');
	t.not(termsOf('nik', '12', index)[0], termsOf('nik', '12', secret('j'))[0], 'worthless without the key');
	const answers = { applicant: { name: 'Siti', nik: '12' }, members: [{ name: 'Budi Siti', phones: [{ number: '0812' }] }, {}] };
	const found = blindTerms(
		['applicant.nik', 'members[].name', 'members[].phones[].number', 'nowhere.at.all'],
		form.fields,
		answers,
		index,
	);
	const expected = [...termsOf('nik', '12', index), ...termsOf('text', 'Budi Siti', index), ...termsOf('phone', '0812', index)];
	t.strictSame(found, expected.toSorted());
});

void t.test('what is worked out from the link key', async (t) => {
	const link = secret('l');
	const id = applicationId(link, 'usaha', 'session', 'token');
	t.match(id, /^[0-9a-f]{32}$/);
	t.equal(applicationId(link, 'usaha', 'session', 'token'), id, 'the same again');
	for (const [service, caller, key] of [
		['lahir', 'session', 'token'],
		['usaha', 'another', 'token'],
		['usaha', null, 'token'],
		['usaha', 'session', 'other'],
	] as const) {
		t.not(applicationId(link, service, caller, key), id);
	}
	const first = secretOf(link, id, 1);
	t.match(first, /^[\w-]{22}$/);
	t.not(secretOf(link, id, 2), first, 'a new generation, a new secret');
	t.ok(isSecret(first, secretHash(first)));
	t.notOk(isSecret(secretOf(link, id, 2), secretHash(first)));
	t.notOk(isSecret(first, ''));
});

void t.test('references: no look-alikes, and a check sign that finds every slip', async (t) => {
	const link = secret('l');
	const made = referenceOf(link, 'SKU', 'a', 0);
	t.match(made, /^SKU-[2-9CDFGHJKMNPRTVWX]{4}-[2-9CDFGHJKMNPRTVWX]{4}$/);
	t.not(referenceOf(link, 'SKU', 'a', 1), made);
	t.equal(readReference(` ${made.toLowerCase().replaceAll('-', ' ')} `), made);
	t.equal(readReference(made.replaceAll('-', '–')), made, 'with another hyphen');
	for (const wrong of ['', 'SKU', '-', 'SKU-1234-5678', '!-7K3M-9WXD', `${made}X`, made.slice(0, -1)])
		t.equal(readReference(wrong), null, wrong);
	const signs = '23456789CDFGHJKMNPRTVWX';
	let slips = 0;
	let missed = 0;
	for (let counter = 0; counter < 20; counter++) {
		const body = referenceOf(link, 'SKU', 'b', counter).slice(3).replaceAll('-', '').split('');
		for (let place = 0; place < body.length; place++) {
			for (const sign of signs) if (sign !== body[place]) slip(body.with(place, sign));
			for (let other = place + 1; other < body.length; other++) {
				const swapped = body.with(place, body[other] ?? '').with(other, body[place] ?? '');
				if (swapped.join('') !== body.join('')) slip(swapped);
			}
		}
		function slip(changed: readonly string[]) {
			slips += 1;
			if (readReference(`SKU${changed.join('')}`) !== null) missed += 1;
		}
	}
	t.equal(missed, 0, `${slips} wrong signs and swaps`);
});

void t.test('the keys folder', async (t) => {
	const base = mkdtempSync(join(tmpdir(), 'loket-keys-'));
	t.teardown(() => rmSync(base, { recursive: true, force: true }));
	const folder = defaultKeysFolder(join(base, 'data/'));
	t.equal(folder, join(base, 'data.keys'));
	const file = (name: string) => join(folder, `${name}.key`);
	const { ring } = memoryStore();

	await t.test('two that start at once on an empty store have the same keys', async (t) => {
		const [one, two] = await Promise.all([openKeys(folder, ring), openKeys(folder, ring)]);
		if (!('keys' in one) || !('keys' in two)) return t.fail('refused');
		t.ok(one.made);
		for (const name of keyNames) t.ok(one.keys[name].equals(two.keys[name]));
		t.strictSame(
			readdirSync(folder).toSorted(),
			keyNames.map((name) => `${name}.key`).toSorted(),
			'and leave nothing else behind',
		);
		t.equal(statSync(folder).mode & 0o777, 0o700);
		t.equal(statSync(file('master')).mode & 0o777, 0o600);
	});

	await t.test('the ring names keys without giving them away', async (t) => {
		const rows = await ring.read();
		t.strictSame(
			rows.map(({ name }) => name),
			[...keyNames].toSorted(),
		);
		const bytes = readFileSync(file('master'), 'utf8').trim().split(' ').at(-1) ?? '';
		t.notOk(JSON.stringify(rows).includes(bytes));
		t.notOk(JSON.stringify(rows).includes(Buffer.from(bytes, 'base64url').toString('hex')));
	});

	await t.test('a later start finds the same, and makes none', async (t) => {
		t.match(await openKeys(folder, ring), { made: false });
	});

	await t.test('a missing key is named, and never made again', async (t) => {
		for (const name of keyNames) {
			renameSync(file(name), file(`${name}.away`));
			const opened = await openKeys(folder, ring);
			t.match(opened, { code: 'key-missing', says: { id: new RegExp(`${name}\\.key`), en: new RegExp(`${name}\\.key`) } });
			t.notOk(readdirSync(folder).includes(`${name}.key`));
			renameSync(file(`${name}.away`), file(name));
		}
		t.match(await openKeys(join(base, 'nowhere'), ring), { code: 'key-missing' }, 'the whole folder away');
	});

	await t.test('the key of another store is named', async (t) => {
		const other = join(base, 'other.keys');
		await openKeys(other, memoryStore().ring);
		copyFileSync(file('link'), file('link.own'));
		copyFileSync(join(other, 'link.key'), file('link'));
		t.match(await openKeys(folder, ring), { code: 'key-mismatch', says: { en: /link\.key/ } });
		renameSync(file('link.own'), file('link'));
		t.match(await openKeys(folder, ring), { made: false });
	});

	await t.test('readable by others, damaged: refused in words', async (t) => {
		chmodSync(file('index'), 0o644);
		t.match(await openKeys(folder, ring), { code: 'key-readable-by-others', says: { en: /chmod 600/ } });
		chmodSync(file('index'), 0o600);
		const whole = readFileSync(file('index'));
		writeFileSync(file('index'), whole.subarray(0, 40));
		t.match(await openKeys(folder, ring), { code: 'key-damaged' });
		writeFileSync(file('index'), whole);
		writeFileSync(join(base, 'a-file'), '');
		t.match(await openKeys(join(base, 'a-file', 'keys'), memoryStore().ring), { code: 'keys-folder' });
	});

	await t.test('a start that was cut short while making keys goes on with those it had', async (t) => {
		const cut = join(base, 'cut.keys');
		const store = memoryStore();
		await openKeys(cut, store.ring);
		const before = readFileSync(join(cut, 'master.key'), 'utf8');
		rmSync(join(cut, 'signing.key'));
		t.match(await openKeys(cut, memoryStore().ring), { made: true }, 'nothing was sealed yet: the missing one is made');
		t.equal(readFileSync(join(cut, 'master.key'), 'utf8'), before);
	});
});
