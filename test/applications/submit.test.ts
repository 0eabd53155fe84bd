import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import t from 'tap';
import { changeDraft, readDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { start } from '../../engine/applications/start.js';
import { statusOf } from '../../engine/applications/status.js';
import { submit } from '../../engine/applications/submit.js';
import { referenceOf } from '../../engine/store/reference.js';
import { termsOf } from '../../engine/store/seal/blind.js';
import { unwrapKey } from '../../engine/store/seal/cipher.js';
import { verifyChain, verifyParts } from '../../engine/workflow/entry.js';
import type { JsonGroup } from '../../schemas/generated/record.js';
import { type Desk, desk } from '../support/applications.js';
import { smallService } from '../support/service.js';

const nik = '3273014107900001';
const siti: JsonGroup = { applicant: { name: 'Siti Aminah', nik, kind: 'person' }, purpose: 'Modal usaha' };

const passed = { applicant: ['/applicant/name', '/applicant/nik', '/applicant/kind'], purpose: ['/purpose'] };

/** A draft with answers, ready to be sent. */
async function filled(on: Desk, answers: JsonGroup = siti, key = 'token') {
	const begin = { service: smallService, version: 1, office: 'melati', locale: 'id', channel: 'web', caller: 'session', key };
	const begun = await start(on, begin);
	if (isRefusal(begun)) throw new Error(begun.code);
	const content = { answers, passed, rows: {}, provenance: {}, typed: {}, files: {} };
	await changeDraft(on, begun.draft.id, begun, () => ({ content }));
	return { id: begun.draft.id, access: { secret: begun.secret } };
}

async function sent(on: Desk, answers?: JsonGroup, key?: string) {
	const { id, access } = await filled(on, answers, key);
	const result = await submit(on, id, access);
	if (!('application' in result)) throw new Error(result.code);
	return { ...result, id, access };
}

void t.test('a draft that is sent becomes an application with a reference, an entry and the same link', async (t) => {
	const on = desk();
	on.at('2026-11-25T18:00:00.000Z');
	const { application, secret, repeated, id, access } = await sent(on);
	t.equal(repeated, false);
	t.equal(secret, access.secret);
	t.match(application, {
		id,
		kind: 'application',
		service: 'usaha',
		version: 1,
		revision: 3,
		reference: /^SKU-.{4}-.{4}$/,
		office: 'melati',
		desk: 'melati',
		state: 'check',
		visit: 1,
		submitted: '2026-11-25T18:00:00.000Z',
		on: '2026-11-26',
		content: { answers: siti },
	});
	t.strictSame(
		application.entries.map(({ kind, number }) => [kind, number]),
		[['submitted', 1]],
	);
	t.notMatch(JSON.stringify(application.entries), /Siti|Modal|3273/, 'the entry holds commitments, never answers');
	const status = await statusOf(on, application.reference.toLowerCase(), access);
	t.same('application' in status && status.application, application, 'what is read is what was written');
});

void t.test('what is stored has the shape of the record, and its chain holds', async (t) => {
	const on = desk();
	const { application, id, access } = await sent(on);
	const read = await statusOf(on, application.reference, access);
	if (!('application' in read)) return t.fail(read.code);
	const ajv = new Ajv.default({ strict: false, validateFormats: false });
	for (const name of ['entry', 'application']) {
		ajv.addSchema(JSON.parse(readFileSync(new URL(`../../schemas/record/${name}.schema.json`, import.meta.url), 'utf8')));
	}
	const plain = JSON.parse(JSON.stringify(read.application));
	t.ok(ajv.validate('application.schema.json', plain), ajv.errorsText());
	t.strictSame(verifyChain(id, read.application.entries, null), []);
	const wrapped = await on.store.keys.read(id);
	const key = wrapped && unwrapKey(id, wrapped, on.keys.master);
	const [entry] = read.application.entries;
	const parts = read.application.content.parts['1'];
	if (!key || entry === undefined || parts === undefined) return t.fail('no key, entry or parts');
	t.strictSame(verifyParts(entry, parts, key), [], 'the answers are those the entry committed to');
	t.match(verifyParts(entry, { ...parts, answers: { purpose: 'another' } }, key), [{ code: 'wrong-commitment' }]);
});

void t.test('sent again, at once or later: the same reference, and no second one', async (t) => {
	const on = desk();
	const { id, access } = await filled(on);
	const results = await Promise.all(Array.from({ length: 5 }, () => submit(on, id, access)));
	const references = results.map((result) => ('application' in result ? result.application.reference : result.code));
	t.equal(new Set(references).size, 1, String(references));
	t.equal(results.filter((result) => 'repeated' in result && !result.repeated).length, 1, 'one of them wrote it');
	on.at('2027-12-25T02:00:00.000Z');
	t.match(await submit(on, id, access), { repeated: true, application: { reference: references[0], entries: { length: 1 } } });
	t.match(await submit(on, id, { secret: 'no' }), { code: 'not-found' });
});

void t.test('what is incomplete is not sent and takes no reference', async (t) => {
	const on = desk();
	const { id, access } = await filled(on, { purpose: 'Modal' });
	t.match(await submit(on, id, access), { code: 'incomplete', problems: [{ path: '/applicant/name' }] });
	t.equal(await on.store.references.read(referenceOf(on.keys.link, 'SKU', id, 0)), undefined);
	t.ok('draft' in (await readDraft(on, id, access)), 'it is still a draft');
});

void t.test('a page saved after it was sent is told so, with the reference', async (t) => {
	const on = desk();
	const { application, id, access } = await sent(on);
	const change = () => ({ content: { answers: {}, passed, rows: {}, provenance: {}, typed: {}, files: {} } });
	const told = { code: 'already-sent', reference: application.reference, says: { id: new RegExp(application.reference) } };
	t.match(await changeDraft(on, id, access, change), told);
	t.match(await readDraft(on, id, access), told);
	t.match(await changeDraft(on, id, { secret: 'no' }, change), { code: 'not-found' });
	const status = await statusOf(on, application.reference, access);
	t.match(status, { application: { content: { answers: siti }, revision: 3 } }, 'and nothing was changed');
});

void t.test('saving and sending at the same moment: what was saved first is sent, what came after is told', async (t) => {
	for (let round = 0; round < 20; round++) {
		const on = desk();
		const { id, access } = await filled(on);
		const content = { answers: { ...siti, purpose: 'Changed' }, passed, rows: {}, provenance: {}, typed: {}, files: {} };
		const saving = () => changeDraft(on, id, access, () => ({ content }));
		const [saved, result] = await (round % 2 === 0
			? Promise.all([saving(), submit(on, id, access)])
			: Promise.all([submit(on, id, access), saving()]).then(([a, b]) => [b, a] as const));
		if (!('application' in result)) return t.fail(result.code);
		const { purpose } = result.application.content.answers;
		if ('draft' in saved ? purpose !== 'Changed' : purpose !== 'Modal usaha' || saved.code !== 'already-sent')
			t.fail(`round ${round}`);
	}
	t.pass('20 rounds');
});

void t.test('a reference that is taken means the next counter', async (t) => {
	const on = desk();
	const { id, access } = await filled(on);
	const first = referenceOf(on.keys.link, 'SKU', id, 0);
	await on.store.references.insert({ reference: first, application: 'somebody else' });
	const result = await submit(on, id, access);
	t.match(result, { application: { reference: referenceOf(on.keys.link, 'SKU', id, 1) } });
	t.match(await on.store.references.read(first), { application: 'somebody else' });
});

void t.test('a try that ended after its reference was claimed takes the same one', async (t) => {
	const on = desk();
	const { id, access } = await filled(on);
	const first = referenceOf(on.keys.link, 'SKU', id, 0);
	await on.store.references.insert({ reference: first, application: id });
	t.match(await submit(on, id, access), { application: { reference: first } });
});

void t.test('a store that is full says so and shows no reference', async (t) => {
	const on = desk();
	const { id, access } = await filled(on);
	const full = {
		...on,
		store: { ...on.store, applications: { ...on.store.applications, swap: async () => 'store-full' as const } },
	};
	const refused = await submit(full, id, access);
	t.match(refused, { code: 'store-full', says: { id: /tidak ada yang dicatat/ } });
	t.notMatch(JSON.stringify(refused), /SKU-/);
	t.match(await submit(on, id, access), { repeated: false }, 'once there is room it is sent');
});

void t.test('a status is opened by its own secret, never by the reference alone', async (t) => {
	const on = desk();
	const one = await sent(on);
	const two = await sent(on, { applicant: { name: 'Budi' } }, 'another');
	const nowhere = await statusOf(on, referenceOf(on.keys.link, 'SKU', 'nobody', 0), one.access);
	for (const access of [two.access, { secret: '' }, { grants: [] }]) {
		t.strictSame(await statusOf(on, one.application.reference, access), nowhere, 'told like one that is not there');
	}
	for (const typed of ['', 'SKU', '../..', '%00', `${one.application.reference}X`])
		t.strictSame(await statusOf(on, typed, one.access), nowhere, typed);
	t.match(nowhere, { code: 'not-found' });
	const draft = await filled(on, siti, 'third');
	await on.store.references.insert({ reference: referenceOf(on.keys.link, 'SKU', draft.id, 0), application: draft.id });
	t.strictSame(await statusOf(on, referenceOf(on.keys.link, 'SKU', draft.id, 0), draft.access), nowhere, 'claimed but not sent');
});

void t.test('in the store: personal none is clear, what officers search by is blind, the rest is sealed', async (t) => {
	const on = desk();
	const { application, id, access } = await sent(on);
	const stored = await on.store.applications.read(id);
	const clear = JSON.stringify(stored?.clear);
	t.match(stored?.clear, { clear: { answers: { applicant: { kind: 'person' } }, facts: {} }, state: 'check' });
	for (const text of ['Siti', 'Aminah', nik, 'Modal', access.secret]) {
		t.notOk(clear.includes(text), `${text} is not in the clear`);
		t.notOk(Buffer.from(stored?.sealed ?? []).includes(text), `nor readable in what is sealed`);
		t.notOk(stored?.blind.includes(text));
	}
	t.match(stored?.indexes, { reference: application.reference, office: 'melati', state: 'check', expires: null });
	for (const [kind, value] of [
		['nik', '3273 0141 0790 0001'],
		['text', 'AMINAH'],
	] as const) {
		const [term = ''] = termsOf(kind, value, on.keys.index);
		t.strictSame(
			(await on.store.applications.find({ by: 'blind', term, limit: 9 })).map((found) => found.id),
			[id],
			value,
		);
	}
});

void t.test('a draft past its time is not sent', async (t) => {
	const on = desk();
	const { id, access } = await filled(on);
	on.at('2027-01-31T02:00:00.000Z');
	t.match(await submit(on, id, access), { code: 'draft-expired' });
	t.match(await readDraft(on, id, access), { code: 'draft-expired' }, 'and stays a draft until it is swept');
});
