import t from 'tap';
import { grantOf } from '../../engine/applications/access.js';
import { changeDraft, readDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { type Start, start } from '../../engine/applications/start.js';
import type { JsonGroup } from '../../schemas/generated/record.js';
import { type Desk, desk } from '../support/applications.js';
import { smallService } from '../support/service.js';

const nik = '3273014107900001';
const begin: Start = {
	service: smallService,
	version: 1,
	office: 'melati',
	locale: 'id',
	channel: 'web',
	caller: 'session',
	key: 'token',
};

async function begun(on: Desk, said: Partial<Start> = {}) {
	const result = await start(on, { ...begin, ...said });
	if (isRefusal(result)) throw new Error(result.code);
	return result;
}

const answering = (answers: JsonGroup) => (opened: { draft: { content: { answers: JsonGroup } } }) => ({
	content: {
		passed: {},
		rows: {},
		provenance: {},
		typed: {},
		files: {},
		answers: { ...opened.draft.content.answers, ...answers },
	},
});

void t.test('a draft begins with what was chosen, and is opened by its secret only', async (t) => {
	const on = desk();
	const { draft, secret } = await begun(on);
	t.match(draft, {
		kind: 'draft',
		service: 'usaha',
		version: 1,
		office: 'melati',
		locale: 'id',
		channel: 'web',
		practice: true,
		revision: 1,
	});
	t.equal(draft.expires, '2026-12-23T16:59:59.999Z', '28 days, to the end of the day in Jakarta');
	const read = await readDraft(on, draft.id, { secret });
	t.same('draft' in read && read.draft, draft);
	t.equal('service' in read && read.service, smallService);
	const other = await begun(on, { key: 'another' });
	for (const access of [{ secret: other.secret }, { secret: '' }, { grants: [] }, { grants: [grantOf(other.draft)] }]) {
		t.match(await readDraft(on, draft.id, access), { code: 'not-found' });
	}
	t.match(await readDraft(on, 'nowhere', { secret }), { code: 'not-found' }, 'not yours is told like not there');
	t.ok('draft' in (await readDraft(on, draft.id, { grants: [grantOf(draft)] })), 'a session that noted it opens it');
});

void t.test('beginning again with the same token gives the same draft', async (t) => {
	const on = desk();
	const both = await Promise.all([begun(on), begun(on)]);
	t.equal(both[0].draft.id, both[1].draft.id);
	t.equal(both[0].secret, both[1].secret);
	await changeDraft(on, both[0].draft.id, both[0], answering({ purpose: 'modal' }));
	const again = await begun(on);
	t.same(again.draft.content.answers, { purpose: 'modal' }, 'as it is now');
	t.not((await begun(on, { caller: 'somebody else' })).draft.id, again.draft.id, "another's token is another draft");
	t.match(await start(on, { ...begin, office: 'mawar' }), { code: 'key-used-otherwise' });
});

void t.test('a start cut short after its key was stored goes on', async (t) => {
	const on = desk();
	let cut = true;
	const applications = {
		...on.store.applications,
		insert: async (...args: Parameters<typeof on.store.applications.insert>) =>
			cut ? 'store-busy' : on.store.applications.insert(...args),
	} satisfies typeof on.store.applications;
	const flaky = { ...on, store: { ...on.store, applications } };
	t.match(await start(flaky, begin), { code: 'store-busy' });
	cut = false;
	const { draft, secret } = await begun(flaky);
	t.ok('draft' in (await readDraft(on, draft.id, { secret })), 'under the key of the first try');
});

void t.test('a change is saved, and keeps the draft longer', async (t) => {
	const on = desk();
	const { draft, secret } = await begun(on);
	on.at('2026-12-01T02:00:00.000Z');
	const saved = await changeDraft(on, draft.id, { secret }, (opened) => ({
		...answering({ purpose: 'modal' })(opened),
		locale: 'en',
	}));
	t.match(saved, {
		draft: {
			revision: 2,
			saved: '2026-12-01T02:00:00.000Z',
			expires: '2026-12-29T16:59:59.999Z',
			locale: 'en',
			content: { answers: { purpose: 'modal' } },
		},
	});
	t.match(saved, await readDraft(on, draft.id, { secret }));
	t.match(await changeDraft(on, draft.id, { secret: 'no' }, answering({})), { code: 'not-found' });
	on.at('2026-12-29T16:59:59.998Z');
	t.ok('draft' in (await readDraft(on, draft.id, { secret })));
	on.at('2026-12-29T16:59:59.999Z');
	t.match(await readDraft(on, draft.id, { secret }), { code: 'draft-expired' });
	t.match(await changeDraft(on, draft.id, { secret }, answering({})), { code: 'draft-expired' });
	t.match(await readDraft(on, draft.id, { secret: 'no' }), { code: 'not-found' }, 'others learn nothing of it');
	t.same(
		(await on.store.applications.find({ by: 'expired', at: '2026-12-29T16:59:59.999Z', limit: 9 })).map(({ id }) => id),
		[draft.id],
		'what is expired is found by its index',
	);
});

void t.test('retention of drafts is what the service says', async (t) => {
	const privacy = smallService.privacy;
	if (privacy === null) return t.fail('no privacy');
	const retention = new Map([['draft', { unit: 'days', count: 3 } as const]]);
	const service = { ...smallService, privacy: { ...privacy, retention } };
	const { draft } = await begun(desk(), { service });
	t.equal(draft.expires, '2026-11-28T16:59:59.999Z');
});

void t.test('many tabs save at once: every change is kept, nobody meets a conflict', async (t) => {
	const on = desk();
	const { draft, secret } = await begun(on);
	const saves = Array.from({ length: 20 }, (_, tab) => changeDraft(on, draft.id, { secret }, answering({ [`tab${tab}`]: tab })));
	t.ok((await Promise.all(saves)).every((result) => !isRefusal(result)));
	const read = await readDraft(on, draft.id, { secret });
	t.equal('draft' in read && Object.keys(read.draft.content.answers).length, 20);
	t.equal('draft' in read && read.draft.revision, 21);
});

void t.test('a draft that grows too large is refused in words; what was saved before stays', async (t) => {
	const on = desk();
	const { draft, secret } = await begun(on);
	await changeDraft(on, draft.id, { secret }, answering({ purpose: 'a'.repeat(90_000) }));
	t.match(await changeDraft(on, draft.id, { secret }, answering({ more: 'a'.repeat(20_000) })), { code: 'draft-too-large' });
	const read = await readDraft(on, draft.id, { secret });
	t.match(read, { draft: { revision: 2 } });
});

void t.test('of a draft nothing that was answered stands in the clear', async (t) => {
	const on = desk();
	const { draft, secret } = await begun(on);
	await changeDraft(on, draft.id, { secret }, answering({ applicant: { name: 'Siti Aminah', nik, kind: 'person' } }));
	const stored = await on.store.applications.read(draft.id);
	t.notMatch(JSON.stringify(stored?.clear), /Siti|3273014107900001|person"|answers/);
	t.notMatch(Buffer.from(stored?.sealed ?? []).toString('latin1'), /Siti|3273014107900001/);
	t.notMatch(JSON.stringify(stored), new RegExp(secret), 'nor the secret');
	t.strictSame(stored?.blind, []);
});

void t.test('a sealed part moved to another application does not open', async (t) => {
	const on = desk();
	const one = await begun(on);
	const two = await begun(on, { key: 'another' });
	const stored = await on.store.applications.read(one.draft.id);
	const other = await on.store.applications.read(two.draft.id);
	if (stored === undefined || other === undefined) return t.fail('not stored');
	await on.store.applications.swap({ ...stored, revision: 2, sealed: other.sealed });
	t.match(await readDraft(on, one.draft.id, one), { code: 'not-genuine' });
	t.match(await changeDraft(on, one.draft.id, one, answering({})), { code: 'not-genuine' });
	await on.store.applications.swap({ ...stored, revision: 3 });
	t.ok('draft' in (await readDraft(on, one.draft.id, one)), 'put back it opens again');
	await on.store.applications.swap({ ...stored, revision: 4, clear: { ...stored.clear, version: 2 } });
	t.match(await readDraft(on, one.draft.id, one), { code: 'not-genuine' }, 'nor in another version');
});

void t.test('destroying the key erases: the draft is as good as not there', async (t) => {
	const on = desk();
	const { draft, secret } = await begun(on);
	await on.store.keys.destroy(draft.id);
	t.match(await readDraft(on, draft.id, { secret }), { code: 'not-found' });
	const twice = await Promise.all([start(on, begin), start(on, begin)]);
	t.match(twice, [{ code: 'key-used-otherwise' }, { code: 'key-used-otherwise' }], 'begun again it does not come back');
	t.match(await readDraft(on, draft.id, { secret }), { code: 'not-found' }, 'nor does it look damaged');
});

void t.test('begun once more after another version was published: the draft and version of then', async (t) => {
	const on = desk();
	const { draft } = await begun(on);
	const again = await start(on, { ...begin, version: 2 });
	t.match(again, { draft: { id: draft.id, version: 1 } });
});
