import type { Environment, Expression, Type } from '../../expression/types.js';
import type { Node } from '../node.js';
import type { Place, Says, Severity } from '../problem.js';
import type { Catalogue, Text } from '../service.js';
import type { ServiceSource } from '../source.js';
import { child, textOf } from './reading.js';
import { compileExpression, compileText } from './texts.js';

/** What an expression is wanted to give; anything else is a problem of type. `shown`: whatever a text shows. */
export type Expected = Type['kind'] | 'any' | 'scalar' | 'shown';

/** What the parts of the compiler share: where to report, and how to turn nodes into texts and expressions. */
export interface CompileContext {
	readonly source: ServiceSource;
	readonly catalogue: Catalogue;
	/** As it is being written, every name of the catalogue looked up; or published before, perhaps with another catalogue. */
	readonly stage: 'written' | 'published';
	/** The languages this service must be written in; the first is the one it is written in. */
	readonly locales: readonly string[];
	readonly report: (finding: Finding) => void;
	/** A text with its translations; expressions in `{{ }}` are checked in the environment (null: a text without expressions). Reports a missing translation. */
	readonly text: (node: Node, environment: Environment | null) => Text;
	/** Translations that a text took so far. */
	readonly used: ReadonlySet<Node>;
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

/**
 * The context of one service. Its languages are the one it is written in (`locale:`, else the catalogue's first) and the catalogue's
 * others. A finding is reported once, however often the schema it stands in is used.
 */
export function makeContext(
	source: ServiceSource,
	catalogue: Catalogue,
	report: (finding: Finding) => void,
	stage: CompileContext['stage'] = 'written',
): CompileContext {
	const own = textOf(child(source.root, 'locale')) ?? catalogue.languages[0] ?? 'id';
	const locales = [own, ...catalogue.languages.filter((locale) => locale !== own)];
	const seen = new Set<string>();
	const once = (finding: Finding): void => {
		const { file, line, column } = finding.at;
		const key = `${finding.code} ${file}:${line}:${column} ${finding.says.en}`;
		if (seen.has(key)) return;
		seen.add(key);
		report(finding);
	};
	const used = new Set<Node>();
	return {
		source,
		catalogue,
		stage,
		locales,
		report: once,
		text: (node, environment) => compileText(source, locales, node, environment, once, used),
		used,
		expression: (node, environment, expected) => compileExpression(node, environment, expected, once),
	};
}
