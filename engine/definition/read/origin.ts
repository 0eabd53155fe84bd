import type { Path, Problem } from '../problem.js';
import type { Lines } from './lines.js';

/** What a parser is told about the text it reads: where it stands, what it belongs to, where to report. */
export interface Origin {
	readonly lines: Lines;
	/** The file whose translations apply, and the way from the top of it to this text's top. */
	readonly document: string;
	readonly path: Path;
	readonly report: (problem: Problem) => void;
}
