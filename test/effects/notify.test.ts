/** What a notice says, and that it arrives, over a real mail server. */
import t from 'tap';
import { sendLink } from '../../engine/applications/send-link.js';
import { keepingPost, outbox, postTo } from '../support/outbox.js';
import { misshapen, sound } from '../support/record.js';
import { mailServer } from '../support/smtp.js';

const canary = '3273014107904242';
const siti = { name: 'Siti Aminah', nik: canary, email: 'siti@example.org' };

void t.test('a notice arrives once, in the language of the applicant', async (t) => {
	const server = await mailServer();
	const box = outbox(postTo(server.port));
	const id = await box.send('one', siti);
	const english = await box.send('two', siti, 'en');
	t.ok(await box.run(id));
	t.ok(await box.run(english));
	t.notOk(await box.run(id), 'nothing more is due');
	const [mail, second] = server.received;
	t.equal(server.received.length, 2);
	const { reference } = await box.application(id);
	t.match(mail, {
		from: 'loket@cempaka.example',
		to: ['siti@example.org'],
		headers: {
			from: 'Loket Cempaka <loket@cempaka.example>',
			to: 'siti@example.org',
			'reply-to': 'loket@cempaka.example',
			subject: `Permohonan diterima (${reference})`,
			'message-id': `<${id}.1.1@loket.cempaka.example>`,
			'auto-submitted': 'auto-generated',
			date: 'Wed, 25 Nov 2026 02:00:00 +0000',
			'content-language': 'id',
			'content-type': 'text/plain; charset=utf-8',
		},
	});
	t.match(
		mail?.text,
		/^Untuk Siti Aminah:\n\n- diperiksa di Kelurahan Melati\n- lihat layanan \(https:\/\/loket\.cempaka\.example\/services\/usaha\)\n\n/,
	);
	t.match(mail?.text, /\nNama: Siti Aminah\nKeadaan: baru\n\nSelesai\.\n\n/);
	const link = new RegExp(`\nhttps://loket\\.cempaka\\.example/applications/${reference}\\?key=[\\w-]{22}\n`);
	t.match(mail?.text, link, 'with the private link');
	t.match(
		mail?.text,
		/Surat keterangan usaha · Kelurahan Melati\nAda pertanyaan\? \(021\) 555 0100, Senin–Jumat 08\.00–15\.00 · loket@cempaka\.example\n/,
	);
	t.match(second?.headers, { subject: /^Application received/, 'content-language': 'en' });
	t.match(second?.text, /^For Siti Aminah:\n\n- checked at Kelurahan Melati\n- see the service \(https.*\n.*Name: Siti Aminah/s);
	t.match(second?.text, /Open your application .*This link is for you alone.*Questions\? .*Monday–Friday/s);
	t.notOk(
		server.received.some(({ raw }) => raw.includes(canary)),
		'the NIK is in no mail that does not say it',
	);
	t.notOk(box.logged.join('').includes('siti'), 'nobody is named in the log');
	await server.close();
});

void t.test('what is done is in the history, and replay and chain hold', async (t) => {
	const { post } = keepingPost();
	const box = outbox(post);
	const id = await box.send('one', siti);
	box.on.at('2026-11-25T02:05:00.000Z');
	await box.run(id);
	const application = await box.application(id);
	t.match(application.entries.at(-1), {
		kind: 'notified',
		done: [`${id}.1.1`],
		at: '2026-11-25T02:00:00.000Z',
		recorded: '2026-11-25T02:05:00.000Z',
		who: { kind: 'system' },
		visit: 1,
		state: 'check',
	});
	t.strictSame(
		application.effects.map(({ to }) => to),
		['head'],
		'what waits is still there',
	);
	t.strictSame(misshapen('application', application), []);
	const { sealed } = (await box.on.store.applications.read(id)) ?? {};
	t.ok(sealed);
	const wrong = sound({ application } as Parameters<typeof sound>[0]).filter((line) => !line.includes('wrong-commitment'));
	t.strictSame(wrong, [], 'replay of the entries gives the stored document');
	await box.act(id, 'accept');
	const after = await box.application(id);
	t.equal(after.state, 'done', 'an officer goes on as if nothing was');
	t.strictSame(
		after.entries.map(({ number }) => number),
		[1, 2, 3],
	);
});

void t.test('it is written as of its entry, for the address now on record', async (t) => {
	const { post, sent } = keepingPost();
	const box = outbox(post);
	const id = await box.send('one', siti);
	await box.run(id);
	await box.act(id, 'tell', { with: { note: 'pertama' } });
	await box.act(id, 'tell', { with: { note: 'kedua' } });
	box.on.at('2026-11-27T02:00:00.000Z');
	await box.run(id);
	await box.run(id);
	t.strictSame(
		sent.slice(1).map(({ text, id: own }) => [text.split('\n')[0], own.slice(id.length)]),
		[
			['Catatan 25 November 2026: pertama', '.3.1'],
			['Catatan 25 November 2026: kedua', '.4.1'],
		],
		'in order, each with what was known then',
	);
});

void t.test('what people write is data', async (t) => {
	const server = await mailServer();
	const box = outbox(postTo(server.port));
	for (const name of [
		'{{7*7}}',
		['$', '{7*7}'].join(''),
		'<%=7%>',
		'{{constructor}}',
		'<script>alert(1)</script>',
		'[a](https://evil.example)',
		'# x | y',
	]) {
		const id = await box.send(name, { ...siti, name });
		await box.run(id);
		const mail = server.received.at(-1);
		t.ok(mail?.text.startsWith(`Untuk ${name}:\n`), `${name} stands in the text as it is`);
		t.ok(mail?.text.includes(`\nNama: ${name}\n`), 'and in a row');
	}
	t.equal(server.received.length, 7);
	const { post, sent } = keepingPost();
	const quiet = outbox(post);
	await quiet.run(await quiet.send('one', siti));
	const forged = { ...sent[0], subject: 'Halo\r\nBcc: eve@evil.example\u2028X: y', text: 'a\u202eb\u0000c' };
	await postTo(server.port).send(forged as (typeof sent)[number]);
	const last = server.received.at(-1);
	t.equal(last?.headers['subject'], 'Halo Bcc: eve@evil.example X: y');
	t.notOk(last?.headers['bcc']);
	t.strictSame(last?.to, ['siti@example.org']);
	t.equal(last?.text.trim(), 'abc');
	await server.close();
});

void t.test('without an address there is nothing to send, and that is on record', async (t) => {
	const { post, sent } = keepingPost();
	const box = outbox(post);
	const id = await box.send('one', { name: 'Siti' });
	await box.run(id);
	t.equal(sent.length, 0);
	t.match((await box.application(id)).entries.at(-1), { kind: 'notified', reason: 'no-address', done: [`${id}.1.1`] });
});

void t.test('a role nobody holds waits; once somebody does, it is told without the link', async (t) => {
	const { post, sent } = keepingPost();
	const box = outbox(post);
	const id = await box.send('one', siti);
	await box.run(id);
	t.match((await box.application(id)).outbox, { [`${id}.1.2`]: { reason: 'nobody-holds', stuck: false, until: null } });
	box.on.at('2026-12-25T02:00:00.000Z');
	await box.run(id);
	t.match((await box.application(id)).outbox, { [`${id}.1.2`]: { stuck: false } }, 'waiting is no failure, however long');
	Object.assign(box.tools, { holders: async (role: string, office: string) => [`${role}.${office}@kota.example`] });
	box.on.at('2026-12-25T04:00:00.000Z');
	await box.run(id);
	t.match(sent.at(-1), {
		to: ['head.melati@kota.example'],
		text: /Ada permohonan baru dari Siti Aminah\.\n\nNomor permohonan: SKU-/,
	});
	t.notOk(sent.at(-1)?.text.includes('key='));
	const done = await box.application(id);
	t.strictSame([done.effects, done.outbox], [[], undefined]);
});

void t.test('a notice of what is issued waits for the letters; what nobody can do yet waits visibly', async (t) => {
	const { post, sent } = keepingPost();
	const box = outbox(post);
	const id = await box.send('one', siti);
	await box.run(id);
	await box.act(id, 'issue');
	await box.run(id);
	await box.run(id);
	const { effects, outbox: state, entries } = await box.application(id);
	t.strictSame(
		effects.map(({ kind, on }) => [kind, on]),
		[
			['notify', 'submitted'],
			['issue', 'issued'],
			['notify', 'issued'],
		],
	);
	const number = entries.find(({ entered }) => entered.includes('issued'))?.number;
	t.match(state, { [`${id}.${number}.1`]: { reason: 'no-handler', stuck: false } });
	t.equal(sent.length, 1, 'only what was sent before');
});

void t.test('the private link of a draft', async (t) => {
	const server = await mailServer();
	const box = outbox(postTo(server.port));
	const { id, secret } = await box.begin('one', 'en');
	await sendLink(box.on, id, { secret }, 'budi@example.org');
	t.ok(await box.run(id));
	const [mail] = server.received;
	t.match(mail, {
		to: ['budi@example.org'],
		headers: { subject: 'Your link: Business certificate', 'message-id': `<${id}.link.2@loket.cempaka.example>` },
	});
	t.ok(mail?.text.includes(`\nhttps://loket.cempaka.example/drafts/${id}?key=${secret}\n`));
	t.match(mail?.text, /It is kept until Wednesday, 23 December 2026\./);
	const draft = await box.draft(id);
	t.match(draft.content.mails, [{ to: 'budi@example.org', sent: '2026-11-25T02:00:00.000Z' }]);
	t.equal(draft.outbox, undefined);
	t.strictSame(misshapen('draft', draft), []);
	t.notOk(await box.run(id));
	await server.close();
});
