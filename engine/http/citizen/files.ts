/** `/drafts/:draft/files` and `…/files/:file`: one file uploaded ahead of its page; a kept file fetched, always as a download. */
import type { FastifyReply } from 'fastify';
import type { Application, Draft } from '../../../schemas/generated/record.js';
import { isRefusal } from '../../applications/load.js';
import { readFile } from '../../applications/upload/read.js';
import type { Route, Visit } from '../route.js';
import { receiveOne } from '../uploads/one.js';
import { isReply, openDesk } from './desk.js';
import { refusedPage } from './problem.js';
import { withApplication } from './sent.js';

export const fileRoutes: readonly Route[] = [
	{ method: 'POST', url: '/drafts/:draft/files', policy: 'holder', takesFiles: 'one', handle: receiveOne },
	{
		method: 'GET',
		url: '/drafts/:draft/files/:file',
		policy: 'holder',
		handle: async (visit) => {
			const desk = await openDesk(visit);
			return isReply(desk) ? desk : sendFile(visit, desk.draft);
		},
	},
	{
		method: 'GET',
		url: '/applications/:reference/files/:file',
		policy: 'holder',
		handle: (visit) => withApplication(visit, ({ application }) => sendFile(visit, application)),
	},
];

/** Never shown within a page of this site, whatever it is: a download, of its proven type, that may do nothing (4.4-11). */
async function sendFile(visit: Visit, document: Draft | Application): Promise<FastifyReply> {
	const file = await readFile(visit.house.applications, document, visit.params['file'] ?? '');
	if (isRefusal(file)) return refusedPage(visit, file);
	return visit.reply
		.header('content-disposition', attachment(file.facts.name))
		.header('content-security-policy', "sandbox; default-src 'none'")
		.type(file.facts.type)
		.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

/** The header that names a download (RFC 6266): in ASCII for the oldest, whole for all others (RFC 8187). */
export function attachment(name: string): string {
	const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
	const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
	return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
