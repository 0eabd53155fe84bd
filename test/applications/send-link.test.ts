import t from 'tap';
import { changeDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { sendLink } from '../../engine/applications/send-link.js';
import { start } from '../../engine/applications/start.js';
import { desk } from '../support/applications.js';
import { misshapen } from '../support/record.js';
import { smallService } from '../support/service.js';

async function begun() {
	let woken = 0;
	const on = desk(undefined, {
		wake: () => {
			woken += 1;
		},
	});
	const begin = { service: smallService, version: 1, office: 'melati', locale: 'id', channel: 'web', caller: 'a', key: 'k' };
	const draft = await start(on, begin);
	if (isRefusal(draft)) throw new Error(draft.code);
	const ask = (email: string) => sendLink(on, draft.draft.id, { secret: draft.secret }, email);
	return { on, ...draft, ask, woken: () => woken };
}

void t.test('a mail with the link is recorded with the draft, once for a repeat', async (t) => {
	const { on, draft, ask, woken } = await begun();
	const asked = await ask('  siti@example.org ');
	t.match(asked, { to: 'siti@example.org', draft: { content: { mails: [{ to: 'siti@example.org', sent: null }] } } });
	t.equal(woken(), 1);
	t.match(await ask('siti@example.org'), { draft: { content: { mails: { length: 1 } } } }, 'asked again, nothing is added');
	const stored = await on.store.applications.read(draft.id);
	t.equal(stored?.indexes.effectsAt, '2026-11-25T02:00:00.000Z', 'found by the outbox');
	t.notOk(JSON.stringify(stored?.clear).includes('siti'), 'the address is sealed');
	if (!('draft' in asked)) throw new Error('refused');
	t.strictSame(misshapen('draft', asked.draft), []);
});

void t.test('a page saved afterwards keeps it', async (t) => {
	const { on, draft, secret, ask } = await begun();
	await ask('siti@example.org');
	const content = { answers: { purpose: 'Modal' }, passed: {}, rows: {}, provenance: {}, typed: {}, files: {} };
	const saved = await changeDraft(on, draft.id, { secret }, () => ({ content }));
	t.match(saved, { draft: { content: { mails: [{ to: 'siti@example.org' }], answers: { purpose: 'Modal' } } } });
	t.equal((await on.store.applications.read(draft.id))?.indexes.effectsAt, '2026-11-25T02:00:00.000Z');
});

void t.test('what is no address, and too many', async (t) => {
	const { on, draft, ask } = await begun();
	for (const typed of ['', 'siti', 'siti@', 'a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', '<a@b.example>'])
		t.match(await ask(typed), { code: 'not-an-address' }, JSON.stringify(typed));
	for (const typed of ['a@b.example', 'c@d.example', 'e@f.example']) t.match(await ask(typed), { to: typed });
	t.match(await ask('g@h.example'), { code: 'too-many-mails' });
	on.at('2026-11-26T02:00:00.000Z');
	t.match(await ask('g@h.example'), { draft: { content: { mails: { length: 4 } } } }, 'the next day, once more');
	t.match(await sendLink(on, draft.id, { secret: 'other' }, 'a@b.example'), { code: 'not-found' });
});
