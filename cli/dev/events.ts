/** Server-Sent Events (HTML, 9.2): tells open pages which state of the folder there is now. */
import type { FastifyReply } from 'fastify';
import type { Route } from '../../engine/http/route.js';

export interface Events {
	readonly route: Route;
	/** Tells every open page. */
	readonly tell: (revision: string) => void;
	/** Ends them all, so that the server can. */
	readonly end: () => void;
}

/** A connection on which nothing is said for longer is cut by the server: half of that. */
const pause = 15_000;

/** Makes them; `now` is what a page that has just opened is told first, so that no change between falls out. */
export function makeEvents(now: () => string): Events {
	const open = new Set<FastifyReply['raw']>();
	let ended = false;
	const say = (to: FastifyReply['raw'], text: string): void => void to.write(text);
	const event = (revision: string): string => `event: folder\ndata: ${revision}\n\n`;
	return {
		route: {
			method: 'GET',
			url: '/dev/events',
			policy: 'public',
			handle: async ({ reply }) => {
				if (ended) return reply.code(503).send();
				reply.hijack();
				const { raw } = reply;
				raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
				say(raw, `retry: 500\n\n${event(now())}`);
				open.add(raw);
				const alive = setInterval(() => say(raw, ': \n\n'), pause);
				raw.once('close', () => {
					clearInterval(alive);
					open.delete(raw);
				});
				return reply;
			},
		},
		tell: (revision) => {
			for (const raw of open) say(raw, event(revision));
		},
		end: () => {
			ended = true;
			for (const raw of open) raw.end();
		},
	};
}
