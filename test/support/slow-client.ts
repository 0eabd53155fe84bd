/** Clients that send one byte every ten seconds, in a process of their own: `node slow-client.js <port> <how many>`. Says by message when each was cut off. */
import { connect } from 'node:net';

/** What this process tells of its sockets, in milliseconds since each connected. */
export interface SlowReport {
	readonly connected: number;
	/** Closed by the server, each after so long. */
	readonly closed: readonly number[];
	/** Still open. */
	readonly open: number;
}

/** Requests that never end: one isn't even begun, the others go on within the head or within the body. */
const begins = [
	null,
	'GET / HTTP/1.1\r\nhost: loket.test\r\nx-slow: ',
	'POST / HTTP/1.1\r\nhost: loket.test\r\norigin: http://loket.test\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\na=',
	'POST / HTTP/1.1\r\nhost: loket.test\r\norigin: http://loket.test\r\ncontent-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n5\r\na=',
];

const [port = '', many = ''] = process.argv.slice(2);
const closed: number[] = [];
let connected = 0;
for (let number = 0; number < Number(many); number++) {
	const socket = connect(Number(port), '127.0.0.1');
	let since = 0;
	const begin = begins[number % begins.length] ?? null;
	const drip = setInterval(() => begin !== null && socket.write('a'), 10_000);
	socket.on('connect', () => {
		since = performance.now();
		connected += 1;
		if (begin !== null) socket.write(begin);
	});
	socket.on('error', () => undefined);
	socket.on('data', () => undefined);
	socket.on('close', () => {
		clearInterval(drip);
		closed.push(performance.now() - since);
	});
}

process.on('message', () => {
	const report: SlowReport = { connected, closed, open: Number(many) - closed.length };
	process.send?.(report);
});
