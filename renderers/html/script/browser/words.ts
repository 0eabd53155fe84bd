import type { ScriptWord } from '../../texts/words.js';

/** Our words in the language of the page; what stands in `{…}` is put in. */
export function say(word: ScriptWord, put: Readonly<Record<string, string | number>> = {}): string {
	const words = JSON.parse(document.querySelector('main')?.dataset['words'] ?? '{}') as Partial<Record<ScriptWord, string>>;
	return Object.entries(put).reduce((text, [name, value]) => text.replace(`{${name}}`, () => String(value)), words[word] ?? '');
}

/** A number as the language of the page writes it. */
export function written(value: number): string {
	return value.toLocaleString(document.documentElement.lang);
}

/** Makes an element of ours. */
export function make<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	className: string,
	...inside: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
	const element = document.createElement(name);
	element.className = className;
	element.append(...inside);
	return element;
}

/** The button that does something here and now, reading as a link. */
export function makeButton(text: string, press: () => void): HTMLButtonElement {
	const button = make('button', 'linkish', text);
	button.type = 'button';
	button.addEventListener('click', press);
	return button;
}

/** The quiet line at the end of the form, read out when it changes. */
export function tell(text: string, ...more: readonly Node[]): void {
	let line = document.querySelector('.told');
	if (line === null) {
		if (text === '') return;
		line = make('p', 'told');
		line.setAttribute('role', 'status');
		document.querySelector('#form')?.append(line);
	}
	line.replaceChildren(text, ...more);
}

/** The token of the page a form belongs to. */
export function tokenOf(form: HTMLFormElement | null): string {
	return form?.querySelector<HTMLInputElement>('[name=token]')?.value ?? '';
}
