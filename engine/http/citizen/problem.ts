/** Pages that say what went wrong and what to do. */
import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../applications/types.js';
import type { ProblemView } from '../../views/citizen.js';
import type { SummaryRow } from '../../views/common.js';
import { makeFrame } from '../../views/make/frame.js';
import { ownUrl, type SafeUrl } from '../../views/url.js';
import { around, sendPage } from '../page.js';
import type { Visit } from '../route.js';

/** Which page a refusal of a use case becomes, and with which status. */
const pages: Readonly<Record<string, readonly [status: number, what: ProblemView['what']]>> = {
	'not-found': [404, 'not-found'],
	'draft-expired': [410, 'expired'],
	'already-sent': [409, 'already-sent'],
	'key-used-otherwise': [409, 'bad-request'],
	'page-closed': [409, 'bad-request'],
	'version-missing': [503, 'closed'],
	'draft-too-large': [413, 'too-large'],
	'not-genuine': [500, 'broken'],
	'store-full': [507, 'full'],
	'store-busy': [503, 'not-known-yet'],
};

interface More {
	readonly reference?: string;
	/** What the form held. */
	readonly rows?: readonly SummaryRow[];
	/** Where the application is that it belongs to. */
	readonly application?: SafeUrl;
}

/** Answers with the page of a problem. */
export async function problemPage(
	visit: Visit,
	status: number,
	what: ProblemView['what'],
	more: More = {},
): Promise<FastifyReply> {
	const frame = makeFrame(await around(visit));
	const isId = visit.locale === 'id';
	const links = [
		...(more.application === undefined
			? []
			: [{ title: isId ? 'Lihat permohonan' : 'See the application', url: more.application }]),
		{ title: isId ? 'Semua layanan' : 'All services', url: ownUrl([]) },
	];
	const request = status >= 500 ? visit.request.id : null;
	const view: ProblemView = {
		view: 'problem',
		frame,
		what,
		reference: more.reference ?? null,
		rows: more.rows ?? [],
		links,
		request,
	};
	return sendPage(visit, visit.house.render.problem(view), status);
}

/** Answers a refusal of a use case. */
export async function refusedPage(visit: Visit, refusal: Refusal): Promise<FastifyReply> {
	return problemPage(visit, statusOfRefusal(refusal), pages[refusal.code]?.[1] ?? 'bad-request');
}

/** The status of the answer to a refusal (RFC 9110, 15). */
export function statusOfRefusal({ code }: Refusal): number {
	return pages[code]?.[0] ?? 409;
}
