import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import t from 'tap';
import { recordTypesSource } from '../../cli/generate/record.js';
import { canonicalJson } from '../../engine/workflow/canonical.js';
import { commitment, commitmentKey, entryHash, verifyChain, verifyParts } from '../../engine/workflow/entry.js';
import { letterNumber } from '../../engine/workflow/letters.js';
import { settle } from '../../engine/workflow/settle.js';
import { mergePatch, patchBetween, same } from '../../engine/workflow/values.js';
import type { Entry } from '../../schemas/generated/record.js';
import { desk, key } from '../support/desk.js';

void t.test('types of the record are as generated', async (test) => {
	const schemas = fileURLToPath(new URL('../../../schemas', import.meta.url));
	test.equal(
		readFileSync(`${schemas}/generated/record.ts`, 'utf8'),
		await recordTypesSource(schemas),
		'run `npm run types:generate`',
	);
});

void t.test('canonical JSON (RFC 8785)', (test) => {
	const sample = JSON.parse(
		'{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
	);
	test.equal(
		canonicalJson(sample),
		'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
		'the sample of section 3.2.2',
	);
	const keys = JSON.parse('{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}');
	test.equal(
		canonicalJson(keys),
		'{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
		'keys by UTF-16 code units, section 3.2.3',
	);
	test.equal(canonicalJson({ b: undefined, a: -0 }), '{"a":0}');
	test.throws(() => canonicalJson({ a: Number.NaN }));
	test.throws(() => canonicalJson('\ud800'));
	test.end();
});

const small = desk(`
title: Kecil
schema: { type: object, required: [name], properties: { name: { type: string, title: Nama } } }
workflow:
  start: a
  states:
    a: { timers: [{ after: 1 hour, to: b }], actions: { go: { by: verifier, to: end } } }
    b: { timers: [{ after: 1 hour, to: a }], actions: { go: { by: verifier, to: end } } }
    end: { end: granted }
`);

void t.test('a chain that was tampered with', (test) => {
	const { entries, id } = settle(small.send({ name: 'Siti' }, '2026-11-30 09:00'), small.world('2026-11-30 15:00')).application;
	test.equal(entries.length, 7);
	test.same(verifyChain(id, entries, null), []);
	const change = (index: number, to: Partial<Entry>): Entry[] =>
		entries.map((entry, at) => (at === index ? { ...entry, ...to } : entry));
	const rehashed = (index: number, to: Partial<Entry>): Entry[] =>
		change(index, to).map((entry, at) => (at === index ? { ...entry, hash: entryHash(entry) } : entry));
	const tampered: [string, readonly Entry[]][] = [
		['changed', change(3, { state: 'end' })],
		['restamped', change(3, { at: '2026-11-30T00:00:00.000Z' })],
		['changed and hashed anew', rehashed(3, { state: 'end' })],
		['deleted', entries.filter((_, index) => index !== 3)],
		['beginning cut off', entries.slice(1)],
		['swapped', entries.with(2, entries[3] ?? fail()).with(3, entries[2] ?? fail())],
		['inserted', [...entries.slice(0, 3), entries[1] ?? fail(), ...entries.slice(3)]],
		['of another application', rehashed(6, { application: 'other' })],
	];
	for (const [name, chain] of tampered) test.not(verifyChain(id, chain, null).length, 0, name);
	test.equal(
		verifyChain(id, tampered[2]?.[1] ?? [], null)[0]?.number,
		5,
		'the place is named: the entry after the one hashed anew',
	);
	const moved = entries[2] ?? fail();
	test.same(
		verifyChain(id, entries.slice(3), { number: moved.number, hash: moved.hash }),
		[],
		'what was moved to rows of its own is spoken for',
	);
	test.end();
});

function fail(): never {
	throw new Error('no such entry');
}

void t.test('commitments', (test) => {
	const { entries, content } = small.send({ name: 'Siti' }, '2026-11-30 09:00');
	const entry = entries[0] ?? fail();
	test.same(verifyParts(entry, content.parts['1'] ?? {}, key), []);
	test.same(verifyParts(entry, { answers: { name: 'Budi' } }, key), [{ number: 1, code: 'wrong-commitment' }]);
	test.same(
		verifyParts(entry, content.parts['1'] ?? {}, new Uint8Array(32)),
		[{ number: 1, code: 'wrong-commitment' }],
		'another key',
	);
	for (const part of ['answers', 'comment', 'tanda é'])
		test.same(
			Buffer.from(commitmentKey(key, 12, part)),
			Buffer.from(hkdfSync('sha256', key, '', `loket entry 12 ${part}`, 32)),
			'the derivation is HKDF',
		);
	test.not(commitment(key, 1, 'comment', 'x'), commitment(key, 2, 'comment', 'x'), 'each entry has a key of its own');
	test.not(commitment(key, 1, 'comment', 'x'), commitment(key, 1, 'marks', 'x'), 'and each part');
	test.end();
});

void t.test('automatic steps that go round end', (test) => {
	const { entries } = settle(small.send({ name: 'Siti' }, '2026-01-05 09:00'), small.world('2027-01-05 09:00'));
	test.equal(entries.length, 100);
	test.end();
});

void t.test('numbers of letters', (test) => {
	const numbering = { sequence: 118, office: 'KEL-MLT', date: '2026-12-21' };
	test.equal(letterNumber('474/{seq:4}/{office}/{romanMonth}/{year}', numbering), '474/0118/KEL-MLT/XII/2026');
	test.equal(letterNumber('{seq}-{month}', numbering), '118-12');
	test.equal(letterNumber('{seq:2}', numbering), '118', 'never cut');
	test.equal(letterNumber('{constructor}/{seq}', numbering), '{constructor}/118');
	test.end();
});

void t.test('merge patches (RFC 7396)', (test) => {
	test.same(mergePatch({ a: 'b', c: { d: 'e', f: 'g' } }, { a: 'z', c: { f: null } }), { a: 'z', c: { d: 'e' } });
	test.same(mergePatch({ a: [1, 2] }, { a: [3] }), { a: [3] }, 'a list is replaced whole');
	test.same(mergePatch({ a: 'b' }, { a: { b: { c: null } } }), { a: { b: {} } });
	const value = fc.letrec((tie) => ({
		value: fc.oneof(
			{ maxDepth: 3 },
			fc.string(),
			fc.integer(),
			fc.boolean(),
			fc.array(fc.integer(), { maxLength: 3 }),
			tie('group'),
		),
		group: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { noNullPrototype: true }),
	}));
	const property = fc.property(value.group, value.group, (one, other) => {
		const from = mergePatch(undefined, JSON.parse(JSON.stringify(one)));
		const to = mergePatch(undefined, JSON.parse(JSON.stringify(other)));
		return same(mergePatch(from, patchBetween(from, to)), to);
	});
	const details = fc.check(property, { numRuns: 300 });
	test.notOk(
		details.failed,
		details.failed ? (fc.defaultReportMessage(details) ?? 'failed') : `what leads from one to another does, seed ${details.seed}`,
	);
	test.end();
});
