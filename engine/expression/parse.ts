import { type Token, tokens } from './lexer.js';
import { problemAt, says, write } from './problem.js';
import { accept, broken, expect, longestExpression, part, peek, type Reader, tooDeep, unexpected } from './reader.js';
import type { BinarySyntax, Syntax } from './syntax.js';
import type { ExpressionProblem } from './types.js';
import { comparison, meant, meantNot, operators, order, reserved } from './words.js';

export interface Parsed {
	/** Null where there is nothing to go on with; may hold `broken` parts where `problems` says so. */
	readonly tree: Syntax | null;
	readonly problems: readonly ExpressionProblem[];
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
		const joined: BinarySyntax = {
			kind: 'binary',
			operator,
			left,
			right,
			signStart: token.start,
			signEnd: token.end,
			start: left.start,
			end: right.end,
		};
		const chain = order.has(operator) && left.kind === 'binary' && order.has(left.operator) && !bracketed(reader, left);
		left = part(reader, chain && left.kind === 'binary' ? chained(reader, left, joined) : joined);
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

/** `a < b < c` is reported and read as `a < b and b < c`. */
function chained(reader: Reader, left: BinarySyntax, joined: BinarySyntax): BinarySyntax {
	const second: BinarySyntax = { ...joined, left: left.right, start: left.right.start };
	const repaired = `${reader.text.slice(left.start, left.end)} and ${reader.text.slice(second.start, second.end)}`;
	const sentence = says('Dua perbandingan tidak bisa disambung langsung.', "Two comparisons can't be joined like this.");
	reader.problems.push(problemAt('expression-syntax', joined, sentence, write(repaired)));
	return { ...joined, operator: 'and', left, right: second };
}
