import type { Environment, Expression, Type } from '../../expression/types.js';
import type { Node } from '../node.js';
import type { Place, Says, Severity } from '../problem.js';
import type { Catalogue, Text } from '../service.js';
import type { ServiceSource } from '../source.js';

/** What an expression is wanted to give; anything else is a problem of type. */
export type Expected = Type['kind'] | 'any' | 'scalar';

/** What the parts of the compiler share: where to report, and how to turn nodes into texts and expressions. */
export interface CompileContext {
	readonly source: ServiceSource;
	readonly catalogue: Catalogue;
	/** The languages this service must be written in; the first is the one it is written in. */
	readonly locales: readonly string[];
	readonly report: (finding: Finding) => void;
	/** A text with its translations; expressions in `{{ }}` are checked in the environment (null: a text without expressions). Reports a missing translation. */
	readonly text: (node: Node, environment: Environment | null) => Text;
	/** An expression, checked and compiled; null when it has problems (reported at the very character). */
	readonly expression: (node: Node, environment: Environment, expected: Expected) => Expression | null;
}

export interface Finding {
	readonly code: string;
	readonly severity: Severity;
	readonly at: Place;
	readonly says: Says;
	readonly suggestion?: Says;
}
