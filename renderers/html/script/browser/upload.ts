/** Sends a file as soon as it is chosen, and says how far it is; without the script it goes along with the page. */
import { make, makeButton, say, tokenOf } from './words.js';

/** What the server knows of a file it took. */
interface Taken {
	readonly id: string;
	readonly name: string;
}
interface Refused {
	readonly problems?: readonly { readonly message: string }[];
}

/** Uploads the file that was chosen in an input of files. */
export function upload(target: EventTarget | null): void {
	if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
	const draft = /^\/drafts\/[^/]+/.exec(new URL(target.form?.action ?? '', location.href).pathname)?.[0];
	if (draft === undefined) return;
	for (const file of target.files ?? []) send(`${draft}/files`, file, target);
}

function send(url: string, file: File, input: HTMLInputElement): void {
	const { form } = input;
	const request = new XMLHttpRequest();
	const cancel = (): void => {
		request.abort();
		line.remove();
		without(input, file);
		input.focus();
	};
	const bar = make('progress', '');
	bar.max = 100;
	const says = make('span', '');
	says.setAttribute('role', 'status');
	const line = make('p', 'upload', bar, ' ', says, ' ', makeButton(say('cancel'), cancel));
	const end = (message: string): void => {
		line.replaceChildren(message);
		line.setAttribute('role', 'status');
	};
	const progress = (share: number): void => {
		bar.value = share;
		bar.setAttribute('aria-label', file.name);
		says.textContent = say('uploading', { name: file.name, share });
	};
	for (const refused of form?.querySelectorAll('.upload.govuk-error-message') ?? []) refused.remove();
	input.before(line);
	progress(0);
	request.upload.addEventListener('progress', ({ loaded, total }) => progress(Math.floor((loaded / total) * 100)));
	request.addEventListener('load', () => {
		const answer = request.response as (Taken & Refused) | null;
		const isTaken = request.status === 200 || request.status === 201;
		const why = answer?.problems?.map(({ message }) => message).join(' ') ?? '';
		// Refused for what it is; otherwise it goes along with the page.
		const isRefused = why !== '' && request.status < 500;
		if (isTaken || isRefused) without(input, file);
		if (isTaken) return taken(answer as Taken, input, line);
		end(isRefused ? why : say('notUploaded', { name: file.name }));
		line.className = 'govuk-error-message upload';
	});
	request.addEventListener('error', () => end(say('notUploaded', { name: file.name })));
	// Sent with the page before that: then it goes along with it.
	form?.addEventListener('submit', () => request.abort(), { once: true });
	const body = new FormData();
	body.append('token', tokenOf(form));
	body.append('field', input.name);
	body.append('file', file);
	request.open('POST', url);
	request.responseType = 'json';
	request.send(body);
}

/** Takes a file out of its input: it isn't sent with the page again. */
function without(input: HTMLInputElement, file: File): void {
	const rest = new DataTransfer();
	for (const other of input.files ?? []) if (other !== file) rest.items.add(other);
	input.files = rest.files;
}

/** The file is there: from now on its id is sent in its place. One more replaces it where only one may be. */
function taken({ id, name }: Taken, input: HTMLInputElement, line: HTMLElement): void {
	const hidden = make('input', '');
	hidden.type = 'hidden';
	hidden.name = input.name;
	hidden.value = id;
	line.setAttribute('role', 'status');
	if (!input.multiple)
		for (const other of input.form?.querySelectorAll<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(input.name)}"]`) ??
			[])
			(other.closest('li, .upload') ?? other).remove();
	line.replaceChildren(
		say('uploaded', { name }),
		' ',
		hidden,
		makeButton(say('remove'), () => {
			line.remove();
			input.focus();
		}),
	);
}
