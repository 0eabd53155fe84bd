import type { State } from '../../definition/service.js';
import { actions } from './actions.js';
import { end } from './end.js';
import type { StateKind } from './kind.js';

/** Every kind of state; the first that matches. */
const kinds: readonly StateKind[] = [end, actions];

/** The kind of a state. */
export function kindOf(state: State): StateKind {
	return kinds.find((kind) => kind.matches(state)) ?? actions;
}

/** Is it an end state? */
export function isEnd(state: State): boolean {
	return kindOf(state).ends;
}
