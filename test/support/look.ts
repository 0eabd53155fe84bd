/** Looks at a page of a browser without JavaScript: axe over the same HTML in a browser that has it, and pictures where they are wanted. */
import { mkdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Set `LOKET_PICTURES` to a folder to keep a picture of each page, on a desk and on a phone. */
const pictures = process.env.LOKET_PICTURES;

/** What axe finds on a page, best practice included, as `looker` sees the same HTML; a picture of it is kept under its name. */
export async function findings(page: Page, looker: Page, name: string): Promise<readonly string[]> {
	const html = await page.content();
	await looker.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
	await looker.goto(page.url());
	await looker.unroute(page.url());
	const { violations } = await new AxeBuilder({ page: looker }).analyze();
	await keepPicture(page, name);
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

async function keepPicture(page: Page, name: string): Promise<void> {
	if (pictures === undefined) return;
	mkdirSync(pictures, { recursive: true });
	for (const [screen, width] of [
		['desktop', 1200],
		['phone', 360],
	] as const) {
		await page.setViewportSize({ width, height: 800 });
		await page.screenshot({ path: `${pictures}/${name.replace(/[ ,]+/g, '-')}-${screen}.png`, fullPage: true });
	}
	await page.setViewportSize({ width: 1200, height: 800 });
}

/** A port of this machine that nobody listens at. */
export function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}
