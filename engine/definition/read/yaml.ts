import { Composer, type CST, Lexer, Parser } from 'yaml';
import type { Node } from '../node.js';
import { error } from '../problems.js';
import { buildNode } from './build.js';
import { limits } from './limits.js';
import type { Origin } from './origin.js';
import { refusedToken } from './refused.js';
import { syntaxProblem } from './syntax.js';
import { tooDeep } from './too-deep.js';

/**
 * Reads YAML 1.2 (core schema) into nodes, one for each document.
 * Gives null, having reported why, where the text is no YAML, has aliases or directives, or nests too deeply;
 * depth is looked at while the text is taken apart, since composing nested brackets is not safe.
 */
export function readYaml(origin: Origin, several: boolean): readonly Node[] | null {
	const tokens = tokensOf(origin);
	if (tokens === null) return null;
	const composer = new Composer({
		version: '1.2',
		schema: 'core',
		uniqueKeys: false,
		resolveKnownTags: false,
		logLevel: 'silent',
	});
	const documents = [...composer.compose(tokens, false, origin.lines.text.length)];
	const second = tokens.filter((token) => token.type === 'document')[1];
	if (!several && second !== undefined) {
		origin.report(
			error('several-documents', origin.lines.placeAt(second.offset), {
				id: 'Berkas ini hanya boleh memuat satu dokumen. Hapus baris `---`, atau pindahkan bagian ini ke berkas lain.',
				en: 'This file may hold one document only. Remove the line `---`, or move this part to a file of its own.',
			}),
		);
		return null;
	}
	const wrong = documents.flatMap((document) => document.errors).toSorted((a, b) => a.pos[0] - b.pos[0])[0];
	if (wrong !== undefined) {
		origin.report(syntaxProblem(origin.lines, wrong.code, wrong.pos[0]));
		return null;
	}
	return documents.flatMap((document) => (document.contents === null ? [] : [buildNode(document.contents, origin)]));
}

function tokensOf(origin: Origin): readonly CST.Token[] | null {
	const parser = new Parser();
	const tokens: CST.Token[] = [];
	for (const lexeme of new Lexer().lex(origin.lines.text)) {
		tokens.push(...parser.next(lexeme));
		if (parser.stack.length > limits.levels * 2 + 8) {
			origin.report(tooDeep(origin.lines.placeAt(Math.max(0, parser.offset - 1))));
			return null;
		}
	}
	tokens.push(...parser.end());
	const refused = refusedToken(tokens);
	if (refused === null) return tokens;
	origin.report(refused(origin.lines));
	return null;
}
