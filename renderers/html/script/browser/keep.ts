/** Keeps what was changed while a page is filled in (3.3): only the fields that differ from what the tab was shown. */
import { ask, isOurs, show } from './page.js';
import { say, tell, tokenOf } from './words.js';

/** So long after the last change, in milliseconds. */
const pause = 3000;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Text = readonly [name: string, text: string];

/** What was kept since the page was shown; what it was shown with stands in the inputs themselves. */
const keptTexts = new WeakMap<HTMLFormElement, Map<string, string>>();
let timer: ReturnType<typeof setTimeout> | undefined;
let keeping: Promise<void> = Promise.resolve();
let isQuiet = false;

/** While a whole form is sent no single field is. */
export function quiet(on: boolean): void {
	isQuiet = on;
	clearTimeout(timer);
}

/** Resolves once nothing is being kept, so that it can't arrive after what is sent next. */
export function kept(): Promise<void> {
	return keeping;
}

/** Keeps what was changed, once the person stops for a moment. */
export function keepSoon(): void {
	clearTimeout(timer);
	timer = setTimeout(() => void keepNow(), pause);
}

/** Keeps what was changed, now. */
export function keepNow(): Promise<void> {
	clearTimeout(timer);
	const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
	if (form !== null && !isQuiet) keeping = keeping.then(() => keep(form));
	return keeping;
}

async function keep(form: HTMLFormElement): Promise<void> {
	const before = keptTexts.get(form) ?? textsOf(form, true);
	const changed = [...textsOf(form, false)].filter(([field, texts]) => before.get(field) !== texts);
	if (changed.length === 0 || isQuiet) return;
	const body = new URLSearchParams([
		['then', 'autosave'],
		['token', tokenOf(form)],
	]);
	for (const [, texts] of changed) for (const [name, text] of JSON.parse(texts) as Text[]) body.append(name, text);
	try {
		const answer = await ask(form.action, { method: 'POST', body, keepalive: true });
		if (answer.status === 204) {
			keptTexts.set(form, new Map([...before, ...changed]));
			if (form.isConnected) tell(say('saved', { time: timeNow() }));
		} else if (answer.status === 409 && isOurs(answer) && form.isConnected) await show(answer);
	} catch {
		// It is kept with the next change, or when the line is back.
		if (form.isConnected) tell('');
	}
}

/** The texts of each field, as JSON: as they stand, or as they were shown. The parts of a date are one field; files have a way of their own. */
function textsOf(form: HTMLFormElement, shown: boolean): Map<string, string> {
	const fields = new Map<string, Text[]>();
	const controls = [...form.elements] as Control[];
	const files = new Set(controls.filter(({ type }) => type === 'file').map(({ name }) => name));
	for (const control of controls) {
		const { name, type } = control;
		if (!name?.startsWith('/') || files.has(name)) continue;
		const field = control.closest('.govuk-date-input')?.id ?? name;
		const texts = fields.get(field) ?? [];
		fields.set(field, texts);
		const isChoice = type === 'radio' || type === 'checkbox';
		const on = control as HTMLInputElement;
		if (!isChoice || (shown ? on.defaultChecked : on.checked)) texts.push([name, shown ? shownIn(control) : control.value]);
	}
	// Nothing chosen has to be named too.
	return new Map([...fields].map(([field, texts]) => [field, JSON.stringify(texts.length > 0 ? texts : [[field, '']])]));
}

function shownIn(control: Control): string {
	if (!('options' in control))
		return 'defaultChecked' in control && control.defaultChecked ? control.value : control.defaultValue;
	return ([...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0])?.value ?? '';
}

function timeNow(): string {
	const { lang } = document.documentElement;
	return new Date().toLocaleTimeString(lang === 'en' ? 'en-GB' : lang, { hour: '2-digit', minute: '2-digit' });
}
