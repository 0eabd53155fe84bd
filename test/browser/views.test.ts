import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import t from 'tap';
import { stylesheet } from '../../renderers/html/index.js';
import { noBrowser, openBrowser } from '../support/browser.js';
import { renderSample, sampleViews } from '../support/views.js';

/** Set `LOKET_PICTURES` to a folder to keep a picture of each view, on a desk and on a phone. */
const pictures = process.env.LOKET_PICTURES;

t.test('every view, in both languages, without an axe finding', { skip: noBrowser, timeout: 300_000 }, async (t) => {
	const sheet = stylesheet({ brand: '#0b5d57', radius: 8 });
	const views = sampleViews({ url: sheet.url, inline: null });
	const pages = new Map(views.map((sample) => [`/${sample.name}`, renderSample(sample)]));
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
	// axe-core runs as a script of the test's own, past the page's policy.
	const page = await browser.newPage();
	await page.context().setExtraHTTPHeaders({});
	for (const { name } of views) {
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
		const small = await page.evaluate(smallTargets);
		t.same(small, [], `${name}: targets of at least 24 px`);
	}
});

/** Buttons, links outside sentences and inputs below 24 px (WCAG 2.2, 2.5.8). Runs in the page. */
const smallTargets = `[...document.querySelectorAll('a, button, input, select, textarea, summary')]
	.filter((element) => element.type !== 'hidden' && element.tabIndex >= 0 && !element.closest('p.govuk-body, li:not([class])') && !element.classList.contains('govuk-skip-link'))
	.map((element) => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
	.filter(([, box]) => box.width > 0 && (box.height < 24 || box.width < 24))
	.map(([html, box]) => html + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))`;
