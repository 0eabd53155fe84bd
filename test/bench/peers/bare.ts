/** The peer: fastify, and SQLite with `synchronous=FULL` and group commit that stores the body as it came. Started by `http.ts` as a process of its own. */
import Sqlite from 'better-sqlite3';
import Fastify from 'fastify';
import { answerTo, portOf } from './parent.js';

const database = new Sqlite(process.argv[2] ?? '');
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
const insert = database.prepare('INSERT INTO body (text) VALUES (?)');
const together = database.transaction((batch: readonly Waiting[]) => {
	for (const { body } of batch) insert.run(body);
});

interface Waiting {
	readonly body: string;
	readonly done: () => void;
}

let queue: Waiting[] = [];

function flush(): void {
	const batch = queue;
	queue = [];
	together(batch);
	for (const { done } of batch) done();
}

/** Resolves once the body is on disk, together with all that came in the same turn. */
function stored(body: string): Promise<void> {
	return new Promise((done) => {
		if (queue.push({ body, done }) === 1) setImmediate(flush);
	});
}

let page = '';
const server = Fastify({ keepAliveTimeout: 60_000 });
server.removeAllContentTypeParsers();
server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
server.post('/', async (request, reply) => {
	await stored(String(request.body));
	return reply.code(201).send();
});
server.get('/', (_, reply) => reply.type('text/html; charset=utf-8').send(page));
await server.listen({ port: 0, host: '127.0.0.1' });

answerTo(async (asked: { readonly page?: string }) => {
	page = asked.page ?? page;
	return { port: portOf(server.server.address()), cpu: process.cpuUsage() };
});
