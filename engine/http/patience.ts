/** How long a request may take to come in: a photo over a slow line takes minutes, anything else seconds. */
import type { FastifyRequest } from 'fastify';

/** Milliseconds until the whole of a request must be in; `headers` until its headers must be, `files` where it may bring files. */
export const patience = { headers: 30_000, ordinary: 30_000, files: 300_000 } as const;

/** Lets go of whoever has not sent the whole of an ordinary request in time. */
export function expectSoon({ raw }: Pick<FastifyRequest, 'raw'>, within: number = patience.ordinary): void {
	if (raw.complete) return;
	const timer = setTimeout(() => {
		if (!raw.complete) raw.destroy();
	}, within);
	timer.unref();
	raw.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
}
