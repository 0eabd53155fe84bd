/** The server: every registration and every route, in the order they apply. */
import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { assetRoutes } from './assets.js';
import { most } from './body.js';
import { catalogueRoutes } from './citizen/catalogue.js';
import { draftRoutes } from './citizen/draft.js';
import { problemPage } from './citizen/problem.js';
import { rowRoutes } from './citizen/row.js';
import { sentRoutes } from './citizen/sent.js';
import { startRoutes } from './citizen/start.js';
import { submitRoutes } from './citizen/submit.js';
import { healthRoutes } from './health.js';
import type { House } from './house.js';
import type { Route } from './route.js';
import { carry, isForSite, isFromSite, securityHeaders } from './security.js';
import { makeVisit, strangeVisit } from './visit.js';

/** Every route there is; who may call it stands beside it. */
export const routes: readonly Route[] = [
	...healthRoutes,
	...assetRoutes,
	...catalogueRoutes,
	...startRoutes,
	...draftRoutes,
	...rowRoutes,
	...submitRoutes,
	...sentRoutes,
];

/** Makes the server; it listens where the caller says. */
export async function makeServer(house: House): Promise<FastifyInstance> {
	const server = Fastify({
		loggerInstance: house.log as FastifyBaseLogger,
		genReqId: () => house.randomId(),
		trustProxy: house.site.proxy ?? false,
		bodyLimit: most.bytes,
		connectionTimeout: 30_000,
		requestTimeout: 30_000,
		keepAliveTimeout: 10_000,
		forceCloseConnections: 'idle',
		routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
	});
	await server.register(cookie);
	await server.register(etag);
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) => done(null, body));

	const headers = securityHeaders(house.site);
	server.addHook('onRequest', async (request, reply) => {
		carry(reply, headers);
		const health = request.url.startsWith('/health/');
		if (!health && !isForSite(request, house.site))
			return problemPage(await strangeVisit(house, request, reply), 421, 'bad-request');
		if (request.method === 'POST' && !isFromSite(request, house.site))
			return problemPage(await strangeVisit(house, request, reply), 403, 'bad-request');
	});
	server.setNotFoundHandler(async (request, reply) => problemPage(await strangeVisit(house, request, reply), 404, 'not-found'));
	server.setErrorHandler((error, request, reply) => broken(house, error, request, reply));
	for (const route of routes)
		server.route({ method: route.method, url: route.url, handler: (request, reply) => answer(house, route, request, reply) });
	return server;
}

async function answer(house: House, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
	const visit = await makeVisit(house, request, reply);
	if (visit === null) return problemPage(await strangeVisit(house, request, reply), 400, 'bad-request');
	return route.handle(visit);
}

/** Errors of the protocol get their status in words; anything else is a bug: logged whole, shown as a sentence. */
async function broken(house: House, error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
	const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
	const visit = await strangeVisit(house, request, reply);
	if (status === 413) return problemPage(visit, 413, 'too-large');
	if (status >= 400 && status < 500) return problemPage(visit, status, 'bad-request');
	request.log.error({ err: error }, 'a route failed');
	return problemPage(visit, 500, 'broken');
}
