/** The citizen's journey in a real browser without JavaScript: from the first page to the status by its link, in both languages. */
import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { noBrowser, openBrowser } from '../support/browser.js';
import { findings, freePort } from '../support/look.js';
import { sendsPhotos } from '../support/photos.js';
import { serve } from '../support/server.js';

t.setTimeout(300_000);

/** What the buttons and links are called. */
interface Words {
	readonly start: string;
	readonly next: string;
	readonly add: string;
	readonly change: string;
	readonly remove: string;
	readonly save: string;
	readonly yes: string;
	readonly send: string;
	readonly see: string;
	readonly error: string;
	/** A turnover that is above micro, and a share, as the language writes them. */
	readonly turnover: string;
	readonly share: string;
}

const words: Readonly<Record<string, Words>> = {
	id: {
		start: 'Mulai mengajukan',
		next: 'Lanjutkan',
		add: 'Tambah pemilik lain',
		change: 'Ubah',
		remove: 'Hapus',
		save: 'Simpan',
		yes: 'Ya, hapus',
		send: 'Kirim permohonan',
		see: 'Lihat permohonan',
		error: 'Galat: ',
		turnover: '300.000.000',
		share: '20,5',
	},
	en: {
		start: 'Start now',
		next: 'Continue',
		add: 'Add a co-owner',
		change: 'Change',
		remove: 'Remove',
		save: 'Save',
		yes: 'Yes, remove',
		send: 'Send application',
		see: 'See the application',
		error: 'Error: ',
		turnover: '300,000,000',
		share: '20.5',
	},
};

/** Pages, their states and languages that were looked at. */
const met: string[] = [];

/** A person without JavaScript, and beside them somebody with it who looks at the same HTML. */
interface Walk {
	readonly t: Test;
	readonly page: Page;
	readonly looker: Page;
	readonly locale: string;
	readonly words: Words;
}

void t.test('from the first page to the status, without JavaScript', { skip: noBrowser, timeout: 300_000 }, async (t) => {
	const origin = `http://127.0.0.1:${await freePort()}`;
	const served = await serve({ url: origin });
	await served.server.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) });
	const looking = await openBrowser();
	t.teardown(async () => {
		await looking.close();
		await served.close();
	});
	for (const [locale, said] of Object.entries(words)) {
		const browser = await openBrowser({ javaScript: false });
		const other = await openBrowser({ javaScript: false });
		t.teardown(() => Promise.all([browser.close(), other.close()]));
		for (const context of [browser, other]) context.setDefaultTimeout(8000);
		const walk = { t, page: await browser.newPage(), looker: await looking.newPage(), locale, words: said };
		await walk.page.goto(`${origin}/?lang=${locale}`);
		await begins(walk);
		await answers(walk);
		await lists(walk);
		await toTheEnd(walk);
		await sends(walk, await other.newPage());
	}
	t.comment(`axe found nothing on ${met.length} pages and states:\n${met.join('\n')}`);
});

async function begins(walk: Walk): Promise<void> {
	const { page, words } = walk;
	await looksGood(walk, 'home');
	await page.locator('main a[href="/services/surat-keterangan-usaha"]').first().click();
	await looksGood(walk, 'service');
	await page.locator('main a', { hasText: words.start }).first().click();
	await looksGood(walk, 'start');
	await press(walk, words.next);
	await looksWrong(walk, 'start', 1);
	await page.getByLabel('Kelurahan Melati').check();
	await press(walk, words.next);
}

async function answers(walk: Walk): Promise<void> {
	const { t, page, words, locale } = walk;
	await looksGood(walk, 'purpose');
	await press(walk, words.next);
	await looksWrong(walk, 'purpose', 1);
	await page.locator('[name="/purpose/use"][value=credit]').check();
	await fill(page, { '/purpose/lender': 'Koperasi Sejahtera' });
	// Enter in a field goes on, and stays in the language.
	await page.locator('[name="/purpose/lender"]').press('Enter');
	await page.waitForURL(/\/applicant$/);
	t.equal(await page.locator('html').getAttribute('lang'), locale);
	await looksGood(walk, 'applicant');
	await keyboard(walk);
	await looksWrong(walk, 'applicant', 2);
	await fill(page, { '/applicant/kk': '9971011205150003', '/applicant/born/day': '1' });
	await press(walk, words.next);
	await looksGood(walk, 'business');
	await page.locator('[name="/business/kind"]').selectOption('clothing');
	await fill(page, {
		'/business/name': 'Konveksi Siti',
		'/business/about': 'Menjahit seragam sekolah',
		'/business/started/day': '1',
		'/business/started/month': '2',
		'/business/started/year': '2019',
	});
	await page.locator('[name="/business/shared"][value=true]').check();
	const language = locale === 'id' ? 'en' : 'id';
	await page.locator(`button[name=lang][value=${language}]`).click();
	t.equal(await page.locator('html').getAttribute('lang'), language, 'another language');
	t.equal(await page.locator('[name="/business/name"]').inputValue(), 'Konveksi Siti', 'keeps what was typed');
	t.ok(await page.locator('[name="/business/shared"][value=true]').isChecked());
	await page.locator(`button[name=lang][value=${locale}]`).click();
	await press(walk, words.next);
}

async function lists(walk: Walk): Promise<void> {
	const { t, page, words } = walk;
	await looksGood(walk, 'partners', 'empty');
	await press(walk, words.next);
	await looksWrong(walk, 'partners', 1);
	await press(walk, words.add);
	await looksGood(walk, 'row');
	await press(walk, words.save);
	await looksWrong(walk, 'row', 3);
	await row(walk, 0, 'Dewi Lestari', '9971025203850002', '30');
	await press(walk, words.add);
	await row(walk, 1, 'Eko Prasetyo', '9971020911790005', '90');
	await looksGood(walk, 'partners', 'two rows');
	await press(walk, words.next);
	await looksWrong(walk, 'partners', 1);
	await page.locator('button[value="change:/partners/1"]').click();
	await looksGood(walk, 'row', 'changed');
	await fill(page, { '/partners/1/share': words.share });
	await press(walk, words.save);
	await page.locator('button[value="remove:/partners/0"]').click();
	await looksGood(walk, 'remove');
	await press(walk, words.yes);
	const text = (await page.locator('main').textContent()) ?? '';
	t.ok(text.includes('Eko Prasetyo') && !text.includes('Dewi'), 'one is gone');
	await press(walk, words.next);
}

async function row({ page, words }: Walk, index: number, name: string, nik: string, share: string): Promise<void> {
	await fill(page, { [`/partners/${index}/name`]: name, [`/partners/${index}/nik`]: nik, [`/partners/${index}/share`]: share });
	await page.getByRole('button', { name: words.save, exact: true }).last().click();
}

async function toTheEnd(walk: Walk): Promise<void> {
	const { t, page, words } = walk;
	await looksGood(walk, 'premises');
	await page.locator('[name="/premises/place"][value=home]').check();
	await page.locator('[name="/premises/channels"][value=visit]').check();
	await page.locator('[name="/premises/channels"][value=online]').check();
	await press(walk, words.next);
	await sendsPhotos(t, page, () => press(walk, words.next), {
		good: (state) => looksGood(walk, 'photos', state),
		wrong: () => looksWrong(walk, 'photos', 1),
	});
	await looksGood(walk, 'turnover');
	await fill(page, { '/turnover/monthly': 'banyak', '/turnover/workers': '0' });
	await press(walk, words.next);
	await looksWrong(walk, 'turnover', 2);
	await fill(page, { '/turnover/monthly': words.turnover, '/turnover/workers': '3' });
	await press(walk, words.next);
	t.match(page.url(), /\/registration$/, 'a page that these answers open');
	await looksGood(walk, 'registration');
	await fill(page, { '/registration/nib': '9120001234567' });
	await press(walk, words.next);
	await looksGood(walk, 'statement');
	await press(walk, words.next);
	await looksWrong(walk, 'statement', 1);
	await page.locator('[name="/statement/correct"]').check();
	await press(walk, words.next);
	await looksGood(walk, 'check');
	t.equal(await page.locator('main a[href*="/files/"]').count(), 1, 'the photo that is left, by its name');
	await page.locator('a[href$="#turnover-workers"]').click();
	await fill(page, { '/turnover/workers': '4' });
	await press(walk, words.next);
	t.match(page.url(), /check-answers$/, 'a change comes straight back');
	t.match(await page.locator('main').textContent(), /4 (?:orang|people)/);
}

async function sends(walk: Walk, stranger: Page): Promise<void> {
	const { t, page, words } = walk;
	await press(walk, words.send);
	await looksGood(walk, 'confirmation');
	const reference = /applications\/([A-Z0-9-]+)\/sent$/.exec(page.url())?.[1] ?? 'none';
	t.ok((await page.locator('main').textContent())?.includes(reference));
	const link = /http:\/\/127\S+?\?key=[\w-]+/.exec(await page.locator('main').innerText())?.[0] ?? '';
	await page.locator('main a', { hasText: words.see }).first().click();
	await looksGood(walk, 'status');
	const fresh = { ...walk, page: stranger };
	await stranger.goto(link.replace(/\?.*/, `?lang=${walk.locale}`));
	await looksGood(fresh, 'not found');
	await stranger.goto(link);
	t.notMatch(stranger.url(), /key=/, 'the key is gone from the address');
	t.ok((await stranger.locator('main').textContent())?.includes(reference), 'the link opens it anywhere');
}

/** The page of an applicant by keyboard alone: Tab from input to input, typing, then Enter. */
async function keyboard({ page, words }: Walk): Promise<void> {
	const typed: Readonly<Record<string, string>> = {
		'/applicant/name': 'Siti Aminah',
		'/applicant/nik': '9971014107900001',
		'/applicant/kk': '9971014107900001',
		'/applicant/born/day': '31',
		'/applicant/born/month': 'Juni',
		'/applicant/born/year': '1990',
		'/applicant/address/street': 'Jalan Melati Dalam 12',
		'/applicant/address/neighbourhood': 'RT 003 RW 005',
		'/applicant/address/village': 'Melati',
		'/applicant/phone': '081234567890',
		'/applicant/email': 'siti@example.org',
	};
	for (let stops = 0; stops < 40; stops++) {
		await page.keyboard.press('Tab');
		const name: unknown = await page.evaluate("document.activeElement.getAttribute('name')");
		const text = typeof name === 'string' ? typed[name] : undefined;
		if (text !== undefined) await page.keyboard.type(text);
		const label: unknown = await page.evaluate('document.activeElement.textContent');
		if (name === 'then' && label === words.next) break;
	}
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

async function fill(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
	for (const [name, text] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(text);
}

/** Presses a button that is to be seen. */
async function press({ page }: Walk, name: string): Promise<void> {
	await page.locator('main').getByRole('button', { name, exact: true }).click();
}

/** A page without a problem of its own: axe, and nothing to scroll sideways. */
async function looksGood(walk: Walk, name: string, state = ''): Promise<void> {
	const { t, page, words } = walk;
	t.notOk((await page.title()).startsWith(words.error), `${name} ${state}: nothing wrong`);
	await look(walk, name, state);
}

/** A page that says what is wrong: first in its title, then in a summary that leads to each input. */
async function looksWrong(walk: Walk, name: string, count: number): Promise<void> {
	const { t, page, words } = walk;
	const title = await page.title();
	t.ok(title.startsWith(words.error), `${name}: ${title}`);
	const links = page.locator('.govuk-error-summary__list a');
	t.equal(await links.count(), count, `${name}: so many problems`);
	for (const link of await links.all()) {
		const target = (await link.getAttribute('href')) ?? '';
		t.equal(await page.locator(`[id="${target.slice(1)}"]`).count(), 1, `${name}: ${target}`);
	}
	await look(walk, name, 'wrong');
}

async function look({ t, page, looker, locale }: Walk, name: string, state: string): Promise<void> {
	const seen = [name, state, locale].filter(Boolean).join(', ');
	t.same(await findings(page, looker, seen), [], seen);
	met.push(seen);
}
