/** Says how many characters are left, while one types: seen at once, read out after a pause (as govuk-frontend's character count). */
import { make, say, written } from './words.js';

let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts a count to every text of the page that has a limit. */
export function countAll(): void {
	for (const text of document.querySelectorAll('.govuk-js-character-count')) count(text);
}

/** Counts the text that was typed in, where it has a limit. */
export function count(target: EventTarget | null): void {
	const group = target instanceof HTMLTextAreaElement ? target.closest<HTMLElement>('[data-maxlength]') : null;
	if (group === null) return;
	const text = target as HTMLTextAreaElement;
	const most = Number(group.dataset['maxlength']);
	const left = most - Array.from(text.value.normalize('NFC').trim()).length;
	const says = left < 0 ? say('over', { count: written(-left) }) : say('left', { count: written(left), most: written(most) });
	const { seen, heard } = linesOf(group, text);
	seen.textContent = says;
	seen.classList.toggle('govuk-error-message', left < 0);
	seen.classList.toggle('govuk-hint', left >= 0);
	text.classList.toggle('govuk-textarea--error', left < 0 || group.classList.contains('govuk-form-group--error'));
	clearTimeout(timer);
	if (document.activeElement === text) timer = setTimeout(() => (heard.textContent = says), 1000);
}

function linesOf(group: HTMLElement, text: HTMLElement): { readonly seen: Element; readonly heard: Element } {
	const [there, also] = group.querySelectorAll('.count');
	if (there !== undefined && also !== undefined) return { seen: there, heard: also };
	const seen = make('div', 'count govuk-character-count__message');
	seen.setAttribute('aria-hidden', 'true');
	const heard = make('div', 'count govuk-visually-hidden');
	heard.setAttribute('aria-live', 'polite');
	// The limit in words stays what describes the text; it need not be seen twice.
	document.getElementById(`${text.id}-info`)?.classList.add('govuk-visually-hidden');
	group.append(seen, heard);
	return { seen, heard };
}
