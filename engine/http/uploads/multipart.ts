/** Reading `multipart/form-data` (RFC 7578) as it comes: texts at once, a file at a time, never more in memory than is allowed. */
import type { Socket } from 'node:net';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import { isName, most } from '../body.js';
import type { Budget } from './budget.js';
import { eachChunk } from './chunks.js';
import { type Gathering, gather } from './gather.js';

/** Bytes of a whole body at most: the files of the largest field there may be. */
export const mostBody = 210 * 1024 * 1024;

/** Who takes what is read. */
export interface Taker {
	/** False: no form of ours has this. */
	readonly text: (name: string, text: string) => boolean;
	/** A file begins; null where no field of ours takes one. */
	readonly file: (name: string, filename: string) => Wanted | null;
}

/** What is done with one file. */
export interface Wanted {
	/** Bytes of it at most. */
	readonly most: number;
	/** All of it, or why it isn't held. Nothing more is read until this is done. */
	readonly done: (file: ReturnType<Gathering['whole']>) => Promise<void>;
}

/** `strange`: no form of ours sends this; `not-here`: no file is asked for there; `too-large`: more than is read; `cut`: the browser went away. */
export type Unread = 'strange' | 'not-here' | 'too-large' | 'cut';

/** The status of the answer to a body that was not read to its end (RFC 9110, 15.5). */
export const statusOfUnread: Readonly<Record<Unread, number>> = { strange: 400, 'not-here': 415, 'too-large': 413, cut: 400 };

/** Reads a body to its end. @returns null when all of it was taken, else why not */
export async function readMultipart(request: FastifyRequest, budget: Budget, taker: Taker): Promise<Unread | null> {
	if (Number(request.headers['content-length'] ?? 0) > mostBody) return 'too-large';
	const reading = begin(request.headers['content-type'] ?? '', request.raw.socket, budget, taker);
	if (reading === null) return 'strange';
	let total = 0;
	try {
		const how = await eachChunk(request.raw, async (chunk) => {
			total += chunk.length;
			return total <= mostBody && reading.write(chunk);
		});
		if (how === 'end') await reading.end();
		if (how === 'cut') return 'cut';
		return total > mostBody ? 'too-large' : reading.wrong();
	} finally {
		reading.close();
	}
}

interface Reading {
	/** False once nothing more is to be read. */
	readonly write: (chunk: Buffer) => Promise<boolean>;
	readonly end: () => Promise<void>;
	readonly wrong: () => Unread | null;
	/** Lets go of everything. */
	readonly close: () => void;
}

/** A parser at work; null where the header names no boundary. */
function begin(type: string, socket: Socket, budget: Budget, taker: Taker): Reading | null {
	const parser = parserOf(type);
	if (parser === null) return null;
	let wrong: Unread | null = null;
	let texts = 0;
	const refuse = (why: Unread): void => {
		wrong ??= why;
	};
	const files = new Set<Gathering>();
	const work: (() => Promise<void>)[] = [];
	const finished = new Promise<void>((resolve) => {
		parser.on('finish', resolve).on('error', () => {
			refuse('strange');
			resolve();
		});
	});
	parser.on('field', (name: unknown, text: string, _: boolean, isCut: boolean) => {
		texts += String(name).length + text.length;
		if (isCut || texts > most.bytes) refuse('too-large');
		else if (!isSound(name) || !taker.text(name, text)) refuse('strange');
	});
	parser.on('file', (name: unknown, stream: BusboyFileStream, filename: string) => {
		const wanted = isSound(name) ? taker.file(name, filename) : null;
		if (wanted === null) refuse('strange');
		const file = gather(wanted?.most ?? 0, budget);
		files.add(file);
		stream.on('data', file.add).on('error', () => refuse('strange'));
		stream.on('end', () => work.push(() => hand(file)));
		const hand = async (one: Gathering): Promise<void> => {
			const whole = one.whole();
			// Without a name and without content: nothing was chosen.
			if (filename !== '' || typeof whole === 'string' || whole.length > 0) await wanted?.done(whole);
			one.drop();
			files.delete(one);
		};
	});
	parser.on('partsLimit', () => refuse('strange'));
	let settling = Promise.resolve();
	/** One file after the other, in their order: the body may end while the last are still worked on. */
	const settle = async (): Promise<boolean> => {
		settling = settling.then(async () => {
			for (let next = work.shift(); next !== undefined && wrong === null; next = work.shift()) await patiently(socket, next);
		});
		await settling;
		return wrong === null;
	};
	return {
		write: async (chunk) => {
			await Promise.race([new Promise<void>((resolve) => void parser.write(chunk, () => resolve())), finished]);
			return settle();
		},
		end: async () => {
			parser.end();
			await finished;
			await settle();
		},
		wrong: () => wrong,
		close: () => {
			for (const file of files) file.drop();
		},
	};
}

/** While a file waits its turn to be proven nothing comes in; that is no reason to let go of whoever sends it. */
async function patiently(socket: Socket, work: () => Promise<void>): Promise<void> {
	const idle = socket.timeout;
	if (idle !== undefined) socket.setTimeout(0);
	await work();
	if (idle !== undefined) socket.setTimeout(idle);
}

function parserOf(type: string): BusboyInstance | null {
	try {
		return new Busboy({
			headers: { 'content-type': type },
			limits: { fieldSize: most.bytes, parts: most.parts, headerPairs: 20, headerSize: 16 * 1024 },
		});
	} catch {
		return null;
	}
}

function isSound(name: unknown): name is string {
	return typeof name === 'string' && name.length <= most.name && isName(name);
}
