/** Shows the fields that an answer of the page opens only while it opens them (2b-16). */
import type { RevealView } from '../../../../engine/views/reveal.js';
import { revealed } from '../reveal.js';

/** Shows and hides fields by what stands in the inputs of the page. What is hidden is still sent; the server leaves it out. */
export function reveal(): void {
	const form = document.querySelector<HTMLFormElement>('form[data-reveal]');
	if (form === null) return;
	const texts = new FormData(form);
	const view = JSON.parse(form.dataset['reveal'] ?? '') as RevealView;
	for (const [id, isShown] of revealed(view, (name) => texts.getAll(name).map(String))) {
		const field = document.getElementById(id)?.closest<HTMLElement>('.govuk-form-group, .guidance');
		if (field) field.hidden = !isShown;
	}
	for (const choice of form.querySelectorAll<HTMLInputElement>('[data-aria-controls]')) {
		const id = choice.dataset['ariaControls'] ?? '';
		const under = document.getElementById(id);
		if (under === null) continue;
		under.hidden = [...under.children].every((field) => (field as HTMLElement).hidden);
		choice.setAttribute('aria-controls', id);
		// ARIA 1.2 knows it of checkboxes, not of radios.
		if (choice.type === 'checkbox') choice.setAttribute('aria-expanded', String(!under.hidden));
	}
}
