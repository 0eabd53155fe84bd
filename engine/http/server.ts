/** The server: every registration and every route, in the order they apply. */
import cookie from '@fastify/cookie';
import Fastify, {
	type FastifyBaseLogger,
	type FastifyInstance,
	type FastifyReply,
	type FastifyRequest,
	LogController,
} from 'fastify';
import { assetRoutes } from './assets.js';
import { most } from './body.js';
import { aboutRoutes } from './citizen/about.js';
import { actRoutes } from './citizen/act.js';
import { catalogueRoutes } from './citizen/catalogue.js';
import { draftRoutes } from './citizen/draft.js';
import { fileRoutes } from './citizen/files.js';
import { laterRoutes } from './citizen/later.js';
import { practiceRoutes } from './citizen/practice.js';
import { problemPage } from './citizen/problem.js';
import { rowRoutes } from './citizen/row.js';
import { sentRoutes } from './citizen/sent.js';
import { startRoutes } from './citizen/start.js';
import { submitRoutes } from './citizen/submit.js';
import { compressed } from './compress.js';
import { healthRoutes } from './health.js';
import type { House } from './house.js';
import { expectSoon, patience } from './patience.js';
import type { Route } from './route.js';
import { carry, homeOf, isForSite, isFromSite, securityHeaders } from './security.js';
import { leadingOn } from './there.js';
import { statusOfUnread } from './uploads/multipart.js';
import { withFiles } from './uploads/receive.js';
import { makeVisit, strangeVisit } from './visit.js';

/** Every route there is; who may call it stands beside it. */
export const routes: readonly Route[] = [
	...healthRoutes,
	...assetRoutes,
	...catalogueRoutes,
	...aboutRoutes,
	...startRoutes,
	...fileRoutes,
	...draftRoutes,
	...laterRoutes,
	...rowRoutes,
	...submitRoutes,
	...sentRoutes,
	...actRoutes,
	...practiceRoutes,
];

/** What a command adds to an ordinary server: routes of its own, and what it does to an answer before that is made small. */
export interface Beside {
	readonly routes: readonly Route[];
	readonly onSend: (request: FastifyRequest, reply: FastifyReply, payload: unknown) => Promise<unknown>;
}

const filePlaces = new Set(routes.flatMap(({ takesFiles, url }) => (takesFiles === undefined ? [] : [url])));

/** Makes the server; it listens where the caller says. */
export async function makeServer(house: House, beside: Beside | null = null): Promise<FastifyInstance> {
	const headers = securityHeaders(house.site);
	const server = Fastify({
		loggerInstance: house.log as FastifyBaseLogger,
		genReqId: () => house.randomId(),
		// One line for each request, once it is answered.
		logController: new LogController({ disableRequestLogging: true }),
		trustProxy: house.site.proxy ?? false,
		bodyLimit: most.bytes,
		connectionTimeout: 30_000,
		requestTimeout: patience.files,
		keepAliveTimeout: 10_000,
		// Looked at each second: who sends a byte now and then is cut off at 30 s, not at some time before 60.
		http: { headersTimeout: 30_000, connectionsCheckingInterval: 1000 },
		forceCloseConnections: 'idle',
		// Addresses that can't be read come by no hook.
		frameworkErrors: (error, request, reply) => {
			carry(reply, headers);
			void broken(house, error, request, reply);
		},
		routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
	});
	server.server.headersTimeout = patience.headers;
	await server.register(cookie);
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) => done(null, body));

	server.addHook('onRequest', async (request, reply) => {
		carry(reply, headers);
		if (!takesFiles(request)) expectSoon(request);
		if (!isHealth(request) && !isForSite(request, house.site)) {
			const home = homeOf(request, house.site);
			return home === null ? strangeProblem(house, request, reply, 421) : reply.redirect(home, 303);
		}
		if (request.method === 'POST' && !isFromSite(request, house.site)) return strangeProblem(house, request, reply, 403);
	});
	if (beside !== null) server.addHook('onSend', beside.onSend);
	server.addHook('onResponse', async (request, reply) =>
		request.log.info({ req: request, res: reply, responseTime: Math.round(reply.elapsedTime * 10) / 10 }, 'answered'),
	);
	server.addHook('onSend', compressed);
	server.setNotFoundHandler((request, reply) => answer(house, nowhere, request, reply));
	server.setErrorHandler((error, request, reply) => broken(house, error, request, reply));
	const add = (to: FastifyInstance, route: Route) =>
		to.route({ method: route.method, url: route.url, handler: (request, reply) => answer(house, route, request, reply) });
	const all = [...routes, ...(beside?.routes ?? [])];
	for (const route of all) if (route.takesFiles === undefined) add(server, route);
	await server.register(async (apart) => {
		// The body is read by the route, once it is known whose draft it is for.
		apart.addContentTypeParser('multipart/form-data', (_, __, done) => done(null));
		for (const route of all) if (route.takesFiles !== undefined) add(apart as unknown as FastifyInstance, route);
	});
	return server;
}

/** Where no route leads. */
const nowhere: Pick<Route, 'policy' | 'handle'> = { policy: 'anybody', handle: (visit) => problemPage(visit, 404, 'not-found') };

async function answer(
	house: House,
	route: Pick<Route, 'policy' | 'takesFiles' | 'handle'>,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply> {
	if (route.policy === 'public') return route.handle(await strangeVisit(house, request, reply));
	const visit = await makeVisit(house, request, reply);
	if (visit === null) return strangeProblem(house, request, reply, 400);
	const whole = route.takesFiles === 'page' ? await withFiles(visit) : visit;
	if ('unread' in whole) return strangeProblem(house, request, reply, statusOfUnread[whole.unread]);
	return route.handle(leadingOn(whole, routes));
}

/** Errors of the protocol get their status in words; anything else is a bug: logged, shown as a sentence. */
async function broken(house: House, error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
	const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
	if (status >= 400 && status < 500) return strangeProblem(house, request, reply, status);
	request.log.error({ err: error }, 'a route failed');
	if (isHealth(request)) return reply.code(503).send({ ok: false });
	return strangeProblem(house, request, reply, 500);
}

/** Says no before or without a visit. Without the store there is no page to say it in, but there are words. */
async function strangeProblem(house: House, request: FastifyRequest, reply: FastifyReply, status: number): Promise<FastifyReply> {
	const what = status === 413 ? 'too-large' : status >= 500 ? 'broken' : 'bad-request';
	try {
		return await problemPage(await strangeVisit(house, request, reply), status, what);
	} catch {
		return reply
			.code(status)
			.type('text/plain; charset=utf-8')
			.send(
				'Ada yang rusak di pihak kami. Coba lagi beberapa saat lagi.\nSomething is broken on our side. Try again in a while.\n',
			);
	}
}

/** May this request bring files? Looked up by the route it was led to. */
function takesFiles({ method, routeOptions }: FastifyRequest): boolean {
	return method === 'POST' && filePlaces.has(routeOptions.url ?? '');
}

function isHealth({ url }: FastifyRequest): boolean {
	return url.startsWith('/health/');
}
