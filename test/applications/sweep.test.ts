import t from 'tap';
import { changeDraft, readDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { start } from '../../engine/applications/start.js';
import { submit } from '../../engine/applications/submit.js';
import { sweepDrafts } from '../../engine/applications/sweep.js';
import { type Desk, desk } from '../support/applications.js';
import { smallService } from '../support/service.js';

const content = {
	answers: { applicant: { name: 'Siti' }, purpose: 'Modal' },
	passed: { applicant: ['/applicant/name', '/applicant/nik', '/applicant/kind'], purpose: ['/purpose'] },
	rows: {},
	provenance: {},
	typed: {},
	files: {},
};
const end = '2026-12-23T16:59:59.999Z';

async function filled(on: Desk, key: string) {
	const begin = { service: smallService, version: 1, office: 'melati', locale: 'id', channel: 'web', caller: 'session', key };
	const begun = await start(on, begin);
	if (isRefusal(begun)) throw new Error(begun.code);
	await changeDraft(on, begun.draft.id, begun, () => ({ content }));
	return { id: begun.draft.id, access: { secret: begun.secret } };
}

void t.test('drafts whose time has passed are gone, with their keys; what was sent and what is young stays', async (t) => {
	const on = desk();
	const old = await filled(on, 'old');
	const sent = await filled(on, 'sent');
	await submit(on, sent.id, sent.access);
	on.at('2026-12-01T02:00:00.000Z');
	const young = await filled(on, 'young');
	t.equal(await sweepDrafts(on), 0, 'nothing is due yet');
	on.at(end);
	t.equal(await sweepDrafts(on), 1);
	t.equal(await on.store.applications.read(old.id), undefined);
	t.equal(await on.store.keys.read(old.id), undefined);
	for (const { id } of [sent, young]) {
		t.ok(await on.store.applications.read(id));
		t.ok(await on.store.keys.read(id));
	}
	t.equal(await sweepDrafts(on), 0);
});

void t.test('a sweep cut short after the key is finished by the next one', async (t) => {
	const on = desk();
	const { id, access } = await filled(on, 'old');
	on.at(end);
	const remove = async () => 'store-busy' as const;
	const cut = { ...on, store: { ...on.store, applications: { ...on.store.applications, remove } } };
	t.equal(await sweepDrafts(cut), 0);
	t.match(await readDraft(on, id, access), { code: 'not-found' }, 'its key is gone already');
	t.equal(await sweepDrafts(on), 1);
	t.equal(await on.store.applications.read(id), undefined);
});

void t.test('whoever saves or sends at the last moment is kept or told, never both', async (t) => {
	for (let round = 0; round < 40; round++) {
		const on = desk();
		const { id, access } = await filled(on, 'old');
		on.at('2026-12-23T16:59:59.998Z');
		const late = { ...on, now: () => end };
		const work = round % 2 === 0 ? changeDraft(on, id, access, () => ({ content })) : submit(on, id, access);
		for (let turn = 0; turn < round % 8; turn++) await new Promise((resolve) => setImmediate(resolve));
		const [done] = await Promise.all([work, Promise.resolve(on.at(end)).then(() => sweepDrafts(late))]);
		const there = (await on.store.applications.read(id)) !== undefined && (await on.store.keys.read(id)) !== undefined;
		const gone = (await on.store.applications.read(id)) === undefined && (await on.store.keys.read(id)) === undefined;
		if ('code' in done ? !gone : !there) t.fail(`round ${round}: ${'code' in done ? done.code : 'kept'}`);
	}
	t.pass('40 rounds');
});
