/** Loket serving the work item from its embedded store. Started by `http.ts` as a process of its own. */

import { grantOf } from '../../../engine/applications/access.js';
import { changeDraft } from '../../../engine/applications/draft.js';
import { isRefusal } from '../../../engine/applications/load.js';
import { start } from '../../../engine/applications/start.js';
import { route } from '../../../engine/form/route.js';
import { pageToken } from '../../../engine/http/security.js';
import { cookieName } from '../../../engine/http/site.js';
import { granted, keepSession, newSession } from '../../../engine/identity/session.js';
import { openSqlite } from '../../../engine/store/sqlite/open.js';
import type { DraftContent } from '../../../schemas/generated/record.js';
import { serve } from '../../support/server.js';
import { office, serviceId, workItemFolder } from '../work-item.js';
import { answerTo, portOf } from './parent.js';

const [folder = '', suites = ''] = process.argv.slice(2);
const opened = openSqlite(folder, (error) => {
	throw error;
});
if (!('store' in opened)) throw new Error(opened.says.en);
const { files, item } = workItemFolder(suites);
const { server, house } = await serve({ files, store: opened.store });
await server.listen({ port: 0, host: '127.0.0.1' });
const { applications } = house;
let count = 0;

/** A draft in which all is answered, held by a session of its own: what its next request needs. */
async function prepared(page: string) {
	const version = await house.versions.find(serviceId);
	if (version === null) throw new Error('the work item is not published');
	const { service, number } = version;
	const session = newSession();
	const key = String(count++);
	const begun = await start(applications, {
		service,
		version: number,
		office,
		locale: 'en',
		channel: 'web',
		caller: 'bench',
		key,
	});
	if (isRefusal(begun)) throw new Error(begun.code);
	const { draft, secret } = begun;
	const filled = await changeDraft(applications, draft.id, { secret }, ({ draft: { content }, circumstances }) => {
		const answers = item.valid as DraftContent['answers'];
		const { pages } = route(service.form, { answers, passed: {}, circumstances });
		return { content: { ...content, answers, passed: Object.fromEntries(pages.map((one) => [one.page.id, [...one.relevant]])) } };
	});
	if (isRefusal(filled)) throw new Error(filled.code);
	await keepSession(house.store.sessions, granted(session, grantOf(draft)), house.now());
	return {
		path: `/drafts/${draft.id}/${page}`,
		cookie: `${cookieName(house.site)}=${session.id}`,
		token: pageToken(house.tokenKey, session.id, `${draft.id} ${page} en`),
	};
}

answerTo(async ({ prepare = 0, page = '' }: { readonly prepare?: number; readonly page?: string }) => ({
	port: portOf(server.server.address()),
	prepared: await Promise.all(Array.from({ length: prepare }, () => prepared(page))),
	cpu: process.cpuUsage(),
}));
