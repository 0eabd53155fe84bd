/** Somebody who has only a keyboard: Tab, Space, arrows, letters, Enter. */
import type { Page } from 'playwright-core';
import { focusedStop, type Stop } from './measure.js';

/** What has the focus. */
export interface Control {
	readonly tag: string;
	readonly type: string;
	readonly name: string;
	readonly value: string;
	readonly href: string;
	readonly checked: boolean;
}

/** What to enter, by the names of inputs. */
export type Entries = ReadonlyMap<string, readonly string[]>;

/** Stops of the keyboard on this page so far. */
const longest = 80;

/**
 * Goes through the page with Tab, enters what is said, and presses the first control that `wants` wants.
 * @returns each stop on the way; the last one was pressed, where `pressed` is true
 */
export async function byKeyboard(
	page: Page,
	wants: (control: Control) => boolean,
	entries: Entries = new Map(),
): Promise<{ readonly stops: readonly Stop[]; readonly pressed: boolean }> {
	const stops: Stop[] = [];
	const done = new Set<string>();
	for (let count = 0; count < longest; count++) {
		await page.keyboard.press('Tab');
		const control = await focused(page);
		const stop = control === null ? null : await focusedStop(page);
		if (control === null || stop === null) return { stops, pressed: false };
		stops.push(stop);
		const texts = entries.get(control.name);
		if (texts !== undefined && control.tag !== 'BUTTON') await enter(page, control, texts, done);
		if (!wants(control)) continue;
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		return { stops, pressed: true };
	}
	return { stops, pressed: false };
}

async function enter(page: Page, control: Control, texts: readonly string[], done: Set<string>): Promise<void> {
	if (control.type === 'checkbox') {
		if (control.checked !== texts.includes(control.value)) await page.keyboard.press('Space');
		return;
	}
	if (done.has(control.name)) return;
	done.add(control.name);
	const text = texts[0] ?? '';
	if (control.type === 'radio') return choose(page, control, text, 'Space');
	if (control.tag === 'SELECT') return choose(page, control, text, 'Home');
	await page.keyboard.press('Control+A');
	await page.keyboard.type(text);
}

/** Goes down with the arrow until the choice that is wanted has come. */
async function choose(page: Page, control: Control, wanted: string, first: 'Space' | 'Home'): Promise<void> {
	if (control.value === wanted && (control.checked || first === 'Home')) return;
	await page.keyboard.press(first);
	for (let count = 0; count < longest && (await focused(page))?.value !== wanted; count++) await page.keyboard.press('ArrowDown');
}

/** The control with the focus. */
async function focused(page: Page): Promise<Control | null> {
	return page.evaluate(`(() => {
	const element = document.activeElement;
	if (element === null || element === document.body) return null;
	const { tagName: tag, type = '', name = '', value = '', checked = false } = element;
	return { tag, type, name, value, checked, href: element.getAttribute('href') ?? '' };
})()`);
}
