/** Sends a form and shows the page it leads to, within one answer (3.4). */
import { kept, quiet } from './keep.js';
import { ask, isOurs, show } from './page.js';
import { makeButton, say, tell } from './words.js';

type Button = HTMLButtonElement | null;

let isSending = false;
/** Sent the browser's own way, since what came back was no page of ours. */
let isOwn = false;

/** Takes over the sending of a form; while one is under way another press does nothing. */
export function onSubmit(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	if (isOwn || form.method !== 'post') return;
	event.preventDefault();
	if (!isSending) void send(form, event.submitter as Button);
}

async function send(form: HTMLFormElement, button: Button): Promise<void> {
	isSending = true;
	quiet(true);
	form.setAttribute('aria-busy', 'true');
	const waiting = setTimeout(() => tell(say('sending')), 1000);
	try {
		await kept();
		const answer = await ask(form.action, { method: 'POST', body: bodyOf(form, button) });
		clearTimeout(waiting);
		if (isOurs(answer)) await show(answer);
		else if (answer.status < 500) {
			isOwn = true;
			form.requestSubmit(button);
		} else failed(form, button);
	} catch {
		failed(form, button);
	} finally {
		clearTimeout(waiting);
		form.removeAttribute('aria-busy');
		isSending = false;
		quiet(isOwn);
	}
}

function bodyOf(form: HTMLFormElement, button: Button): FormData | URLSearchParams {
	const data = new FormData(form);
	if (button?.name) data.append(button.name, button.value);
	return form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data as unknown as Record<string, string>);
}

/** Nothing is lost: everything stays as it was typed, with a way to try once more. */
function failed(form: HTMLFormElement, button: Button): void {
	const again = makeButton(say('again'), () => form.requestSubmit(button));
	tell(`${say('offline')} `, again);
	again.focus();
}
