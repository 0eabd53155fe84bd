/** Answers made small on the way (RFC 9110, 8.4): Brotli where the browser takes it, else gzip. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Below this many characters it isn't worth it. */
const least = 1000;
/** Of Brotli, 0 to 11: most of the gain for little of the time; and all of it, for what is sent again and again. */
const quality = { usual: 5, best: 11 } as const;

type Way = (text: string, level: keyof typeof quality) => Promise<Buffer>;

const ways: readonly (readonly [name: string, way: Way])[] = [
	['br', (text, level) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality[level] } })],
	['gzip', (text) => promisify(gzip)(text)],
];

/** What browsers keep for ever (stylesheet, script) is made as small as it gets, once; the newest few of them. */
const lasting = new Map<string, Promise<Buffer>>();
const mostLasting = 20;

function madeOnce(name: string, way: Way, text: string): Promise<Buffer> {
	const key = `${name} ${text}`;
	const made = lasting.get(key) ?? way(text, 'best');
	lasting.delete(key);
	lasting.set(key, made);
	if (lasting.size > mostLasting) lasting.delete(lasting.keys().next().value ?? '');
	return made;
}

/** A text as it is sent: smaller where the browser takes that, else as it is. Says so in the headers. */
export async function compressed(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
	if (typeof payload !== 'string' || payload.length < least || request.method === 'HEAD') return payload;
	reply.header('vary', 'accept-encoding');
	const way = ways.find(([name]) => takes(String(request.headers['accept-encoding'] ?? ''), name));
	if (way === undefined) return payload;
	const [name, make] = way;
	reply.header('content-encoding', name).removeHeader('content-length');
	const isLasting = String(reply.getHeader('cache-control')).includes('immutable');
	return isLasting ? madeOnce(name, make, payload) : make(payload, 'usual');
}

/** Is this coding among those a browser takes (`gzip, br;q=0.9`), and not refused by `q=0`? */
function takes(header: string, name: string): boolean {
	return header.split(',').some((part) => {
		const [coding = '', ...params] = part.split(';').map((word) => word.trim().toLowerCase());
		return coding === name && !params.some((param) => /^q=0(?:\.0*)?$/.test(param));
	});
}
