/** People who upload, at the service that asks for files everywhere. */
import { readDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { readSession } from '../../engine/identity/session.js';
import { document, photo, picture } from './files.js';
import type { Answer, TestServer, Visitor } from './server.js';

export const jpeg = { name: 'depan.jpg', type: 'image/jpeg', bytes: await photo() };
export const png = { name: 'dalam.png', type: 'image/png', bytes: await picture('png') };
export const pdf = { name: 'surat.pdf', type: 'application/pdf', bytes: document() };
/** More than the 5 MB its field takes. */
export const tooLarge = {
	name: 'besar.jpg',
	type: 'image/jpeg',
	bytes: Buffer.concat([jpeg.bytes, Buffer.alloc(5 * 1024 * 1024)]),
};

export interface Begun {
	readonly visitor: Visitor;
	/** The first page, with files. */
	readonly page: Answer;
	/** The draft. */
	readonly id: string;
	/** Of that page. */
	readonly token: string;
}

/** Begins an application. */
export async function begin(on: TestServer, visitor: Visitor = on.visitor()): Promise<Begun> {
	const page = await visitor.follow(await visitor.get('/services/uji/start?office=north'));
	const token = page.page.controls.find(({ name }) => name === 'token')?.value ?? '';
	return { visitor, page, id: page.path.split('/')[2] ?? '', token };
}

/** A draft as it is stored now, for its holder. */
export async function draftOf(on: TestServer, visitor: Visitor, id: string) {
	const session = visitor.cookie().split('=')[1] ?? '';
	const grants = (await readSession(on.store.sessions, session, on.house.now()))?.grants ?? [];
	const opened = await readDraft(on.house.applications, id, { grants });
	if (isRefusal(opened)) throw new Error(opened.code);
	return opened.draft;
}

/** Links to kept files on a page. */
export function fileLinks({ page }: Answer): Answer['page']['links'] {
	return page.links.filter(({ href }) => href.includes('/files/'));
}
