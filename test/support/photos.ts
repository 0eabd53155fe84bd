/** The page of the sample that asks for photos, in a browser. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Test } from 'tap';

/** Photos of the sample's personas. */
const tests = fileURLToPath(new URL('../../../services-catalog/surat-keterangan-usaha/tests', import.meta.url));

/** How the page is looked at: without a problem, in a state; with one. */
export interface Looks {
	readonly good: (state: string) => Promise<void>;
	readonly wrong: () => Promise<void>;
}

/** A file that isn't what its name says is refused in words; photos are kept, stand there on the way back, and one is taken away. */
export async function sendsPhotos(t: Test, page: Page, goOn: () => Promise<void>, looks: Looks): Promise<void> {
	await looks.good('');
	const input = page.locator('input[type=file][name="/photos"]');
	const kept = page.locator('input[type=hidden][name="/photos"]');
	await input.setInputFiles({ name: 'warung.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>tidak ada foto</html>') });
	await goOn();
	await looks.wrong();
	t.equal(await kept.count(), 0, 'nothing of it is kept');
	await input.setInputFiles([`${tests}/warung.jpg`, `${tests}/konveksi-dalam.png`]);
	await goOn();
	t.match(page.url(), /\/turnover$/, 'two photos are taken');
	await page.locator('button.back').click();
	t.match(page.url(), /\/photos$/, 'and are there on the way back');
	await looks.good('two kept');
	t.equal(await kept.count(), 2);
	await page.locator('button[value^="drop:"]').first().click();
	t.equal(await kept.count(), 1, 'one is taken away');
	await goOn();
}
