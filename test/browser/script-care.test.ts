/** What the page's script takes care of: nothing typed is lost, one sending at a time, counters, uploads. */
import type { Page } from 'playwright-core';
import t from 'tap';
import { readPage } from '../../engine/form/page.js';
import { noBrowser } from '../support/browser.js';
import { on } from '../support/form.js';
import { randomFrom, seedOfRun } from '../support/random.js';
import { applicant, axe, begin, browserFor, served, toApplicant } from '../support/scripted.js';
import { sampleService } from '../support/siti.js';

t.setTimeout(300_000);

void t.test('what is typed is kept, and found again in another tab', { skip: noBrowser }, async (t) => {
	const browser = await browserFor(t);
	const walk = await begin(t, browser, 'id');
	const { page } = walk;
	await toApplicant(walk);
	await page.locator('[name="/applicant/name"]').fill('Siti Aminah');
	await page.locator('[name="/applicant/born/day"]').fill('7');
	const kept = await page.waitForRequest((request) => request.method() === 'POST');
	const posted = new URLSearchParams(kept.postData() ?? '');
	t.same(
		[...posted.keys()].sort(),
		['/applicant/born/day', '/applicant/born/month', '/applicant/born/year', '/applicant/name', 'then', 'token'],
		'only what was changed',
	);
	await page.locator('.told').waitFor();
	t.match(await page.locator('.told').textContent(), walk.words.saved);
	t.equal(await page.locator('.told').getAttribute('role'), 'status');
	t.same(await axe(page), [], 'axe');
	const other = await browser.newPage();
	await other.goto(page.url());
	t.equal(await other.locator('[name="/applicant/name"]').inputValue(), 'Siti Aminah');
	t.equal(await other.locator('[name="/applicant/born/day"]').inputValue(), '7', 'half a date too');
	t.equal(await other.locator('.govuk-error-summary').count(), 0, 'nobody is blamed for it');
	// Two tabs, each with a field of its own.
	const saves = (one: Page) => one.waitForResponse((answer) => answer.status() === 204);
	const both = [saves(page), saves(other)];
	await page.locator('[name="/applicant/phone"]').fill('081234567890');
	await other.locator('[name="/applicant/address/street"]').fill('Jalan Melati Dalam 12');
	await Promise.all(both);
	await other.reload();
	t.equal(await other.locator('[name="/applicant/phone"]').inputValue(), '081234567890');
	t.equal(await other.locator('[name="/applicant/address/street"]').inputValue(), 'Jalan Melati Dalam 12');
	// Left without a word: kept on the way out.
	await other.locator('[name="/applicant/name"]').fill('Siti A.');
	await other.goto(`${walk.origin}/`);
	await other.waitForTimeout(300);
	await other.goto(page.url());
	t.equal(await other.locator('[name="/applicant/name"]').inputValue(), 'Siti A.');
});

void t.test('a cut line loses nothing', { skip: noBrowser }, async (t) => {
	const browser = await browserFor(t);
	const walk = await begin(t, browser, 'en');
	const { page } = walk;
	await toApplicant(walk);
	await applicant(walk);
	await browser.setOffline(true);
	await page.locator('main').getByRole('button', { name: walk.words.next, exact: true }).click();
	await page.getByRole('button', { name: walk.words.again }).waitFor();
	t.match(await page.locator('.told').textContent(), /No connection/);
	t.match(page.url(), /applicant$/);
	t.equal(await page.locator('[name="/applicant/name"]').inputValue(), 'Siti Aminah');
	t.same(await axe(page), [], 'axe');
	await browser.setOffline(false);
	await page.getByRole('button', { name: walk.words.again }).click();
	await page.waitForURL(/\/business$/);
	t.pass('it goes on once the line is back');
});

void t.test('back and forward, focus, and one sending at a time', { skip: noBrowser }, async (t) => {
	const walk = await begin(t, await browserFor(t), 'id');
	const { page } = walk;
	await toApplicant(walk);
	t.equal(await page.evaluate('document.activeElement.localName'), 'h1', 'the focus is on the heading');
	await page.goBack();
	await page.locator('[name="/purpose/use"]').first().waitFor();
	t.match(page.url(), /purpose$/);
	t.ok(await page.locator('[value=aid]').isChecked(), 'as it was answered');
	await page.goForward();
	await page.locator('[name="/applicant/name"]').waitFor();
	t.match(page.url(), /applicant$/);
	walk.asked();
	await page.evaluate("for (const n of [1, 2, 3]) document.querySelector('.after button').click()");
	await page.locator('.govuk-error-summary').waitFor();
	t.same(walk.asked(), ['POST applicant'], 'pressed three times, sent once');
	t.equal(await page.evaluate('document.activeElement.className'), 'govuk-error-summary', 'the focus is on what is wrong');
	await page.locator('.govuk-error-summary a').first().click();
	t.equal(await page.evaluate("document.activeElement.getAttribute('name')"), '/applicant/name', 'and leads to its input');
	t.same(walk.asked(), [], 'within the page');
	await applicant(walk);
	await page.locator('.after button').first().click();
	await page.waitForURL(/business$/);
	t.notMatch(await page.title(), /Galat/);
});

void t.test('characters are counted', { skip: noBrowser }, async (t) => {
	for (const locale of ['id', 'en'] as const) {
		const walk = await begin(t, await browserFor(t), locale);
		await toApplicant(walk);
		await applicant(walk);
		await walk.page.locator('.after button').first().click();
		const about = walk.page.locator('[name="/business/about"]');
		const count = walk.page.locator('.govuk-character-count__message.count').first();
		await about.fill('Jalan Raya');
		t.equal(await count.textContent(), walk.words.left);
		await about.fill('x'.repeat(305));
		t.equal(await count.textContent(), walk.words.over);
		await walk.page.waitForTimeout(1200);
		t.equal(await walk.page.locator('.count[aria-live=polite]').first().textContent(), walk.words.over, 'read out after a pause');
		t.same(await axe(walk.page), [], 'axe');
	}
});

void t.test('an answer that is no page of ours: the browser sends the form itself', { skip: noBrowser }, async (t) => {
	const walk = await begin(t, await browserFor(t), 'id');
	const { page } = walk;
	await toApplicant(walk);
	await applicant(walk);
	await page.route('**/applicant', (route) =>
		route.request().headers()['x-loket'] === 'page'
			? route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Wi-Fi</p>' })
			: route.continue(),
	);
	await page.locator('.after button').first().click();
	await page.waitForURL(/business$/);
	t.equal(await page.locator('[name="/business/name"]').count(), 1);
});

void t.test('what is typed into a row is found again', { skip: noBrowser }, async (t) => {
	const walk = await begin(t, await browserFor(t), 'en');
	const { page } = walk;
	await toApplicant(walk);
	await applicant(walk);
	await page.locator('.after button').first().click();
	await page.waitForURL(/business$/);
	await page.locator('[name="/business/kind"]').selectOption('clothing');
	const texts = { name: 'Konveksi', about: 'Menjahit seragam', 'started/day': '1', 'started/month': '2', 'started/year': '2019' };
	for (const [name, text] of Object.entries(texts)) await page.locator(`[name="/business/${name}"]`).fill(text);
	await page.locator('[name="/business/shared"][value=true]').check();
	await page.locator('.after button').first().click();
	await page.waitForURL(/partners$/);
	await page.locator('button[value="add:/partners"]').click();
	await page.locator('[name="/partners/0/name"]').fill('Eko');
	await page.waitForResponse((answer) => answer.status() === 204);
	await page.reload();
	t.equal(await page.locator('[name="/partners/0/name"]').inputValue(), 'Eko');
	await page.locator('button[value=back]').last().click();
	await page.waitForURL(/partners$/);
	t.notMatch(await page.locator('main').textContent(), /Eko/, 'there is no row before it is saved');
});

void t.test('what is shown is what the server finds relevant', { skip: noBrowser }, async (t) => {
	const walk = await begin(t, await browserFor(t), 'id');
	const { page } = walk;
	const random = randomFrom(seedOfRun());
	const form = (await sampleService(await served())).form;
	let [shown, hidden] = [0, 0];
	await toApplicant(walk);
	await page.goBack();
	await page.locator('[name="/purpose/use"]').first().waitFor();
	const purpose = form.pages.find(({ id }) => id === 'purpose');
	if (purpose === undefined) throw new Error('the sample has no such page');
	for (let round = 0; round < 20; round++) {
		await page
			.locator('[name="/purpose/use"]')
			.nth(Math.floor(random() * 4))
			.check();
		const texts = (await page.evaluate("[...new FormData(document.querySelector('#form'))]")) as [string, string][];
		const { settled } = readPage(form, purpose, Object.fromEntries(texts), {}, on('2026-11-25'));
		for (const name of ['/purpose/lender', '/purpose/other']) {
			const isHidden = settled.hidden.has(name);
			t.equal(await page.locator(`[name="${name}"]`).isVisible(), !isHidden, `${name} ${JSON.stringify(texts)}`);
			if (isHidden) hidden++;
			else shown++;
		}
	}
	t.ok(shown > 0 && hidden > 0);
});

void t.test('a file is sent as soon as it is chosen', { skip: noBrowser }, async (t) => {
	const walk = await begin(t, await browserFor(t), 'id');
	const { page } = walk;
	await toApplicant(walk);
	const input =
		'<div class="govuk-form-group"><label class="govuk-label" for="photo">Foto</label><input type="file" id="photo" name="/photo"></div>';
	await page.evaluate(`document.querySelector('.after').insertAdjacentHTML('beforebegin', ${JSON.stringify(input)})`);
	let refuse = false;
	await page.route('**/drafts/*/files', async (route) => {
		const body = route.request().postDataBuffer()?.toString('latin1') ?? '';
		t.match(body, /name="token"\r\n\r\n[\w-]{32}/);
		t.match(body, /name="field"\r\n\r\n\/photo\r\n/);
		const problem = {
			status: 422,
			contentType: 'application/problem+json',
			body: JSON.stringify({ title: 'x', problems: [{ path: '/photo', code: 'accept', message: 'Pilih foto JPG.' }] }),
		};
		await route.fulfill(
			refuse
				? problem
				: {
						status: 200,
						contentType: 'application/json',
						body: JSON.stringify({ id: 'file1', name: 'foto.jpg', size: 3, type: 'image/jpeg' }),
					},
		);
	});
	const file = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('abc') };
	await page.locator('#photo').setInputFiles(file);
	await page.getByText('foto.jpg sudah diunggah').waitFor();
	t.equal(await page.locator('input[type=hidden][name="/photo"]').inputValue(), 'file1');
	t.equal(await page.locator('#photo').inputValue(), '', 'it is not sent again');
	t.same(await axe(page), [], 'axe');
	await page.getByRole('button', { name: 'Hapus' }).click();
	t.equal(await page.locator('input[type=hidden][name="/photo"]').count(), 0);
	refuse = true;
	await page.locator('#photo').setInputFiles(file);
	await page.getByText('Pilih foto JPG.').waitFor();
	t.equal(await page.locator('#photo').inputValue(), '');
});
