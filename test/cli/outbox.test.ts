/** Where mail goes, how that is said, and what waits: as who runs the service sees it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { crowd } from '../effects/citizens.js';
import { loket, loketHere, serving, until } from '../support/command.js';
import { readMail } from '../support/smtp.js';

t.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'loket-outbox-cli-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const catalog = join(folder, 'catalog');
mkdirSync(join(catalog, 'uji'), { recursive: true });
writeFileSync(
	join(catalog, 'catalogue.yaml'),
	'organisations: { kota: { name: Kota } }\nzone: Asia/Jakarta\noffices: { melati: { name: Kelurahan Melati, code: MLT } }\nroles: { head: { title: Lurah, seats: 1 } }\nlanguages: [id]\n',
);
writeFileSync(
	join(catalog, 'uji', 'service.yaml'),
	`
title: Uji
schema: { required: [name, email], properties: { name: { type: string, title: Nama }, email: { type: string, format: email, title: Surel } } }
pages: [{ id: page, title: Data, fields: [name, email] }]
workflow: { start: check, states: { check: { title: Periksa, actions: { accept: { by: head, to: done, title: Terima } } }, done: { end: granted, title: Selesai } } }
notices:
  - { on: [submitted], to: [applicant, head], via: [email], text: ./received.md }
contact: { email: email }
`,
);
writeFileSync(join(catalog, 'uji', 'received.md'), 'Permohonan {{ name }} diterima.\n');

void t.test(
	'without a mail server: mails in a folder, and the start says so; what waits is listed beside the server',
	async (t) => {
		const data = join(folder, 'data');
		const server = await serving(['serve', '--catalog', catalog, '--data', data, '--practice', '--port', '0']);
		t.match(server.said(), /LOKET_SMTP +\(none: mails are not sent, but put into .*mail\)/);
		const citizens = crowd(server.address, 'uji', 1);
		await until(async () => citizens.told.length > 0);
		await citizens.finish();
		const mails = () => readdirSync(join(data, 'mail')).filter((name) => name.endsWith('.eml'));
		t.ok(await until(async () => mails().length === citizens.told.length), 'woken, it is there soon');
		const first = readMail(readFileSync(join(data, 'mail', mails()[0] ?? ''), 'utf8'));
		t.match(first.headers, {
			from: 'loket@localhost',
			subject: /^\[Latihan\] Uji \(UJI-/,
			'message-id': `<${mails()[0]?.replace('.eml', '')}@localhost>`,
		});
		t.match(first.text, new RegExp(`${server.address}/applications/UJI-.*\\?key=`));
		t.equal(statSync(join(data, 'mail')).mode & 0o77, 0, 'readable by the owner only');
		const rows = () => loket(['outbox', 'list', '--data', data]);
		t.ok(await until(async () => /nobody has that role/.test(rows().out)));
		const listed = rows();
		t.match(listed, {
			code: 0,
			out: /^REFERENCE +WHAT +FOR +SINCE +TRIES +WHY\nUJI-\S+ +notify +head +\d{4}-\d\d-\d\d \d\d:\d\d +\d+ +nobody has that role in this office yet$/m,
		});
		t.notMatch(listed.out + server.said(), /kota\.example/, 'no address is shown or logged');
		t.match(loket(['outbox', 'list', '--data', data, '--lang', 'id']).out, /belum ada orang dengan peran itu/);
		t.match(loket(['outbox', 'retry', '--data', data]), { code: 0, out: 'Nothing is stuck.\n' });
		t.equal(await server.stop(), 0);
	},
);

void t.test('words that are wrong', async (t) => {
	t.match(await loketHere(['outbox', 'lsit']), { code: 2, complaints: /outbox takes list or retry; not lsit/ });
	t.match(await loketHere(['outbox']), { code: 2, complaints: /WHAT is missing/ });
	t.match(await loketHere(['outbox', 'list', '--data', join(folder, 'nowhere')]), {
		code: 1,
		complaints: /no store in .*nowhere/,
	});
	t.notOk(readdirSync(folder).includes('nowhere'), 'and none is made');
});

void t.test('settings of mail: checked at the start, in words, and the password is never said', async (t) => {
	const secret = 'r4hasia-banget';
	const bad = [
		`mail.example:${secret}`,
		`http://loket:${secret}@mail.example`,
		`smtp://loket:${secret}@`,
		`smtp://loket:${secret}@mail.example/path`,
		`smtp://loket:${secret}@mail.example?x=1`,
		`smtp://:${secret}@mail.example`,
		`smtp://lo%ket:${secret}@mail.example`,
	];
	for (const smtp of bad) {
		const ran = await loketHere(['serve', '--practice', '--smtp', smtp, '--mail-from', 'loket@kota.example']);
		t.match(ran, { code: 2, complaints: /^LOKET_SMTP must look like smtp:/ }, smtp);
		t.notOk(ran.complaints.includes(secret));
	}
	t.match(await loketHere(['serve', '--practice', '--smtp', 'smtp://mail.example']), {
		code: 2,
		complaints: /LOKET_MAIL_FROM is missing/,
	});
	for (const from of ['loket', 'Loket <loket>', 'a@b.example, c@d.example', 'Loket <a@b.example>\r\nBcc: x@y.example'])
		t.match(
			await loketHere(['serve', '--practice', '--smtp', 'smtp://mail.example', '--mail-from', from]),
			{ code: 2, complaints: /LOKET_MAIL_FROM must be an email address/ },
			from,
		);
	const server = await serving(['serve', '--catalog', catalog, '--data', join(folder, 'other'), '--practice', '--port', '0'], {
		LOKET_SMTP: `smtps://loket%40kota:${secret}@mail.invalid`,
		LOKET_MAIL_FROM: 'Loket Kota <loket@kota.example>',
	});
	t.match(
		server.said(),
		/LOKET_SMTP +smtps:\/\/loket@kota:\*\*\*@mail\.invalid:465\nLOKET_MAIL_FROM +Loket Kota <loket@kota\.example>/,
	);
	t.notOk(server.said().includes(secret));
	t.equal(await server.stop(), 0);
});
