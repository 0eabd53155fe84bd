/** A client that costs little: whole requests made before, written to connections that stay open, and as much of the answers read as tells where they end. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Driven {
	/** Answers a second. */
	readonly rate: number;
	/** How many answers had which status. */
	readonly statuses: ReadonlyMap<number, number>;
}

/** A request in bytes. */
export function requestOf(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): Buffer {
	const lines = Object.entries({ host: 'loket.test', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
	const length = method === 'GET' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
	return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body}`);
}

/** Sends every request once, in turns over so many connections, each waiting for its answer. */
export async function drive(port: number, requests: readonly Buffer[], connections: number): Promise<Driven> {
	const sockets = await Promise.all(Array.from({ length: connections }, () => opened(port)));
	const statuses = new Map<number, number>();
	let next = 0;
	const start = performance.now();
	await Promise.all(
		sockets.map(async (socket) => {
			for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
				const status = await answered(socket, request);
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
			}
		}),
	);
	const seconds = (performance.now() - start) / 1000;
	for (const socket of sockets) socket.destroy();
	return { rate: requests.length / seconds, statuses };
}

async function opened(port: number): Promise<Socket> {
	const socket = connect({ port, host: '127.0.0.1', noDelay: true });
	await once(socket, 'connect');
	return socket;
}

/** The status of one answer, once all of it came. */
function answered(socket: Socket, request: Buffer): Promise<number> {
	return new Promise((resolve, reject) => {
		let head = '';
		let left = -1;
		const take = (bytes: Buffer): void => {
			if (left < 0) {
				head += bytes.toString('latin1');
				const end = head.indexOf('\r\n\r\n');
				if (end < 0) return;
				const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? '0';
				left = Number(length) - (head.length - end - 4);
			} else left -= bytes.length;
			if (left > 0) return;
			finish();
			resolve(Number(head.slice(9, 12)));
		};
		const gone = (): void => {
			finish();
			reject(new Error(`the connection ended within an answer: ${head.slice(0, 100)}`));
		};
		const finish = (): void => {
			socket.off('data', take);
			socket.off('close', gone);
		};
		socket.on('data', take);
		socket.on('close', gone);
		socket.write(request);
	});
}
