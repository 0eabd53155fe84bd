/** What is measured on a page of a browser, whatever page it is. Everything here runs in the page; scripts of its own aren't needed. */
import type { CDPSession, Page } from 'playwright-core';

/** What has the focus, in words, and whether its looks say so; null where nothing has it. */
export interface Stop {
	readonly html: string;
	readonly seen: boolean;
}

/** The element with the focus, and whether an outline, a shadow or a colour of at least 2 px marks it; of radios the ring stands on the label. */
export async function focusedStop(page: Page): Promise<Stop | null> {
	return page.evaluate(`(() => {
	const element = document.activeElement;
	if (element === null || element === document.body) return null;
	const looks = (style) => [style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? style.outlineWidth + style.outlineColor : '', style.boxShadow, style.backgroundColor].join();
	const label = element.nextElementSibling;
	const parts = () => [looks(getComputedStyle(element)), label === null ? '' : looks(getComputedStyle(label, '::before'))].join();
	const during = parts();
	element.blur();
	const after = parts();
	element.focus();
	return { html: element.outerHTML.slice(0, 120), seen: during !== after };
})()`);
}

/** Walks through the page with Tab: what has the focus at each stop. */
export async function tabStops(page: Page): Promise<readonly Stop[]> {
	const stops: Stop[] = [];
	for (let count = 0; count < 60; count++) {
		await page.keyboard.press('Tab');
		const stop = await focusedStop(page);
		if (stop === null) break;
		stops.push(stop);
	}
	return stops;
}

/** Runs in the page: controls without a border or outline of their own. */
export const unseen = `[...document.querySelectorAll('input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, .govuk-button')]
	.filter((element) => getComputedStyle(element).borderTopStyle === 'none' || getComputedStyle(element).borderTopWidth === '0px')
	.map((element) => element.outerHTML.slice(0, 100))`;

/** Buttons, links outside sentences and inputs below 24 px (WCAG 2.2, 2.5.8). Runs in the page. */
export const smallTargets = `[...document.querySelectorAll('a, button, input, select, textarea, summary')]
	.filter((element) => element.type !== 'hidden' && element.tabIndex >= 0 && !element.closest('p.govuk-body, li:not([class])') && !element.classList.contains('govuk-skip-link'))
	.map((element) => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
	.filter(([, box]) => box.width > 0 && (box.height < 24 || box.width < 24))
	.map(([html, box]) => html + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))`;

/** Controls that can be used, and where they are. */
const controls = `[...document.querySelectorAll('main a, main button, main input, main select, main textarea, main summary, .top a, .top button, .foot a')]
	.filter((element) => element.type !== 'hidden' && element.tabIndex >= 0 && !element.closest('.govuk-visually-hidden') && element.checkVisibility())
	.map((element) => ({ element, box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 100) }))
	.filter(({ box }) => box.width > 0)`;

/** Controls that stand partly outside the window's width, words that their box cuts off, and how much wider than the window the page is. */
const cut = `[
	...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page is ' + document.documentElement.scrollWidth + ' wide'] : []),
	...${controls}.filter(({ box }) => box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5).map(({ html }) => 'cut: ' + html),
	...[...document.querySelectorAll('main *, header *, footer *')]
		.filter((element) => !element.closest('.govuk-visually-hidden') && element.checkVisibility() && !['INPUT', 'SELECT', 'TEXTAREA', 'PROGRESS'].includes(element.tagName))
		.filter((element) => getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
		.map((element) => 'cut off: ' + element.outerHTML.slice(0, 100)),
]`;

/** Controls that lie over one another. */
const overlaps = `(() => {
	const all = ${controls};
	const found = [];
	for (const [index, one] of all.entries())
		for (const other of all.slice(index + 1)) {
			if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
			const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
			const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
			if (wide > 1 && high > 1) found.push(one.html + ' over ' + other.html);
		}
	return found;
})()`;

/** Spacing of texts as WCAG 2.2, 1.4.12 asks for; put on and taken off without a word in the page itself. */
const spacing = `(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
	document.adoptedStyleSheets = [sheet];
})()`;

/** On paper: buttons, ways about and fields of what is sent that are still to be seen; nothing but a document may be left. */
export const onPaper = `[...document.querySelectorAll('button, nav, footer, .strip, progress, .govuk-skip-link, .govuk-back-link, .govuk-summary-list__actions, .govuk-breadcrumbs, a.govuk-button, .noprint')]
	.filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 1 && !element.closest('.govuk-visually-hidden'))
	.map((element) => element.outerHTML.slice(0, 100))`;

/** Each way of looking at a page, and what is wrong then. */
export async function misfits(page: Page, devtools: CDPSession): Promise<readonly string[]> {
	const found: string[] = [];
	const look = async (how: string, ...scripts: readonly string[]): Promise<void> => {
		for (const script of scripts) found.push(...(await page.evaluate<string[]>(script)).map((wrong) => `${how}: ${wrong}`));
	};
	const screen = (width: number, height: number, deviceScaleFactor: number) =>
		devtools.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
	await screen(1280, 1024, 1);
	await look('1280 px', cut, overlaps, smallTargets);
	// What a window of 1280 × 1024 shows at 400 % (WCAG 2.2, 1.4.10).
	await screen(320, 256, 4);
	await look('400 %', cut, overlaps, smallTargets);
	await screen(320, 640, 1);
	await look('320 px', cut, overlaps);
	await page.evaluate("document.documentElement.dir = 'rtl'");
	await look('320 px from right to left', cut, overlaps);
	await screen(1280, 1024, 1);
	await look('1280 px from right to left', cut, overlaps);
	await page.evaluate("document.documentElement.dir = 'ltr'");
	await page.evaluate(spacing);
	await look('1280 px with wide spacing', cut, overlaps);
	await screen(320, 640, 1);
	await look('320 px with wide spacing', cut, overlaps);
	await page.evaluate('document.adoptedStyleSheets = []');
	await screen(1280, 1024, 1);
	await page.emulateMedia({ forcedColors: 'active' });
	await look('forced colours', unseen);
	await page.emulateMedia({ forcedColors: 'none', media: 'print' });
	await look('on paper', onPaper, cut);
	await page.emulateMedia({ media: 'screen' });
	await page.setViewportSize({ width: 1280, height: 1023 });
	return found;
}
