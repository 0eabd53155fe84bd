import type { FieldKind } from './service.js';

/** Does a kind of field hold others and take no answer of its own: a group, or an address, which is a group of lines. */
export function isGroupKind(kind: FieldKind): boolean {
	return kind === 'group' || kind === 'address';
}
