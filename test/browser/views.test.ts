import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import t from 'tap';
import { renderGallery } from '../../renderers/html/gallery.js';
import { stylesheet } from '../../renderers/html/index.js';
import { noBrowser, openBrowser } from '../support/browser.js';
import { onPaper, smallTargets, tabStops, unseen } from '../support/measure.js';
import { renderSample, sampleViews } from '../support/views.js';

/** Set `LOKET_PICTURES` to a folder to keep a picture of each view, on a desk and on a phone. */
const pictures = process.env.LOKET_PICTURES;

t.setTimeout(300_000);

void t.test('every view, in both languages, without an axe finding', { skip: noBrowser, timeout: 300_000 }, async (t) => {
	const sheet = stylesheet({ brand: '#0b5d57', radius: 8 });
	const views = sampleViews({ url: sheet.url, inline: null });
	const pages = new Map(views.map((sample) => [`/${sample.name}`, renderSample(sample)]));
	const home = views.find(({ name }) => name === 'home.id');
	if (home !== undefined) pages.set('/gallery', renderGallery(home.view.frame));
	const server = createServer((request, response) => {
		if (request.url === sheet.url) return response.setHeader('content-type', 'text/css').end(sheet.css);
		const page = pages.get(request.url ?? '');
		response.setHeader('content-security-policy', "default-src 'none'; style-src 'self'; form-action 'self'");
		return response.setHeader('content-type', 'text/html; charset=utf-8').end(page ?? '');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const browser = await openBrowser();
	t.teardown(async () => {
		await browser.close();
		server.close();
	});
	const page = await browser.newPage();
	for (const name of [...pages.keys()].map((path) => path.slice(1))) {
		await page.setViewportSize({ width: 1200, height: 900 });
		await page.goto(`http://127.0.0.1:${port}/${name}`);
		const found = await new AxeBuilder({ page }).analyze();
		t.same(
			found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
			[],
			`${name}: axe`,
		);
		if (pictures !== undefined) {
			mkdirSync(pictures, { recursive: true });
			await page.screenshot({ path: `${pictures}/${name}-desktop.png`, fullPage: true });
			await page.setViewportSize({ width: 360, height: 740 });
			await page.screenshot({ path: `${pictures}/${name}-phone.png`, fullPage: true });
		}
		await page.setViewportSize({ width: 320, height: 600 });
		const wider = await page.evaluate('document.documentElement.scrollWidth');
		t.ok(Number(wider) <= 320, `${name}: nothing to scroll sideways at 320 px (${String(wider)})`);
		t.same(await page.evaluate(smallTargets), [], `${name}: targets of at least 24 px`);
		await page.evaluate("document.documentElement.dir = 'rtl'");
		t.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, `${name}: nor from right to left`);
	}

	await page.setViewportSize({ width: 1200, height: 900 });
	await page.goto(`http://127.0.0.1:${port}/question.id`);
	const stops = await tabStops(page);
	t.ok(stops.length > 8, 'the keyboard reaches every control');
	t.same(
		stops.filter(({ seen }) => !seen).map(({ html }) => html),
		[],
		'and one sees where it is',
	);
	t.notMatch(stops[0]?.html, /aria-hidden/, 'but not the hidden first button');
	await page.focus('#business-name');
	const [posted] = await Promise.all([
		page.waitForRequest((request) => request.method() === 'POST'),
		page.keyboard.press('Enter'),
	]);
	t.match(posted.postData(), /then=continue/, 'Enter in a field continues');
	t.notMatch(posted.postData(), /lang=/, 'and does not switch the language');

	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto(`http://127.0.0.1:${port}/question-many.id`);
	t.same(await page.evaluate(unseen), [], 'with forced colours every control has an edge');
	await page.emulateMedia({ forcedColors: 'none', media: 'print' });
	for (const name of ['check.id', 'later.id', 'status-correct.id', 'practice.id', 'service.id']) {
		await page.goto(`http://127.0.0.1:${port}/${name}`);
		t.same(await page.evaluate(onPaper), [], `${name}: paper has no buttons, nor ways about`);
	}
	await page.goto(`http://127.0.0.1:${port}/status-office.id`);
	const words = String(await page.evaluate('document.querySelector("main").innerText'));
	t.match(words, /SKU-7K2F-91QX/, 'on paper the reference is there');
	t.match(words, /Warung Siti/, 'and what can be opened is open');
});
