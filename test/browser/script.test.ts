/** The journey with the page's script, in a real browser: one request a page. */
import { join } from 'node:path';
import t from 'tap';
import { noBrowser } from '../support/browser.js';
import { applicant, begin, browserFor, fill, fine, met, press, sample, type Walk, wrong } from '../support/scripted.js';
import { sampleFolder } from '../support/server.js';

t.setTimeout(300_000);

void t.test('from the first page to the confirmation, one request a page', { skip: noBrowser }, async (t) => {
	for (const locale of ['id', 'en'] as const) {
		const walk = await begin(t, await browserFor(t), locale);
		const { page } = walk;
		await page.goto(`${walk.origin}${sample}/start?lang=${locale}`);
		await fine(walk, 'start');
		await press(walk, walk.words.next);
		await wrong(walk, 'start', 1);
		await page.getByLabel('Kelurahan Melati').check();
		await press(walk, walk.words.next, 'purpose');
		await reveals(walk);
		await fill(page, { '/purpose/lender': 'Koperasi Sejahtera' });
		walk.asked();
		await page.locator('[name="/purpose/lender"]').press('Enter');
		await page.waitForURL(/\/applicant$/);
		t.same(walk.asked(), ['POST purpose'], 'Enter goes on');
		await fine(walk, 'applicant');
		await fill(page, { '/applicant/kk': '123' });
		await press(walk, walk.words.next);
		await wrong(walk, 'applicant', 8);
		await applicant(walk);
		await press(walk, walk.words.next, 'business');
		await business(walk);
		await press(walk, walk.words.next, 'partners');
		await press(walk, walk.words.add, '0');
		await fine(walk, 'row');
		await fill(page, {
			'/partners/0/name': 'Eko Prasetyo',
			'/partners/0/nik': '9971020911790005',
			'/partners/0/share': walk.words.share,
		});
		await press(walk, walk.words.save, 'partners');
		t.match(await page.locator('main').textContent(), /Eko Prasetyo/);
		await press(walk, walk.words.next, 'premises');
		await page.locator('[name="/premises/place"][value=home]').check();
		await page.locator('[name="/premises/channels"][value=visit]').check();
		t.notOk(await page.locator('[name="/premises/address/street"]').isVisible());
		await fine(walk, 'premises');
		await press(walk, walk.words.next, 'photos');
		await photos(walk);
		await press(walk, walk.words.next, 'turnover');
		await fill(page, { '/turnover/monthly': walk.words.turnover, '/turnover/workers': '3' });
		await fine(walk, 'turnover');
		await press(walk, walk.words.next, 'statement');
		await page.locator('[name="/statement/correct"]').check();
		await press(walk, walk.words.next, 'check-answers');
		await fine(walk, 'check');
		await page.locator('a[href$="#turnover-workers"]').click();
		await fill(page, { '/turnover/workers': '4' });
		await press(walk, walk.words.next, 'check-answers');
		await press(walk, walk.words.send, 'sent');
		await fine(walk, 'confirmation');
		t.match(await page.locator('main').textContent(), /SKU-/);
	}
	t.comment(`axe found nothing on ${met.length} pages and states:\n${met.join('\n')}`);
});

async function reveals(walk: Walk): Promise<void> {
	const { t, page } = walk;
	await fine(walk, 'purpose');
	const [credit, lender, other] = ['[value=credit]', '[name="/purpose/lender"]', '[name="/purpose/other"]'].map((one) =>
		page.locator(one),
	);
	const seen = async () => [await lender?.isVisible(), await other?.isVisible()];
	t.same(await seen(), [false, false], 'nothing is opened yet');
	await credit?.check();
	t.same(await seen(), [true, false]);
	const controls = await credit?.getAttribute('aria-controls');
	t.equal(await page.locator(`[id="${controls}"] [name="/purpose/lender"]`).count(), 1);
	await page.locator('[name="/purpose/use"][value=other]').check();
	t.same(await seen(), [false, true]);
	await credit?.check();
	await fine(walk, 'purpose', 'opened');
}

/** A photo goes up as soon as it is chosen; one that is none is refused in words, and the page goes on without it. */
async function photos(walk: Walk): Promise<void> {
	const { t, page, words } = walk;
	await page.locator('#photos').setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('bukan foto') });
	await page.locator('.upload.govuk-error-message').waitFor();
	t.match(await page.locator('.upload').textContent(), /foto\.jpg/);
	await fine(walk, 'photos', 'refused');
	await page.locator('#photos').setInputFiles(join(sampleFolder, 'surat-keterangan-usaha/tests/warung.jpg'));
	await page.getByText(words.uploaded).waitFor();
	await fine(walk, 'photos', 'uploaded');
	const id = await page.locator('input[type=hidden][name="/photos"]').inputValue();
	await page.locator('button[name=lang]').first().click();
	await page.locator('.files li').waitFor();
	t.equal(await page.locator('.files input[name="/photos"]').inputValue(), id, 'kept with the page');
	await page.locator('button[name=lang]').first().click();
	await page.locator(`html[lang=${walk.locale}]`).waitFor();
	await fine(walk, 'photos', 'kept');
}

async function business(walk: Walk): Promise<void> {
	const { t, page, locale } = walk;
	await fine(walk, 'business');
	await page.locator('[name="/business/kind"]').selectOption('clothing');
	await fill(page, {
		'/business/name': 'Konveksi Siti',
		'/business/about': 'Menjahit seragam sekolah',
		'/business/started/day': '1',
		'/business/started/month': '2',
		'/business/started/year': '2019',
	});
	await page.locator('[name="/business/shared"][value=true]').check();
	const other = locale === 'id' ? 'en' : 'id';
	for (const language of [other, locale]) {
		walk.asked();
		await page.locator(`button[name=lang][value=${language}]`).click();
		await page.locator(`html[lang=${language}]`).waitFor();
		t.same(walk.asked(), ['POST business'], 'another language in one request');
		t.equal(await page.locator('[name="/business/name"]').inputValue(), 'Konveksi Siti', 'keeps what was typed');
		t.ok(await page.locator('[name="/business/shared"][value=true]').isChecked());
	}
}
