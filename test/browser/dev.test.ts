/** `loket dev` in a real browser: the page shows a change by itself, keeps what was typed, and shows it soon. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import t from 'tap';
import { type Author, author } from '../support/author.js';
import { noBrowser, openBrowser } from '../support/browser.js';
import { timedTries } from '../support/timing.js';

t.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'loket-dev-browser-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

const service = 'surat-keterangan-usaha/service.yaml';
const question = 'Untuk apa surat ini Anda perlukan?';
const first = '/services/surat-keterangan-usaha/start?office=melati&lang=id';
/** Set `LOKET_PICTURES` to a folder to keep a picture of each page. */
const pictures = process.env.LOKET_PICTURES;

/** What it takes to load such a page anew where the limit was set, in milliseconds. */
const plainReload = 60;

/** Milliseconds from the moment a file is saved until the page shows the new words. */
async function savedUntilShown(page: Page, { write }: Author, words: string): Promise<number> {
	const shown = page.getByText(words, { exact: true }).first().waitFor({ timeout: 20_000 });
	const since = performance.now();
	write(service, (text) => text.replace(/^(\s+use:\n\s+title: ).*/m, `$1"${words}"`));
	await shown;
	return performance.now() - since;
}

void t.test('a saved file is shown within 300 ms, also among twenty services', { skip: noBrowser }, async (t) => {
	const browser = await openBrowser();
	t.teardown(() => browser.close());
	for (const services of [1, 20]) {
		const catalog = join(folder, `timed-${services}`);
		const dev = await author(t, catalog, () => {
			const own = join(catalog, 'surat-keterangan-usaha');
			for (let copy = 1; copy < services; copy++) cpSync(own, join(catalog, `surat-${copy}`), { recursive: true });
		});
		const page = await browser.newPage();
		await page.goto(dev.address + first);
		// What is compiled the first time is none of the author's waiting.
		await savedUntilShown(page, dev, 'Pertama?');
		let count = 0;
		const { all, best } = await timedTries(300, plainReload, 5, async () => {
			const since = performance.now();
			await page.reload();
			const beside = performance.now() - since;
			return { beside, took: await savedUntilShown(page, dev, `Untuk apa, kali ke-${count++}?`) };
		});
		const times = all.map(({ took, limit }) => `${Math.round(took)}/${Math.round(limit)}`).join(', ');
		t.comment(
			`saved until shown, ${services} services: ${Math.round(best.took)} ms, limit ${Math.round(best.limit)} (of ${times})`,
		);
		t.ok(best.took <= best.limit, `${Math.round(best.took)} ms`);
		await page.close();
		await dev.stop();
	}
});

void t.test('what was typed, where one was, and what was open stay; nothing is posted', { skip: noBrowser }, async (t) => {
	const dev = await author(t, join(folder, 'typed'));
	const browser = await openBrowser();
	t.teardown(() => browser.close());
	const page = await browser.newPage();
	await page.setViewportSize({ width: 600, height: 400 });
	await page.goto(dev.address + first);
	await page.getByLabel('Keperluan lain').check();
	await page.getByLabel('Tuliskan keperluannya').fill('Untuk sewa kios');
	await page.evaluate(() => 0);
	await page.mouse.wheel(0, 120);
	const posts: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
	await savedUntilShown(page, dev, 'Kata yang lain?');
	t.equal(await page.getByLabel('Tuliskan keperluannya').inputValue(), 'Untuk sewa kios');
	t.equal(await page.getByLabel('Keperluan lain').isChecked(), true);
	t.equal(
		await page.evaluate(
			() => (globalThis as unknown as { document: { activeElement: { id: string } } }).document.activeElement.id,
		),
		'purpose-other',
		'the focus',
	);
	t.ok(Number(await page.evaluate(() => (globalThis as unknown as { scrollY: number }).scrollY)) > 0, 'the place on the page');
	t.same(posts, []);

	await page.getByRole('button', { name: 'Lanjutkan', exact: true }).last().click();
	await page.getByRole('heading', { name: 'Data diri' }).waitFor();
	await page.getByRole('button', { name: 'Lanjutkan', exact: true }).last().click();
	await page.locator('.govuk-error-summary').waitFor();
	t.match(await page.title(), /^Galat/, 'a page that came as the answer to a form');
	const before = posts.length;
	dev.write('surat-keterangan-usaha/service.yaml', (text) =>
		text.replace('title: Alamat tempat tinggal', 'title: Di mana Anda tinggal?'),
	);
	await page.getByText('Di mana Anda tinggal?').first().waitFor();
	t.equal(posts.length, before, 'is asked for again by its address');
	await page.getByLabel('Nama lengkap').fill('Siti');
	await dev.stop('SIGINT');
	t.equal(await page.getByLabel('Nama lengkap').inputValue(), 'Siti', 'and stays as it is when dev ends');
});

void t.test('pages with problems, the list and the gallery: nothing that axe finds', { skip: noBrowser }, async (t) => {
	const dev = await author(t, join(folder, 'axe'));
	const browser = await openBrowser();
	t.teardown(() => browser.close());
	const page = await browser.newPage();
	await page.goto(dev.address + first);
	dev.write(service, (text) =>
		text
			.replace("when: purpose.use == 'credit'", "when: purpose.uze == 'credit'")
			.replace(question, `${question}\n          titel: x`),
	);
	dev.write('surat-keterangan-usaha/service.yaml', (text) =>
		text.replace(/\n {4}verification:\n/, '\n    verification:\n      dew: 3 days\n'),
	);
	await page.getByText('[unknown-key]').first().waitFor();
	for (const [name, path] of [
		['question', new URL(page.url()).pathname],
		['service', '/services/surat-keterangan-usaha'],
		['status', '/dev/status/surat-keterangan-usaha/0/0'],
		['list', '/dev'],
		['gallery', '/dev/gallery'],
		['problem', '/services/nowhere'],
	] as const)
		for (const language of ['id', 'en']) {
			await page.goto(`${dev.address}${path}${path.includes('status') ? '' : `?lang=${language}`}`);
			for (const width of [1200, 320]) {
				await page.setViewportSize({ width, height: 800 });
				const { violations } = await new AxeBuilder({ page }).analyze();
				t.same(
					violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
					[],
					`${name}, ${language}, ${width} px`,
				);
				if (pictures === undefined) continue;
				mkdirSync(pictures, { recursive: true });
				await page.screenshot({ path: join(pictures, `dev-${name}-${language}-${width}.png`), fullPage: true });
			}
			const wide = await page.evaluate(
				() =>
					(globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }).document.documentElement
						.scrollWidth,
			);
			t.ok(wide <= 320, `${name}, ${language}: nothing to scroll sideways (${wide})`);
		}
});
