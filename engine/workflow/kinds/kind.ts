import type { State } from '../../definition/service.js';

/** One kind of state: how it is recognised, and what entering it means. One file each, one line in the list. */
export interface StateKind {
	readonly name: string;
	readonly matches: (state: State) => boolean;
	/** Roles for which entering it opens a task. */
	readonly tasks: (state: State) => readonly string[];
	/** Is the promise kept or broken for good once it is entered? Then its clock and the workflow's own timers end. */
	readonly ends: boolean;
	/** May actions of `anywhere` be taken in it? */
	readonly anywhere: boolean;
}
