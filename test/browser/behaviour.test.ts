/** How pages behave in a real browser: the whole journey by keyboard alone, and on each of its pages every way of looking at it. */
import type { CDPSession, Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { fillFrom } from '../../cli/practising.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Service } from '../../engine/definition/service.js';
import { valueAt } from '../../engine/form/pointer.js';
import { noBrowser, openBrowser } from '../support/browser.js';
import { textsFor } from '../support/journey.js';
import { byKeyboard, type Control, type Entries } from '../support/keyboard.js';
import { findings, freePort } from '../support/look.js';
import { misfits } from '../support/measure.js';
import { readPage } from '../support/page.js';
import { sampleFolder, serve } from '../support/server.js';
import { sampleService, withPartners } from '../support/siti.js';

t.setTimeout(600_000);

const answers = { ...withPartners, turnover: { monthly: 300_000_000, workers: 3 }, registration: { nib: '9120001234567' } };

/** Pages, their states and languages that were looked at. */
const met: string[] = [];

/** Somebody with a keyboard and no script, and beside them somebody with scripts who looks at the same HTML. */
interface Walk {
	readonly t: Test;
	readonly page: Page;
	readonly devtools: CDPSession;
	readonly looker: Page;
	readonly service: Service;
	readonly locale: string;
}

void t.test('the journey by keyboard; each page in every way', { skip: noBrowser, timeout: 600_000 }, async (t) => {
	const origin = `http://127.0.0.1:${await freePort()}`;
	const served = await serve({ url: origin });
	await served.server.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) });
	await fillFrom(sampleFolder, (await readFolder(sampleFolder)).files)(served.house, () => false);
	const looking = await openBrowser();
	t.teardown(async () => {
		await looking.close();
		await served.close();
	});
	for (const locale of ['id', 'en']) {
		const browser = await openBrowser({ javaScript: false });
		t.teardown(() => browser.close());
		browser.setDefaultTimeout(15_000);
		const page = await browser.newPage();
		const devtools = await browser.newCDPSession(page);
		const walk = { t, page, devtools, looker: await looking.newPage(), service: await sampleService(served), locale };
		await page.goto(`${origin}/?lang=${locale}`);
		await begins(walk);
		await asks(walk);
		await leaves(walk);
		await asks(walk);
		await sends(walk);
		for (const path of ['/track', '/cookies', '/accessibility', '/practice', '/nowhere', '/services/surat-keterangan-usaha']) {
			await page.goto(`${origin}${path}`);
			await look(walk, path, '');
		}
	}
	t.comment(
		`nothing cut, over one another or too small, and axe found nothing, on ${met.length} pages and states:\n${met.join('\n')}`,
	);
});

async function begins(walk: Walk): Promise<void> {
	await look(walk, 'home', '');
	await press(walk, ({ href }) => href === '/services/surat-keterangan-usaha');
	await look(walk, 'service', '');
	await press(walk, ({ href }) => href.endsWith('/start'));
	await look(walk, 'start', '');
	await press(walk, continues);
	await look(walk, 'start', 'wrong');
	await press(walk, continues, new Map([['office', ['kenanga']]]));
}

/** Answers page after page until the one from which it is left for later, or until nothing is asked any more. */
async function asks(walk: Walk): Promise<void> {
	const { t, page } = walk;
	for (let count = 0; count < 30; count++) {
		const id = pageId(page);
		const isSeen = met.includes([id, walk.locale].join(', '));
		if (id === 'check-answers' || (id === 'turnover' && !isSeen)) return;
		await look(walk, id, '');
		if (!isSeen) {
			await press(walk, continues);
			if (pageId(page) !== id) continue;
			await look(walk, id, 'wrong');
		}
		await rows(walk);
		await press(walk, continues, await entries(walk));
		t.not(pageId(page), id, `${id}: goes on`);
	}
}

/** Adds what a list lacks, each row on its page; the first row is taken away once and added again. */
async function rows(walk: Walk): Promise<void> {
	const { page } = walk;
	for (let count = 0; count < 8; count++) {
		const { buttons } = readPage(await page.content());
		const add = buttons.find(({ value }) => value.startsWith('add:'))?.value;
		if (add === undefined) return;
		const list = add.slice('add:'.length);
		const present = buttons.filter(({ value }) => value.startsWith(`change:${list}/`)).length;
		const wanted = valueAt(answers, list);
		if (!Array.isArray(wanted) || present >= wanted.length) {
			if (met.includes(`remove, ${walk.locale}`)) return;
			await press(walk, ({ value }) => value === `remove:${list}/1`);
			await look(walk, 'remove', '');
			await press(walk, ({ value }) => value === 'remove');
			continue;
		}
		await press(walk, ({ value }) => value === add);
		if (count === 0) {
			await look(walk, 'row', '');
			await press(walk, continues);
			await look(walk, 'row', 'wrong');
		}
		await press(walk, continues, await entries(walk));
	}
}

/** Leaves the form for later and comes back to the page it was left on. */
async function leaves(walk: Walk): Promise<void> {
	const { t, page } = walk;
	await look(walk, 'turnover', '');
	await press(walk, ({ value }) => value === 'later', new Map([['/turnover/workers', ['3']]]));
	await look(walk, 'later', '');
	await comesBack(walk);
	await press(walk, ({ value }) => value === 'mail', new Map([['email', ['siti@']]]));
	await look(walk, 'later', 'wrong');
	await press(walk, ({ value }) => value === 'mail', new Map([['email', ['siti@example.org']]]));
	await look(walk, 'later', 'sent');
	await press(walk, ({ href }) => /^\/drafts\/[^/]+$/.test(href));
	t.equal(pageId(page), 'turnover');
	t.equal(await page.locator('[name="/turnover/workers"]').inputValue(), '3', 'kept');
}

/** The link that is shown opens it in another browser, at the same page, with what was typed. */
async function comesBack({ t, page }: Walk): Promise<void> {
	const link = (await page.locator('.link code').textContent()) ?? '';
	const other = await openBrowser({ javaScript: false });
	const there = await other.newPage();
	await there.goto(link);
	t.equal(pageId(there), 'turnover');
	t.notMatch(there.url(), /key=/, 'the key is gone from the address');
	t.equal(await there.locator('[name="/turnover/workers"]').inputValue(), '3', 'kept');
	await other.close();
}

async function sends(walk: Walk): Promise<void> {
	const { t, page } = walk;
	await look(walk, 'check', '');
	await press(walk, ({ value }) => value === 'send');
	t.match(page.url(), /\/sent$/);
	await look(walk, 'confirmation', '');
	await press(walk, ({ href }) => /^\/applications\/[^/]+$/.test(href));
	await look(walk, 'status', '');
}

const continues = ({ tag, value }: Control): boolean => tag === 'BUTTON' && value === 'continue';

function pageId(page: Page): string {
	return new URL(page.url()).pathname.split('/')[3] ?? '';
}

/** What a person types into the inputs of this page. */
async function entries({ page, service }: Walk): Promise<Entries> {
	return new Map(textsFor({ page: readPage(await page.content()) }, service, answers));
}

/** By keyboard to a control, and presses it; every stop on the way is seen to have the focus. */
async function press({ t, page }: Walk, wants: (control: Control) => boolean, entered: Entries = new Map()): Promise<void> {
	const from = new URL(page.url()).pathname;
	const { stops, pressed } = await byKeyboard(page, wants, entered);
	if (!pressed) throw new Error(`${from}: the keyboard does not reach it, only\n${stops.map(({ html }) => html).join('\n')}`);
	t.same(
		stops.filter(({ seen }) => !seen).map(({ html }) => html),
		[],
		`${from}: one sees where the focus is, at ${stops.length} stops`,
	);
}

async function look({ t, page, devtools, looker, locale }: Walk, name: string, state: string): Promise<void> {
	const seen = [name, state, locale].filter(Boolean).join(', ');
	if (met.includes(seen)) return;
	t.equal(/^(?:Galat|Error): /.test(await page.title()), state === 'wrong', `${seen}: the title`);
	t.same(await misfits(page, devtools), [], seen);
	t.same(await findings(page, looker, seen), [], `${seen}: axe`);
	met.push(seen);
}
