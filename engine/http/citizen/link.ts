/** Private links: made, opened, guessed at. */
import type { FastifyReply } from 'fastify';
import type { Secret } from '../../../schemas/generated/record.js';
import { secretOf } from '../../store/secrets.js';
import { ownUrl } from '../../views/url.js';
import { missed } from '../guesses.js';
import type { Visit } from '../route.js';
import { problemPage } from './problem.js';

/** The private link to a draft or an application, absolute: made from its id and the generation of its link; only its hash is stored. */
export function privateLink(
	{ house }: Pick<Visit, 'house'>,
	parts: readonly string[],
	{ id, secret }: { readonly id: string; readonly secret: Secret },
): string {
	const key = secretOf(house.applications.keys.link, id, secret.generation);
	return `${house.site.url.origin}${ownUrl(parts, { key })}`;
}

/** Were there too many wrong tries from where this visit comes? Then nothing is looked at any more. */
export function guessedTooOften({ house, request }: Visit): boolean {
	return house.guesses.tooMany(request.ip, house.now().getTime());
}

/** Not there and not yours are the same page; whoever goes on guessing is told to wait. */
export function notFoundFor(visit: Visit): Promise<FastifyReply> {
	return missed(visit) ? problemPage(visit, 429, 'too-many') : problemPage(visit, 404, 'not-found');
}
