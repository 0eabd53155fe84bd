import type { Environment, Frame, Member } from '../../expression/types.js';
import type { Shape } from './shape.js';

/** The names that are the same wherever an expression stands: conditions, tables, lists, facts, what stands apart. */
export type Names = Omit<Environment, 'frames' | 'self'>;

/** The environment of an expression: its objects innermost first, the field it stands on, and the names that are the same everywhere. */
export function environmentOf(names: Names, frames: readonly Frame[], self: Member | null): Environment {
	return { ...names, frames, self };
}

/** What a shape is as a member: for `this`. */
export function selfOf(shape: Shape, prefix: string): Member {
	return { type: shape.type, field: `${prefix}${shape.path}`, mayBeAbsent: true };
}
