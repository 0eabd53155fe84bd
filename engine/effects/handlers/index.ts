import type { Handler } from './handler.js';
import { notify } from './notify.js';

/** Every kind of effect this Loket can do; one file each. Others wait, visibly. */
export const handlers: readonly Handler[] = [notify];

/** The handler of a kind, or undefined. */
export function handlerOf(kind: string): Handler | undefined {
	return handlers.find((handler) => handler.kind === kind);
}
