import type { Token } from './lexer.js';
import { didYouMean, problemAt, says } from './problem.js';
import type { Syntax } from './syntax.js';
import type { ExpressionProblem } from './types.js';
import { reserved } from './words.js';

/** Longest text of an expression, in characters. */
export const longestExpression = 4000;
/** How deep brackets, calls and choices may stand in one another. */
export const deepestExpression = 64;
/** How many parts (names, numbers, operators …) an expression may have. */
export const mostParts = 1000;

/** Where reading stands, and what was found wrong so far. */
export interface Reader {
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly problems: ExpressionProblem[];
	at: number;
	depth: number;
	parts: number;
	/** Set once nothing more is worth reading. */
	stopped: boolean;
}

export function peek(reader: Reader): Token {
	return reader.tokens[reader.stopped ? reader.tokens.length - 1 : reader.at] ?? { kind: 'end', text: '', start: 0, end: 0 };
}

export function accept(reader: Reader, sign: string): boolean {
	const token = peek(reader);
	if (token.kind !== 'sign' || token.text !== sign) return false;
	reader.at++;
	return true;
}

/** Takes the sign and gives the offset after it; where it is missing, that is reported and what stands before the next such sign passed over. */
export function expect(reader: Reader, sign: string): number {
	const token = peek(reader);
	if (accept(reader, sign)) return token.end;
	if (reader.stopped) return token.end;
	if (token.kind === 'end') {
		const sentence = says(`Tanda \`${sign}\` belum ada.`, `A \`${sign}\` is missing.`);
		reader.problems.push(problemAt('expression-syntax', { start: Math.max(0, token.start - 1), end: token.start }, sentence));
		reader.stopped = true;
	} else unexpected(reader, sign);
	return token.end;
}

/** Reports the token that can't stand here and stops: what follows would only repeat the same trouble. */
export function unexpected(reader: Reader, wanted?: string): void {
	if (reader.stopped) return;
	const token = peek(reader);
	reader.stopped = true;
	if (token.kind === 'end') {
		const sentence = says('Rumus ini belum selesai.', 'The expression breaks off.');
		reader.problems.push(problemAt('expression-syntax', { start: Math.max(0, token.start - 1), end: token.start }, sentence));
		return;
	}
	const shown = reader.text.slice(token.start, Math.min(token.end, token.start + 40));
	const hint = wanted === undefined ? says('', '') : says(` Di sini perlu \`${wanted}\`.`, ` A \`${wanted}\` is needed here.`);
	const sentence = says(`\`${shown}\` tidak bisa berdiri di sini.${hint.id}`, `\`${shown}\` can't stand here.${hint.en}`);
	const before = reader.tokens[reader.at - 1];
	const glued = before?.kind === 'name' && token.kind === 'name' && before.end + 1 === token.start;
	const suggestion = glued && reserved.has(token.text) ? null : glued ? didYouMean(`${before.text}_${token.text}`) : null;
	reader.problems.push(problemAt('expression-syntax', token, sentence, suggestion));
}

export function tooDeep(reader: Reader): boolean {
	if (reader.depth < deepestExpression) return false;
	if (!reader.stopped) {
		const token = peek(reader);
		const sentence = says(
			`Rumus terlalu dalam: paling banyak ${deepestExpression} lapis.`,
			`The expression is nested too deep: at most ${deepestExpression} levels.`,
		);
		reader.problems.push(problemAt('expression-too-deep', token, sentence));
		reader.stopped = true;
	}
	return true;
}

export function part<Kind extends Syntax>(reader: Reader, syntax: Kind): Kind {
	reader.parts++;
	if (reader.parts > mostParts && !reader.stopped) {
		const sentence = says(
			`Rumus terlalu besar: paling banyak ${mostParts} bagian. Pindahkan bagiannya ke \`conditions\`.`,
			`The expression is too large: at most ${mostParts} parts. Move some of it to \`conditions\`.`,
		);
		reader.problems.push(problemAt('expression-too-long', syntax, sentence));
		reader.stopped = true;
	}
	return syntax;
}

export function broken(reader: Reader): Syntax {
	const { start, end } = peek(reader);
	return { kind: 'broken', start, end };
}
