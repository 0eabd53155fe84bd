import t from 'tap';
import type { Access } from '../../engine/applications/access.js';
import { readDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { type PageSent, routeOf, savePage } from '../../engine/applications/page.js';
import { type RowSent, removeRow, saveRow } from '../../engine/applications/row.js';
import { start } from '../../engine/applications/start.js';
import { submit } from '../../engine/applications/submit.js';
import type { Refusal } from '../../engine/applications/types.js';
import type { Body } from '../../engine/form/types.js';
import { desk } from '../support/applications.js';
import { smallService } from '../support/service.js';

/** A draft just begun, with short ways to send its pages and rows. */
async function begun() {
	const on = desk();
	const begin = {
		service: smallService,
		version: 1,
		office: 'melati',
		locale: 'id',
		channel: 'web',
		caller: 'session',
		key: 'token',
	};
	const { draft, secret } = sound(await start(on, begin));
	const access: Access = { secret };
	const { id } = draft;
	const row = { page: 'members', list: '/members', index: 0, row: null, locale: 'id', keep: false };
	return {
		page: (page: string, body: Body, said: Partial<PageSent> = {}) =>
			savePage(on, id, access, { page, body, locale: 'id', sends: true, ...said }),
		row: (sent: Partial<RowSent> & { readonly body: Body }) => saveRow(on, id, access, { ...row, ...sent }),
		remove: (gone: string) => removeRow(on, id, access, { page: 'members', list: '/members', row: gone }),
		read: async () => sound(await readDraft(on, id, access)),
		submit: () => submit(on, id, access),
		access,
		on,
		id,
	};
}

function sound<Result extends object>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Result;
}

const siti = { '/applicant/name': 'Siti Aminah', '/applicant/nik': '3273014107900001', '/applicant/kind': 'person' };
const company = { ...siti, '/applicant/kind': 'company' };

void t.test('pages are saved one after the other, then sent', async (t) => {
	const { page, submit, read } = await begun();
	const first = sound(await page('applicant', siti));
	t.strictSame(first.read.problems, []);
	t.equal(first.route.open, 'purpose', 'the page of companies is skipped');
	t.match(
		await submit(),
		{ code: 'incomplete', open: 'purpose', problems: [] },
		'every page has to be passed, also one that asks nothing needed',
	);
	const last = sound(await page('purpose', { '/purpose': 'Modal kerja' }));
	t.equal(last.route.open, null);
	t.equal(routeOf(await read()).open, null, 'the same is read');
	t.match(await submit(), {
		application: {
			content: {
				answers: { applicant: { name: 'Siti Aminah', kind: 'person' }, purpose: 'Modal kerja' },
				contact: { nik: '3273014107900001' },
			},
		},
	});
	t.match(await page('purpose', { '/purpose': 'Lain' }), { code: 'already-sent' });
});

void t.test('a page with something wrong is kept as far as it can be read, and stays open', async (t) => {
	const { page, read } = await begun();
	const saved = sound(await page('applicant', { ...siti, '/applicant/name': '', '/applicant/nik': '12 abc' }));
	t.strictSame(
		saved.read.problems.map(({ path }) => path),
		['/applicant/name', '/applicant/nik'],
	);
	t.equal(saved.route.open, 'applicant');
	const { draft } = await read();
	t.match(draft.content.answers, { applicant: { kind: 'person' } });
	t.strictSame(draft.content.typed['/applicant/nik'], { '': ['12 abc'] }, 'what was typed comes back');
	t.equal(draft.content.typed['/applicant/kind'], undefined, 'what was taken needs no second copy');
	sound(await page('applicant', siti));
	t.strictSame((await read()).draft.content.typed, {}, 'once right it is forgotten');
});

void t.test('a page that was passed is open again once it is sent with something wrong', async (t) => {
	const { page } = await begun();
	await page('applicant', siti);
	t.equal(sound(await page('applicant', { ...siti, '/applicant/nik': 'abc' })).route.open, 'applicant');
});

void t.test('a page that is not reached or not met is closed, and says which is open', async (t) => {
	const { page, on, id, access } = await begun();
	t.match(await page('purpose', { '/purpose': 'x' }), { code: 'page-closed', open: 'applicant' });
	t.match(await page('members', {}), { code: 'page-closed' });
	t.match(await page('nowhere', {}), { code: 'page-closed' });
	t.match(await readDraft(on, id, access), { draft: { revision: 1 } }, 'nothing was written');
});

void t.test('a page sent twice saves the same', async (t) => {
	const { page, read } = await begun();
	await Promise.all([page('applicant', siti), page('applicant', siti)]);
	const once = (await read()).draft.content;
	await page('applicant', siti);
	t.strictSame((await read()).draft.content, once);
});

void t.test('the language of the page is the language of the draft and of its messages', async (t) => {
	const { page, read } = await begun();
	const id = sound(await page('applicant', {}, { locale: 'id' })).read.problems[0]?.message;
	const en = sound(await page('applicant', {}, { locale: 'en' })).read.problems[0]?.message;
	t.type(id, 'string');
	t.not(id, en);
	t.equal((await read()).draft.locale, 'en');
});

void t.test('a page that is left by another language or back is kept, and not passed', async (t) => {
	const { page, read } = await begun();
	const left = sound(await page('applicant', siti, { sends: false, next: 'en' }));
	t.equal(left.route.open, 'applicant');
	t.match(await read(), { draft: { locale: 'en', content: { answers: { applicant: { name: 'Siti Aminah' } } } } });
	sound(await page('applicant', siti));
	t.equal(sound(await page('applicant', siti, { sends: false })).route.open, 'purpose', 'one that was passed stays so');
});

void t.test('a proposal sent as shown is remembered as one; changed, it is the person’s own', async (t) => {
	const { page, read } = await begun();
	await page('applicant', siti);
	await page('purpose', { '/purpose': 'Modal usaha' });
	t.strictSame((await read()).draft.content.provenance, { '/purpose': 'default' });
	await page('purpose', { '/purpose': 'Modal usaha' });
	t.strictSame((await read()).draft.content.provenance, { '/purpose': 'default' }, 'sent again it stays one');
	await page('purpose', { '/purpose': 'Beli mesin' });
	t.strictSame((await read()).draft.content.provenance, {});
});

void t.test('rows are added, changed and taken away, each with an id of its own', async (t) => {
	const { page, row, remove, read } = await begun();
	await page('applicant', company);
	const body = (name: string) => ({ '/members/0/name': name, '/members/1/name': name });
	t.strictSame(sound(await row({ index: 0, body: body('Budi') })).read.problems, []);
	sound(await row({ index: 1, body: body('Ani') }));
	const { members } = (await read()).draft.content.answers;
	t.same(members, [{ name: 'Budi' }, { name: 'Ani' }]);
	const [budi = '', ani = ''] = (await read()).draft.content.rows['/members'] ?? [];
	t.ok(budi !== '' && ani !== '' && budi !== ani);

	sound(await row({ index: 1, body: body('Ani') }));
	t.equal(Object(await read()).draft.content.answers.members.length, 2, 'the same row sent again is no third one');

	sound(await page('members', {}));
	t.equal(routeOf(await read()).open, 'purpose');
	sound(await row({ index: 2, body: { '/members/2/name': 'Citra' } }));
	t.equal(routeOf(await read()).open, 'members', 'with a new row the page is looked at again');

	sound(await remove(budi));
	sound(await remove(budi));
	const after = (await read()).draft.content;
	t.same(after.answers['members'], [{ name: 'Ani' }, { name: 'Citra' }], 'asked twice, one is gone');
	t.equal(after.rows['/members']?.[0], ani, 'the others keep their ids');
	sound(await row({ index: 1, row: ani, body: { '/members/1/name': 'Anita' } }));
	t.same(
		(await read()).draft.content.answers['members'],
		[{ name: 'Anita' }, { name: 'Citra' }],
		'found by its id, wherever it is now',
	);
	t.match(await row({ index: 0, row: budi, body: {} }), { code: 'row-gone' });
	t.match(await row({ index: 7, body: {} }), { code: 'row-gone' });
});

void t.test('a row with something wrong is saved only where it is to be kept', async (t) => {
	const { page, row, read } = await begun();
	await page('applicant', company);
	const wrong = { '/members/0/share': '3' };
	const refused = sound(await row({ body: wrong }));
	t.match(refused.read.problems, [{ path: '/members/0/name' }]);
	t.equal((await read()).draft.content.answers['members'], undefined);
	sound(await row({ body: {}, keep: true }));
	t.equal((await read()).draft.content.answers['members'], undefined, 'nothing typed, nothing kept');
	sound(await row({ body: wrong, keep: true }));
	t.same((await read()).draft.content.answers['members'], [{ share: 3 }]);
});
