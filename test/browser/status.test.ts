/** The pages of an application that was sent, in a real browser: axe and reflow in every state; and by keyboard alone, without JavaScript. */
import { mkdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Files } from '../../engine/definition/source.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import type { Stage } from '../../engine/services/rehearse/stage.js';
import { noBrowser, openBrowser } from '../support/browser.js';
import { putIn } from '../support/put-in.js';
import { sampleFolder, serve, type TestServer } from '../support/server.js';

/** Set `LOKET_PICTURES` to a folder to keep a picture of each page, on a desk and on a phone. */
const pictures = process.env.LOKET_PICTURES;
const manyWays = fileURLToPath(new URL('../../../test/cases/services/many-ways', import.meta.url));

t.setTimeout(400_000);

/** The first stage in each state, and the first that is late in it. */
function choice(stages: readonly Stage[]): readonly Stage[] {
	const seen = new Set<string>();
	return stages.filter(({ application, service }) => {
		const name = `${service.id}.${application?.state ?? ''}`;
		if (application === null || seen.has(name)) return false;
		seen.add(name);
		return true;
	});
}

void t.test('every state, in both languages, without an axe finding', { skip: noBrowser, timeout: 400_000 }, async (t) => {
	const listed: string[] = [];
	const acted = new Set<string>();
	const browser = await openBrowser();
	t.teardown(() => browser.close());
	const page = await browser.newPage();
	for (const folder of [sampleFolder, manyWays]) {
		const { files } = await readFolder(folder);
		const { services, catalogue } = checkCatalogue(files);
		const served = await listening(files);
		for (const { service, source } of services) {
			if (service === null) throw new Error('a service has errors');
			const stages = source.personas.flatMap((one) => rehearse(service, catalogue, readPersona(one), 'id').stages);
			for (const stage of choice(stages)) {
				if (stage.application === null) continue;
				served.at(stage.now);
				const put = await putIn(served.house.applications, service, stage.application);
				for (const locale of catalogue.languages) {
					await page.goto(`${served.house.site.url.origin}${put.link}`);
					await page.goto(`${served.house.site.url.origin}${put.path}?lang=${locale}`);
					const name = `${service.id}.${stage.application.state}.${locale}`;
					await looks(t, page, name);
					listed.push(name);
					for (const action of await actionsOn(page)) {
						const once = `${service.id} ${locale} ${action.split('/').at(-1) ?? ''}`;
						if (acted.has(once)) continue;
						acted.add(once);
						await page.goto(action);
						await looks(t, page, `${name}.${action.split('/').at(-1) ?? ''}`);
						listed.push(`${name} ${action.split('/').at(-1) ?? ''}`);
						if (!action.endsWith('/note') || stage.application.state !== 'verification') continue;
						await page.locator('main button').click();
						await looks(t, page, `${name}.note-wrong`);
						await page.locator('#comment').fill('Toko saya pindah');
						await page.locator('main button').click();
						await looks(t, page, `${name}.note-recorded`);
						listed.push(`${name} note wrong`, `${name} note recorded`);
					}
				}
			}
		}
		await served.close();
	}
	t.comment(`${listed.length} pages × languages: ${listed.join(', ')}`);
});

void t.test('a note by keyboard alone, the problem first, then recorded', { skip: noBrowser, timeout: 120_000 }, async (t) => {
	const { files } = await readFolder(sampleFolder);
	const { services, catalogue } = checkCatalogue(files);
	const [{ service, source } = { service: null, source: null }] = services;
	const [persona] = source?.personas ?? [];
	if (service === null || persona === undefined) throw new Error('the sample has no persona');
	const [stage] = rehearse(service, catalogue, readPersona(persona), 'id').stages;
	if (stage?.application == null) throw new Error('it was not sent');
	const served = await listening(files);
	t.teardown(served.close);
	served.at(stage.now);
	const put = await putIn(served.house.applications, service, stage.application);
	const browser = await openBrowser({ javaScript: false });
	t.teardown(() => browser.close());
	const page = await browser.newPage();
	await page.goto(`${served.house.site.url.origin}${put.link}`);
	await page.goto(`${served.house.site.url.origin}${put.path}?lang=id`);
	await page.getByRole('link', { name: 'Tulis catatan' }).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/act\/note$/);
	await page.locator('#comment').focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.locator('.govuk-error-summary').waitFor();
	t.match(await page.title(), /^Galat: /);
	await page.locator('.govuk-error-summary a').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.locator('#comment').focus();
	await page.keyboard.type('Toko saya pindah');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await page.waitForURL(/recorded=2$/);
	t.match(await page.locator('main').innerText(), /Sudah dicatat[\s\S]*Tulis catatan/);
});

/** A server that listens where its address says: on a port that was free a moment ago. */
async function listening(files: Files): Promise<TestServer> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	const served = await serve({ files, url: `http://127.0.0.1:${port}` });
	await served.server.listen({ host: '127.0.0.1', port });
	return served;
}

async function actionsOn(page: Page): Promise<readonly string[]> {
	const links = await page.locator('main a[href*="/act/"]').all();
	const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
	return hrefs.map((href) => new URL(href ?? '', page.url()).href);
}

async function looks(t: Test, page: Page, name: string): Promise<void> {
	await page.setViewportSize({ width: 1200, height: 900 });
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
}
