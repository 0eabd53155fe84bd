/** hs-45: every address of somebody else's draft or application, made from the list of routes, is as if it weren't there. */
import t from 'tap';
import { routes } from '../../engine/http/server.js';
import { sent } from '../support/sent.js';
import { type Answer, serve } from '../support/server.js';
import { openedAt } from '../support/siti.js';

type Names = Readonly<Record<string, string>>;

/** A route's address with these names in it. */
function filled(url: string, names: Names): string {
	return url.replace(/:(\w+)|\*/g, (_, name: string | undefined) => names[name ?? '*'] ?? '');
}

void t.test('every route of a holder, asked for by somebody else', async (t) => {
	const served = await serve();
	t.teardown(served.close);
	const owner = served.visitor();
	const draft = (await openedAt(served, owner, 'partners')).path.split('/')[2] ?? '';
	const mine = await sent(served);
	const other = await sent(served);
	const rest = { page: 'partners', '*': 'partners/0', file: '0'.repeat(32), action: 'withdraw' };
	const theirs: Names = { ...rest, draft, reference: mine.path.split('/')[2] ?? '' };
	const nobodys: Names = { ...rest, draft: '0'.repeat(32), reference: 'SKU-2222-2222' };
	const addresses = Array.from({ length: 250 }, (_, number) => `10.1.0.${number}`).values();
	const shown = ({ status, body, headers }: Answer) => ({ status, body, type: headers['content-type'] });
	const held = routes.filter(({ policy }) => policy === 'holder');
	t.ok(held.length > 15, `${held.length} routes`);
	const before = [await served.store.applications.read(draft), await served.store.applications.read(mine.id)];
	let minute = 0;
	for (const { method, url } of held) {
		// Guesses at a reference are counted for a minute.
		served.at(new Date(Date.UTC(2026, 10, 25, 5, 2 * minute++)).toISOString());
		const ask = async (names: Names, whose: 'new' | 'other'): Promise<Answer> => {
			const visitor = whose === 'other' ? other.visitor : served.visitor({ address: addresses.next().value ?? '' });
			const path = filled(url, names);
			return method === 'GET' ? visitor.get(path) : visitor.post(path, 'token=x&then=continue&visit=1&key=k');
		};
		const missing = shown(await ask(nobodys, 'new'));
		t.ok(method === 'GET' ? missing.status === 404 : missing.status >= 400, `${method} ${url}: ${missing.status}`);
		t.strictSame(shown(await ask(theirs, 'new')), missing, `${method} ${url}: as if it weren't there`);
		t.strictSame(shown(await ask(theirs, 'other')), shown(await ask(nobodys, 'other')), `${method} ${url}: to another applicant`);
	}
	t.strictSame(
		[await served.store.applications.read(draft), await served.store.applications.read(mine.id)],
		before,
		'and nothing changed',
	);
	for (const path of [`/drafts/${draft}/partners`, mine.path])
		t.equal((await (path === mine.path ? mine.visitor : owner).get(path)).status, 200, 'to whom it belongs it is');
});
