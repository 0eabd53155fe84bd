/** What the log says of a request: by allow-list, so that no answer, token, reference or address of a person gets in. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DestinationStream, destination, type Logger, pino } from 'pino';

/** Where it happened. Never the message: it may quote what somebody typed. */
function placeOf(error: Error & { readonly code?: unknown }) {
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return { type: error.name, code: typeof error.code === 'string' ? error.code : undefined, frames };
}

/** Writes one JSON line per event to the stream, standard error unless said. */
export function makeLog(stream: DestinationStream = destination(2), level = 'info'): Logger {
	return pino(
		{
			level,
			base: null,
			serializers: {
				req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url ?? 'none' }),
				res: (reply: FastifyReply) => ({ status: reply.statusCode }),
				err: placeOf,
			},
		},
		stream,
	);
}
