import type { StateKind } from './kind.js';

/** A state in which somebody chooses among actions. */
export const actions: StateKind = {
	name: 'actions',
	matches: () => true,
	tasks: (state) =>
		[...new Set([...state.actions.values()].flatMap((action) => action.by))].filter((role) => role !== 'applicant'),
	ends: false,
	anywhere: true,
};
