/** An application that was sent through the pages, with who sent it; and what an office does with it. */
import { act } from '../../engine/applications/act.js';
import { isRefusal } from '../../engine/applications/load.js';
import { settled } from '../../engine/applications/settled.js';
import type { Command } from '../../engine/workflow/types.js';
import { officer } from './desk.js';
import { standing } from './page.js';
import type { Answer, TestServer, Visitor } from './server.js';
import { filledIn } from './siti.js';

/** An application that was sent. */
export interface Sent {
	readonly visitor: Visitor;
	readonly reference: string;
	readonly path: string;
	readonly id: string;
	/** The private link, without its host. */
	readonly link: string;
	readonly key: string;
}

/** Sends Siti's application. */
export async function sent(served: TestServer): Promise<Sent> {
	const visitor = served.visitor();
	const check = await filledIn(served, visitor);
	const confirmation = await visitor.send(check, [], ['then', 'send']);
	const link = new URL(/http\S+\?key=[\w-]+/.exec(confirmation.page.words)?.[0] ?? '');
	const reference = confirmation.path.split('/')[2] ?? '';
	const id = check.path.split('/')[2] ?? '';
	const key = link.searchParams.get('key') ?? '';
	return { visitor, reference, path: `/applications/${reference}`, id, link: `${link.pathname}${link.search}`, key };
}

/** It as it stands. */
export async function stored(served: TestServer, { id }: Sent) {
	const found = await settled(served.house.applications, id);
	if (isRefusal(found)) throw new Error(found.code);
	return found.application;
}

/** Somebody at the office acts, on the visit as it is now. */
export async function office(served: TestServer, application: Sent, action: string, as: string, more: Partial<Command> = {}) {
	const { visit } = await stored(served, application);
	const who = async () => ({ actor: officer(`${as}1`, [as]), holds: () => true });
	const asked = { action, visit, ...more, key: null, locale: 'id', who };
	const done = await act(served.house.applications, application.id, { secret: application.key }, asked);
	if (isRefusal(done)) throw new Error(`${done.code} ${JSON.stringify(done)}`);
}

/** What the page would post, with other texts put in. */
export function formOf({ page }: Answer, texts: Readonly<Record<string, string>>): Map<string, string[]> {
	const form = standing(page);
	if (!('lang' in texts)) form.set('then', ['continue']);
	for (const [name, text] of Object.entries(texts)) form.set(name, [text]);
	return form;
}
