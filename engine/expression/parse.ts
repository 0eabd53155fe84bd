import { type Token, tokens } from './lexer.js';
import { didYouMean, problemAt, says, write } from './problem.js';
import type { BinaryOperator, Syntax } from './syntax.js';
import type { ExpressionProblem } from './types.js';

/** Longest text of an expression, in characters. */
export const longestExpression = 4000;
/** How deep brackets, calls and choices may stand in one another. */
export const deepestExpression = 64;
/** How many parts (names, numbers, operators …) an expression may have. */
export const mostParts = 1000;

const operators: ReadonlyMap<string, readonly [BinaryOperator, number]> = new Map<string, readonly [BinaryOperator, number]>([
	['or', ['or', 1]],
	['||', ['or', 1]],
	['and', ['and', 2]],
	['&&', ['and', 2]],
	['==', ['==', 4]],
	['!=', ['!=', 4]],
	['<', ['<', 4]],
	['<=', ['<=', 4]],
	['>', ['>', 4]],
	['>=', ['>=', 4]],
	['in', ['in', 4]],
	['+', ['+', 5]],
	['-', ['-', 5]],
	['*', ['*', 6]],
	['/', ['/', 6]],
	['%', ['%', 6]],
]);
const comparison = 4;

/** What people write who know another language; read as meant, and reported with the repair. */
const meant: ReadonlyMap<string, string> = new Map([
	['=', '=='],
	['===', '=='],
	['!==', '!='],
	['<>', '!='],
	['≠', '!='],
	['=>', '>='],
	['≥', '>='],
	['=<', '<='],
	['≤', '<='],
	['×', '*'],
	['÷', '/'],
	['&', 'and'],
	['|', 'or'],
	['AND', 'and'],
	['OR', 'or'],
	['IN', 'in'],
	['And', 'and'],
	['Or', 'or'],
	['dan', 'and'],
	['atau', 'or'],
	['mod', '%'],
]);
const meantNot = new Set(['NOT', 'Not', 'bukan', 'tidak']);
const reserved = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'null']);
const order = new Set(['<', '<=', '>', '>=']);

export interface Parsed {
	/** Null where there is nothing to go on with; may hold `broken` parts where `problems` says so. */
	readonly tree: Syntax | null;
	readonly problems: readonly ExpressionProblem[];
}

interface Reader {
	readonly text: string;
	readonly tokens: readonly Token[];
	readonly problems: ExpressionProblem[];
	at: number;
	depth: number;
	parts: number;
	/** Set once nothing more is worth reading. */
	stopped: boolean;
}

/**
 * Reads the text of an expression by CEL's grammar, with `and`, `or` and `not` beside `&&`, `||` and `!` (`not` binds weaker than a comparison).
 * Never throws; several problems at once where reading can go on. Refuses what is longer, deeper or larger than the limits above.
 */
export function parse(text: string): Parsed {
	if (text.length > longestExpression)
		return { tree: null, problems: [problemAt('expression-too-long', { start: longestExpression, end: text.length }, tooLong)] };
	const lexed = tokens(text);
	if (lexed.tokens.length === 1) {
		const empty = problemAt(
			'expression-syntax',
			{ start: 0, end: text.length },
			says('Di sini perlu sebuah rumus.', 'An expression is needed here.'),
		);
		return { tree: null, problems: lexed.problems.length > 0 ? lexed.problems : [empty] };
	}
	const reader: Reader = { text, tokens: lexed.tokens, problems: [...lexed.problems], at: 0, depth: 0, parts: 0, stopped: false };
	const tree = expression(reader);
	if (peek(reader).kind !== 'end') unexpected(reader);
	const problems = reader.problems.toSorted((left, right) => left.start - right.start);
	return { tree: reader.stopped && problems.length > 0 ? null : tree, problems };
}

const tooLong = says(
	`Rumus terlalu panjang: paling banyak ${longestExpression} huruf. Pindahkan bagiannya ke \`conditions\`.`,
	`The expression is too long: at most ${longestExpression} characters. Move parts of it to \`conditions\`.`,
);

function expression(reader: Reader): Syntax {
	if (tooDeep(reader)) return broken(reader);
	reader.depth++;
	const test = binary(reader, 0);
	let result = test;
	if (accept(reader, '?')) {
		const yes = expression(reader);
		expect(reader, ':');
		const no = expression(reader);
		result = part(reader, { kind: 'choice', test, yes, no, start: test.start, end: no.end });
	}
	reader.depth--;
	return result;
}

function binary(reader: Reader, least: number): Syntax {
	let left = prefix(reader);
	for (;;) {
		const token = peek(reader);
		if (token.kind !== 'sign' && token.kind !== 'name') return left;
		const repaired = operators.has(token.text) ? undefined : meant.get(token.text);
		const found = operators.get(repaired ?? token.text);
		if (found === undefined || found[1] < least) return left;
		if (repaired !== undefined) {
			const sentence = says(`\`${token.text}\` tidak dikenal dalam rumus.`, `\`${token.text}\` has no meaning in an expression.`);
			reader.problems.push(problemAt('expression-syntax', token, sentence, write(repaired)));
		}
		reader.at++;
		const [operator, power] = found;
		const right = binary(reader, power + 1);
		if (order.has(operator) && left.kind === 'binary' && order.has(left.operator) && !bracketed(reader, left))
			chained(reader, left, operator, right);
		left = part(reader, {
			kind: 'binary',
			operator,
			left,
			right,
			signStart: token.start,
			signEnd: token.end,
			start: left.start,
			end: right.end,
		});
		if (reader.stopped) return left;
	}
}

function prefix(reader: Reader): Syntax {
	const token = peek(reader);
	const following = reader.tokens[reader.at + 1];
	const wrongNot =
		token.kind === 'name' && meantNot.has(token.text) && following?.kind === 'name' && !operators.has(following.text);
	const isNot = token.kind === 'name' && (token.text === 'not' || wrongNot);
	const isSign = token.kind === 'sign' && (token.text === '!' || token.text === '-');
	if (!isNot && !isSign) return postfix(reader);
	if (tooDeep(reader)) return broken(reader);
	if (wrongNot) {
		const sentence = says(`\`${token.text}\` tidak dikenal dalam rumus.`, `\`${token.text}\` has no meaning in an expression.`);
		reader.problems.push(problemAt('expression-syntax', token, sentence, write('not')));
	}
	reader.at++;
	reader.depth++;
	const operand = isNot ? binary(reader, comparison) : prefix(reader);
	reader.depth--;
	return part(reader, {
		kind: 'unary',
		operator: token.text === '-' ? '-' : 'not',
		operand,
		start: token.start,
		end: operand.end,
	});
}

function postfix(reader: Reader): Syntax {
	let left = primary(reader);
	for (;;) {
		const token = peek(reader);
		if (token.kind !== 'sign' || reader.stopped) return left;
		if (token.text === '.') {
			reader.at++;
			const name = peek(reader);
			if (name.kind !== 'name') {
				unexpected(reader);
				return left;
			}
			reader.at++;
			left = accept(reader, '(')
				? call(reader, left, name)
				: part(reader, { kind: 'member', of: left, name: name.text, nameStart: name.start, start: left.start, end: name.end });
		} else if (token.text === '[') {
			reader.at++;
			const index = expression(reader);
			const end = expect(reader, ']');
			left = part(reader, { kind: 'index', of: left, index, start: left.start, end });
		} else return left;
	}
}

function primary(reader: Reader): Syntax {
	const token = peek(reader);
	const { start, end } = token;
	if (token.kind === 'number') {
		reader.at++;
		return part(reader, { kind: 'number', digits: token.text, start, end });
	}
	if (token.kind === 'text') {
		reader.at++;
		return part(reader, { kind: 'text', value: token.text, start, end });
	}
	if (token.kind === 'name' && (!reserved.has(token.text) || ['true', 'false', 'null'].includes(token.text))) {
		reader.at++;
		if (token.text === 'null') return part(reader, { kind: 'null', start, end });
		if (token.text === 'true' || token.text === 'false')
			return part(reader, { kind: 'boolean', value: token.text === 'true', start, end });
		return accept(reader, '(') ? call(reader, null, token) : part(reader, { kind: 'name', name: token.text, start, end });
	}
	if (token.text === '(') {
		reader.at++;
		const inner = expression(reader);
		expect(reader, ')');
		return inner;
	}
	if (token.text === '[') {
		reader.at++;
		const items = sequence(reader, ']');
		return part(reader, { kind: 'list', items: items.parts, start, end: items.end });
	}
	if (token.text === '{') return map(reader);
	unexpected(reader);
	return broken(reader);
}

function call(reader: Reader, target: Syntax | null, name: Token): Syntax {
	const { parts, end } = sequence(reader, ')');
	const start = target === null ? name.start : target.start;
	return part(reader, {
		kind: 'call',
		target,
		name: name.text,
		nameStart: name.start,
		nameEnd: name.end,
		parameters: parts,
		start,
		end,
	});
}

/** Parts between commas up to the closing sign, which may follow a last comma. */
function sequence(reader: Reader, closing: string): { readonly parts: Syntax[]; readonly end: number } {
	const parts: Syntax[] = [];
	while (!reader.stopped) {
		if (peek(reader).text === closing && peek(reader).kind === 'sign') break;
		parts.push(expression(reader));
		if (!accept(reader, ',')) break;
	}
	return { parts, end: expect(reader, closing) };
}

/** Maps are left out; the whole bracket is passed over so that reading can go on behind it. */
function map(reader: Reader): Syntax {
	const start = peek(reader).start;
	let open = 0;
	do {
		const token = peek(reader);
		if (token.kind === 'end') break;
		if (token.kind === 'sign' && token.text === '{') open++;
		if (token.kind === 'sign' && token.text === '}') open--;
		reader.at++;
	} while (open > 0);
	const end = reader.tokens[reader.at - 1]?.end ?? start;
	const sentence = says('Kurung kurawal tidak dipakai dalam rumus.', 'Braces are not used in expressions.');
	reader.problems.push(problemAt('not-in-language', { start, end }, sentence));
	return { kind: 'broken', start, end };
}

function bracketed(reader: Reader, syntax: Syntax): boolean {
	return /^\s*\)/.test(reader.text.slice(syntax.end));
}

function chained(reader: Reader, left: Syntax & { readonly kind: 'binary' }, operator: string, right: Syntax): void {
	const middle = reader.text.slice(left.right.start, left.right.end);
	const repaired = `${reader.text.slice(left.start, left.end)} and ${middle} ${operator} ${reader.text.slice(right.start, right.end)}`;
	const sentence = says('Dua perbandingan tidak bisa disambung langsung.', "Two comparisons can't be joined like this.");
	reader.problems.push(problemAt('expression-syntax', { start: left.start, end: right.end }, sentence, write(repaired)));
}

function peek(reader: Reader): Token {
	return reader.tokens[reader.stopped ? reader.tokens.length - 1 : reader.at] ?? { kind: 'end', text: '', start: 0, end: 0 };
}

function accept(reader: Reader, sign: string): boolean {
	const token = peek(reader);
	if (token.kind !== 'sign' || token.text !== sign) return false;
	reader.at++;
	return true;
}

/** Takes the sign and gives the offset after it; where it is missing, that is reported and what stands before the next such sign passed over. */
function expect(reader: Reader, sign: string): number {
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
function unexpected(reader: Reader, wanted?: string): void {
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

function tooDeep(reader: Reader): boolean {
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

function part<Kind extends Syntax>(reader: Reader, syntax: Kind): Kind {
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

function broken(reader: Reader): Syntax {
	const { start, end } = peek(reader);
	return { kind: 'broken', start, end };
}
