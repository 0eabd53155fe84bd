/** What each page of the sample weighs on the way (Brotli, as it is sent): 4.1. */
import { brotliDecompressSync } from 'node:zlib';
import t from 'tap';
import { standing } from '../support/page.js';
import { serve } from '../support/server.js';
import { filledIn, sampleService, withPartners } from '../support/siti.js';

/** In bytes. */
const limits = { first: 14 * 1024, all: 25 * 1024, next: 6 * 1024, script: 6 * 1024 } as const;

const served = await serve();
t.teardown(served.close);

/** Bytes of the body as a browser gets it, and the body. */
async function weigh(path: string, cookie: string): Promise<{ readonly bytes: number; readonly body: string }> {
	const answer = await served.server.inject({
		method: 'GET',
		url: path,
		headers: {
			host: served.house.site.url.host,
			'accept-encoding': 'gzip, br',
			'accept-language': 'id',
			...(cookie === '' ? {} : { cookie }),
		},
	});
	if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
	t.equal(answer.headers['content-encoding'], 'br', path);
	return { bytes: answer.rawPayload.byteLength, body: brotliDecompressSync(answer.rawPayload).toString() };
}

void t.test('every page of the sample', async (t) => {
	const lines: string[] = [];
	const { bytes: script } = await weigh(served.house.script.url, '');
	const { bytes: style } = await weigh((await served.house.style()).url, '');
	t.ok(script <= limits.script, `the script: ${script}`);
	lines.push(`the script ${script}, the stylesheet ${style}`);
	const service = '/services/surat-keterangan-usaha';
	for (const lang of ['id', 'en']) {
		for (const path of ['/', service, `${service}/start`]) {
			const { bytes, body } = await weigh(`${path}?lang=${lang}`, '');
			t.ok(body.includes('<style>'), `${path}: a first visit has the styles within`);
			const all = bytes + style + (body.includes('<script') ? script : 0);
			t.ok(bytes <= limits.first, `${path} (${lang}), first visit: ${bytes}`);
			t.ok(all <= limits.all, `${path} (${lang}), with all it loads: ${all}`);
			lines.push(`${path} (${lang}): first visit ${bytes}, with all it loads ${all}`);
		}
		const visitor = served.visitor();
		await visitor.get(`/?lang=${lang}`);
		const check = await filledIn(served, visitor, {
			...withPartners,
			turnover: { monthly: 300_000_000, workers: 2 },
			registration: { nib: '9120001234567' },
		});
		const { form } = await sampleService(served);
		const pages = form.pages.map(({ id }) => check.path.replace('check-answers', id));
		const sent = await visitor.send(check, [], ['then', 'send']);
		const later = [sent.path, sent.path.replace('/sent', '')];
		const fresh = await visitor.follow(await visitor.get(`${service}/start?office=melati`));
		t.ok(standing(fresh.page).size > 0);
		const again = await filledIn(served, visitor, withPartners);
		const others = ['partners/row/partners/0', 'partners/remove/partners/0', 'check-answers'].map((end) =>
			again.path.replace('check-answers', end),
		);
		const open = pages.map((path) => again.path.replace('check-answers', path.split('/').at(-1) ?? ''));
		for (const path of [...open.filter((one) => !one.endsWith('registration')), ...others, ...later]) {
			const { bytes } = await weigh(path, visitor.cookie());
			t.ok(bytes <= limits.next, `${path} (${lang}): ${bytes}`);
			lines.push(`${path.replace(/(drafts|applications)\/[^/]+/, '$1/…')} (${lang}): ${bytes}`);
		}
	}
	t.comment(`bytes, Brotli:\n${lines.join('\n')}`);
});
