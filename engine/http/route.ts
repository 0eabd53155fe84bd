import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uploads } from '../applications/upload/types.js';
import type { Session } from '../identity/session.js';
import type { SafeUrl } from '../views/url.js';
import type { Posted } from './body.js';
import type { House } from './house.js';

/** A route: where, who may, and the recipe. A route without a policy does not compile. */
export interface Route {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	/** Who may: anybody, without even a session being looked at; anybody; who holds the draft's or the application's secret or noted it in their session. */
	readonly policy: 'public' | 'anybody' | 'holder';
	/** Takes files (`multipart/form-data`): those of a page, read before the route sees them, or one that it reads itself. Everywhere else such a body is refused. */
	readonly takesFiles?: 'page' | 'one';
	readonly handle: (visit: Visit) => Promise<FastifyReply>;
}

/** One request, with what was worked out of it before the route saw it. */
export interface Visit {
	readonly house: House;
	readonly request: FastifyRequest;
	readonly reply: FastifyReply;
	/** `GET` also where a post led on to this page within one answer. */
	readonly method: string;
	/** The address of the page, with its query. */
	readonly url: string;
	/** Answers with the page an answer leads to, in the same answer: for the page's script, that asks for it (3.4). Null: "see there". */
	readonly goThere: ((url: SafeUrl) => Promise<FastifyReply>) | null;
	/** What was posted; empty for GET. */
	readonly posted: Posted;
	/** Files that came with it, or wait to be taken up by it. */
	readonly uploads: Uploads;
	readonly session: Session;
	/** The language of the page: `?lang=`, else the session's, else the browser's, else the catalogue's first. */
	readonly locale: string;
	readonly query: Readonly<Record<string, string>>;
	readonly params: Readonly<Record<string, string>>;
}
