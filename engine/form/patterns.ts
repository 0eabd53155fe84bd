import { RE2JS } from 're2js';
import { onePass } from './one-pass.js';

/** A pattern, ready to be tried on a text. `toString` tells patterns apart: Ajv keeps compiled ones by it. */
export interface Pattern {
	readonly test: (text: string) => boolean;
	readonly toString: () => string;
}

const compiled = new Map<string, Pattern>();
const most = 2000;

/**
 * A pattern in linear time: in one pass where it is as plain as most are, else by RE2. The language's own engine, which tries again and
 * again, never sees an author's pattern. One that RE2 can't run matches nothing; definitions with one are refused before.
 */
export function patternOf(source: string): Pattern {
	let pattern = compiled.get(source);
	if (pattern === undefined) {
		if (compiled.size >= most) compiled.clear();
		pattern = { test: onePass(source) ?? byRe2(source), toString: () => `/${source}/` };
		compiled.set(source, pattern);
	}
	return pattern;
}

function byRe2(source: string): (text: string) => boolean {
	try {
		const pattern = RE2JS.compile(RE2JS.translateRegExp(source));
		return (text) => pattern.test(text);
	} catch {
		return () => false;
	}
}
