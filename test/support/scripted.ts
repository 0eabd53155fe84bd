/** Walks through the sample with the page's script, in a real browser: each step is one request, each page is looked at. */
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { openBrowser } from './browser.js';
import { freePort } from './look.js';
import { serve, type TestServer } from './server.js';

export const sample = '/services/surat-keterangan-usaha';
export const words = {
	id: {
		next: 'Lanjutkan',
		add: 'Tambah pemilik lain',
		save: 'Simpan',
		send: 'Kirim permohonan',
		error: 'Galat: ',
		again: 'Coba lagi',
		saved: /^Tersimpan \d\d\.\d\d$/,
		left: 'Tersisa 290 dari 300 karakter',
		over: 'Kelebihan 5 karakter',
		uploaded: 'warung.jpg sudah diunggah',
		turnover: '30.000.000',
		share: '20,5',
	},
	en: {
		next: 'Continue',
		add: 'Add a co-owner',
		save: 'Save',
		send: 'Send application',
		error: 'Error: ',
		again: 'Try again',
		saved: /^Saved \d\d:\d\d$/,
		left: '290 of 300 characters left',
		over: '5 characters too many',
		uploaded: 'warung.jpg has been uploaded',
		turnover: '30,000,000',
		share: '20.5',
	},
} as const;

export interface Walk {
	readonly t: Test;
	readonly page: Page;
	readonly words: (typeof words)['id' | 'en'];
	readonly locale: 'id' | 'en';
	/** Where the server is. */
	readonly origin: string;
	/** Requests since the last look: `POST /drafts/…`. */
	readonly asked: () => readonly string[];
}

/** Pages, their states and languages in which axe found nothing. */
export const met: string[] = [];

let started: Promise<TestServer> | null = null;

/** The server of this file of tests, begun once. */
export function served(): Promise<TestServer> {
	started ??= startServer();
	return started;
}

async function startServer(): Promise<TestServer> {
	const origin = `http://127.0.0.1:${await freePort()}`;
	const begun = await serve({ url: origin });
	await begun.server.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) });
	t.teardown(begun.close);
	return begun;
}

/** Fills in the page of the applicant. */
export async function applicant({ page }: Walk): Promise<void> {
	await fill(page, {
		'/applicant/name': 'Siti Aminah',
		'/applicant/nik': '9971014107900001',
		'/applicant/kk': '9971011205150003',
		'/applicant/born/day': '1',
		'/applicant/born/month': 'Juli',
		'/applicant/born/year': '1990',
		'/applicant/address/street': 'Jalan Melati Dalam 12',
		'/applicant/address/neighbourhood': 'RT 003 RW 005',
		'/applicant/address/village': 'Melati',
		'/applicant/phone': '081234567890',
	});
}

/** A browser of its own, closed with the test. */
export async function browserFor(t: Test): Promise<BrowserContext> {
	const browser = await openBrowser();
	browser.setDefaultTimeout(8000);
	t.teardown(() => browser.close());
	return browser;
}

/** A page of a browser whose requests are counted; a script that fails or is refused fails the test. */
export async function begin(t: Test, browser: BrowserContext, locale: 'id' | 'en'): Promise<Walk> {
	const { origin } = (await served()).house.site.url;
	const page = await browser.newPage();
	let requests: string[] = [];
	page.on('request', (request) => {
		if (!request.url().includes('/assets/'))
			requests.push(`${request.method()} ${new URL(request.url()).pathname.split('/').at(-1)}`);
	});
	page.on('pageerror', (error) => t.fail(`the script failed: ${error.message}`));
	page.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) t.fail(message.text());
	});
	const asked = (): readonly string[] => {
		const before = requests;
		requests = [];
		return before;
	};
	return { t, page, words: words[locale], locale, origin, asked };
}

/** Begins a draft and goes to its second page. */
export async function toApplicant({ page, locale, origin }: Walk): Promise<void> {
	await page.goto(`${origin}${sample}/start?office=melati&lang=${locale}`);
	await page.locator('[name="/purpose/use"][value=aid]').check();
	await page.locator('.after button').first().click();
	await page.waitForURL(/\/applicant$/);
}

/** Types into inputs by their names. */
export async function fill(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
	for (const [name, text] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(text);
}

/** Presses a button; the page with that last part of its address (or what is wrong on this one) is there after one request. */
export async function press({ t, page, asked }: Walk, name: string, to?: string): Promise<void> {
	const from = new URL(page.url()).pathname.split('/').at(-1);
	asked();
	await page.locator('main').getByRole('button', { name, exact: true }).click();
	if (to === undefined) await page.locator('.govuk-error-summary').waitFor();
	else await page.waitForURL(new RegExp(`/${to}$`));
	t.same(asked(), [`POST ${from}`], `${from}: one request`);
}

/** What axe finds on a page, best practice included. */
export async function axe(page: Page): Promise<readonly string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** A page without a problem of its own. */
export async function fine(walk: Walk, name: string, state = ''): Promise<void> {
	const { t, page, locale } = walk;
	t.notOk((await page.title()).startsWith(walk.words.error), `${name} ${state}: nothing wrong`);
	const seen = [name, state, locale].filter(Boolean).join(', ');
	t.same(await axe(page), [], seen);
	met.push(seen);
}

/** A page that says what is wrong: in its title, in a summary that has the focus. */
export async function wrong(walk: Walk, name: string, count: number): Promise<void> {
	const { t, page, locale } = walk;
	t.ok((await page.title()).startsWith(walk.words.error), `${name}: its title says so`);
	t.equal(await page.locator('.govuk-error-summary__list a').count(), count, `${name}: so many problems`);
	t.equal(await page.evaluate('document.activeElement.className'), 'govuk-error-summary', `${name}: the focus is there`);
	t.same(await axe(page), [], `${name}, wrong, ${locale}`);
	met.push(`${name}, wrong, ${locale}`);
}
