import type { Secret } from '../../schemas/generated/record.js';
import { isSecret } from '../store/secrets.js';

/** By what somebody opens a draft or application: the secret of its link, or grants their session noted earlier. */
export type Access = { readonly secret: string } | { readonly grants: readonly string[] };

interface Guarded {
	readonly id: string;
	readonly secret: Secret;
}

/** What a session may note once the secret was shown; a new link (the next generation) makes it worthless. */
export function grantOf(document: Guarded): string {
	return `${document.id}:${document.secret.generation}`;
}

/** May it be opened so? */
export function mayOpen(document: Guarded, access: Access): boolean {
	return 'secret' in access ? isSecret(access.secret, document.secret.hash) : access.grants.includes(grantOf(document));
}
