/**
 * The script of `loket dev`: shows the page again once the folder changed, and puts back what was typed, where one was, and what was open.
 * Nothing is posted. It is served to authors alone and is no part of the script of citizens' pages.
 */
interface Control {
	readonly name: string;
	readonly type: string;
	readonly id: string;
	value: string;
	readonly defaultValue: string;
	checked: boolean;
	readonly defaultChecked: boolean;
	readonly options?: ArrayLike<{ readonly selected: boolean; readonly defaultSelected: boolean }>;
	readonly focus: (how: { readonly preventScroll: boolean }) => void;
	readonly dispatchEvent: (event: object) => void;
}
interface Kept {
	readonly page: string;
	readonly top: number;
	readonly focus: string;
	readonly open: readonly boolean[];
	readonly typed: readonly { readonly name: string; readonly type: string; readonly value: string; readonly checked: boolean }[];
}
interface Source {
	readonly close: () => void;
	readonly addEventListener: (name: string, heard: (event: { readonly data: string }) => void) => void;
}
declare const document: {
	readonly hidden: boolean;
	readonly activeElement: { readonly id: string } | null;
	readonly getElementById: (id: string) => (Control & { readonly dataset: Readonly<Record<string, string>> }) | null;
	readonly querySelectorAll: (selector: string) => Iterable<Control & { open: boolean }>;
	readonly addEventListener: (name: string, heard: () => void) => void;
};
declare const window: {
	readonly scrollY: number;
	readonly scrollTo: (x: number, y: number) => void;
	readonly addEventListener: (name: string, heard: () => void) => void;
};
declare const location: {
	readonly pathname: string;
	readonly search: string;
	readonly replace: (url: string) => void;
};
declare const sessionStorage: {
	readonly getItem: (key: string) => string | null;
	readonly setItem: (key: string, value: string) => void;
	readonly removeItem: (key: string) => void;
};
declare const Event: new (name: string, how: { readonly bubbles: boolean }) => object;
declare const EventSource: new (url: string) => Source;

const key = 'loket-dev';
const shown = document.getElementById('loket-live')?.dataset['revision'] ?? '';
/** The page's own script may have led elsewhere since. */
const here = (): string => location.pathname + location.search;
const controls = (): readonly Control[] => [...document.querySelectorAll('main input, main select, main textarea')];
const mayKeep = ({ name, type }: Control): boolean => name.startsWith('/') && type !== 'file' && type !== 'hidden';

/** Was it changed since the page came? Only that is put back: the rest comes from the draft. */
function isChanged(control: Control): boolean {
	if (control.type === 'radio' || control.type === 'checkbox') return control.checked !== control.defaultChecked;
	if (control.options !== undefined)
		return Array.from(control.options).some(({ selected, defaultSelected }) => selected !== defaultSelected);
	return control.value !== control.defaultValue;
}

function keep(): void {
	const kept: Kept = {
		page: here(),
		top: window.scrollY,
		focus: document.activeElement?.id ?? '',
		open: [...document.querySelectorAll('details')].map(({ open }) => open),
		typed: controls()
			.filter((control) => mayKeep(control) && isChanged(control))
			.map(({ name, type, value, checked }) => ({ name, type, value, checked })),
	};
	sessionStorage.setItem(key, JSON.stringify(kept));
}

function putBack(): void {
	const text = sessionStorage.getItem(key);
	sessionStorage.removeItem(key);
	const kept = text === null ? null : (JSON.parse(text) as Kept);
	if (kept?.page !== here()) return;
	for (const { name, type, value, checked } of kept.typed) {
		const isChoice = type === 'radio' || type === 'checkbox';
		const control = controls().find((one) => one.name === name && one.type === type && (!isChoice || one.value === value));
		if (control === undefined) continue;
		if (isChoice) control.checked = checked;
		else control.value = value;
		// The page's script shows what this opens, so that it can have the focus again.
		control.dispatchEvent(new Event('input', { bubbles: true }));
	}
	const folds = [...document.querySelectorAll('main details')];
	const open = kept.open.slice(-folds.length);
	if (open.length === folds.length) for (const [index, fold] of folds.entries()) fold.open = open[index] === true;
	if (kept.focus !== '') document.getElementById(kept.focus)?.focus({ preventScroll: true });
	window.scrollTo(0, kept.top);
}

/** Asks for the page by its address: what was posted isn't posted again. */
function again(): void {
	keep();
	location.replace(here());
}

let source: Source | null = null;

function listen(): void {
	if (source !== null || document.hidden) return;
	source = new EventSource('/dev/events');
	source.addEventListener('folder', ({ data }) => {
		if (data !== shown) again();
	});
}

function rest(): void {
	source?.close();
	source = null;
}

// A browser keeps few connections to one address: a page that nobody sees gives its own up.
document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
window.addEventListener('pagehide', rest);
window.addEventListener('pageshow', listen);
putBack();
listen();
