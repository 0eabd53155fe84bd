/** What a mail server can do to a mail, and what becomes of the effect then. */
import { createServer, type Socket } from 'node:net';
import t from 'tap';
import { smtpPost } from '../../engine/effects/mail/smtp.js';
import { outbox, postTo, sender } from '../support/outbox.js';
import { type MailServer, mailServer } from '../support/smtp.js';

const siti = { name: 'Siti Aminah', email: 'siti@example.org' };
const message = { id: 'a.1.1', to: ['siti@example.org'], replyTo: null, locale: 'id', subject: 'Halo', text: 'Halo.\n' };
const now = () => new Date('2026-11-25T02:00:00.000Z');
const patience = { greeting: 300, silence: 300, whole: 600 };

const saying = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

void t.test('each answer of a server, in a word', async (t) => {
	const cases: readonly (readonly [string, Parameters<typeof mailServer>[0], object])[] = [
		['taken', {}, { is: 'done', reason: null }],
		[
			'recipient refused for good',
			{ onRcptTo: (_a, _s, done) => done(saying(550)) },
			{ is: 'refused', reason: 'refused-by-server' },
		],
		['recipient refused for now', { onRcptTo: (_a, _s, done) => done(saying(451)) }, { is: 'failed', reason: 'try-later' }],
		['sender refused', { onMailFrom: (_a, _s, done) => done(saying(553)) }, { is: 'failed', reason: 'sender-refused' }],
		['sender refused for now', { onMailFrom: (_a, _s, done) => done(saying(421)) }, { is: 'failed', reason: 'try-later' }],
		[
			'message refused for good',
			{ onData: (stream, _s, done) => void stream.on('end', () => done(saying(554))).resume() },
			{ is: 'refused', reason: 'refused-by-server' },
		],
		[
			'message refused for now',
			{ onData: (stream, _s, done) => void stream.on('end', () => done(saying(452))).resume() },
			{ is: 'failed', reason: 'try-later' },
		],
		['nobody let in', { onConnect: (_s, done) => done(saying(421)) }, { is: 'failed', reason: 'try-later' }],
		['never answers a recipient', { onRcptTo: () => undefined }, { is: 'failed', reason: 'timed-out' }],
	];
	for (const [name, options, expected] of cases) {
		const server = await mailServer(options);
		const post = smtpPost({ host: '127.0.0.1', port: server.port, secure: false, sign: null }, sender, now, patience);
		t.strictSame(await post.send(message), expected, name);
		await server.close();
	}
});

void t.test('signing in, and a secure line', async (t) => {
	const server = await mailServer({
		disabledCommands: [],
		allowInsecureAuth: true,
		onAuth: ({ username, password }, _session, done) =>
			username === 'loket' && password === 'rahasia' ? done(null, { user: 'loket' }) : done(saying(535)),
	});
	const plain = await mailServer({
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		onAuth: (_a, _s, done) => done(null, { user: 'x' }),
	});
	const to = (host: string, port: number, sign: { user: string; pass: string } | null) =>
		smtpPost({ host, port, secure: false, sign }, sender, now, patience).send(message);
	t.strictSame(await to('127.0.0.1', server.port, { user: 'loket', pass: 'rahasia' }), { is: 'done', reason: null });
	t.match(server.received, [{ secure: true, user: 'loket' }], 'STARTTLS is used where it is offered');
	t.strictSame(await to('127.0.0.1', server.port, { user: 'loket', pass: 'salah' }), { is: 'failed', reason: 'sign-in-refused' });
	// The same server by an address that is not known as this machine.
	t.strictSame(
		await to('0.0.0.0', server.port, null),
		{ is: 'failed', reason: 'no-secure-line' },
		'a certificate nobody vouches for',
	);
	t.strictSame(
		await to('0.0.0.0', plain.port, { user: 'loket', pass: 'rahasia' }),
		{ is: 'failed', reason: 'no-secure-line' },
		'no password goes over an open line',
	);
	t.equal(plain.received.length, 0);
	await Promise.all([server.close(), plain.close()]);
});

void t.test('a server that hangs, drips, hangs up or is not there', async (t) => {
	const kinds: readonly (readonly [string, (socket: Socket) => void, string])[] = [
		['hangs', () => undefined, 'timed-out'],
		['drips', (socket) => void setInterval(() => socket.writable && socket.write('2'), 100).unref(), 'timed-out'],
		['hangs up', (socket) => void socket.end(), 'server-unreachable'],
		['speaks something else', (socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'server-unreachable'],
	];
	for (const [name, answer, reason] of kinds) {
		const open = new Set<Socket>();
		const server = createServer((socket) => {
			open.add(socket.on('error', () => undefined));
			answer(socket);
		});
		await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		const begun = Date.now();
		const post = smtpPost({ host: '127.0.0.1', port, secure: false, sign: null }, sender, now, patience);
		t.strictSame(await post.send(message), { is: 'failed', reason }, name);
		t.ok(Date.now() - begun < 5000, `after ${Date.now() - begun} ms`);
		for (const socket of open) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
		t.strictSame(await post.send(message), { is: 'failed', reason: 'server-unreachable' }, 'gone');
	}
	const nowhere = smtpPost({ host: 'mail.invalid', port: 25, secure: false, sign: null }, sender, now, patience);
	t.match(await nowhere.send(message), { is: 'failed', reason: /server-unreachable|timed-out/ }, 'no such name');
});

void t.test('down for a while: tried again after growing waits, then delivered, in order and once each', async (t) => {
	const first = await mailServer();
	const { port } = first;
	await first.close();
	const box = outbox(postTo(port));
	const id = await box.send('one', siti);
	const waits: number[] = [];
	for (let round = 0; round < 8; round++) {
		t.ok(await box.run(id));
		if (round === 0) await box.act(id, 'tell', { with: { note: 'x' } });
		const state = (await box.application(id)).outbox?.[`${id}.1.1`];
		t.match(state, { reason: 'server-unreachable', tries: round + 1, stuck: false });
		waits.push((Date.parse(state?.at ?? '') - Date.parse(box.on.now())) / 1000);
		box.on.at(state?.at ?? '');
	}
	t.strictSame(waits, [10, 30, 90, 270, 810, 2430, 3600, 3600]);
	const server: MailServer = await mailServer({}, port);
	while (await box.run(id));
	t.strictSame(
		server.received.map(({ headers }) => headers['message-id']),
		[`<${id}.1.1@loket.cempaka.example>`, `<${id}.2.1@loket.cempaka.example>`],
	);
	const { effects } = await box.application(id);
	t.strictSame(
		effects.map(({ to }) => to),
		['head'],
	);
	await server.close();
});
