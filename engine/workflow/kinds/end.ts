import type { StateKind } from './kind.js';

/** An end state: final, but for the actions it lists itself (2.5). */
export const end: StateKind = {
	name: 'end',
	matches: (state) => state.end !== null,
	tasks: () => [],
	ends: true,
	anywhere: false,
};
