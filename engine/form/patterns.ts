import { RE2JS } from 're2js';

/** A pattern, ready to be tried on a text. `toString` tells patterns apart: Ajv keeps compiled ones by it. */
export interface Pattern {
	readonly test: (text: string) => boolean;
	readonly toString: () => string;
}

const compiled = new Map<string, Pattern>();
const most = 2000;

/** A pattern in linear time (RE2). One that RE2 can't run matches nothing; definitions with one are refused before. */
export function patternOf(source: string): Pattern {
	let pattern = compiled.get(source);
	if (pattern === undefined) {
		if (compiled.size >= most) compiled.clear();
		pattern = { test: testOf(source), toString: () => `/${source}/` };
		compiled.set(source, pattern);
	}
	return pattern;
}

function testOf(source: string): (text: string) => boolean {
	if (isSimple(source)) {
		const simple = new RegExp(source, 'u');
		return (text) => simple.test(text);
	}
	try {
		const pattern = RE2JS.compile(RE2JS.translateRegExp(source));
		return (text) => pattern.matcher(text).find();
	} catch {
		return () => false;
	}
}

const simplePart =
	/^(?:[A-Za-z0-9 _@%:;,<>=!"'&#~`-]|\\[.+*?()[\]{}|/\\^$-]|\\d|\[\^?(?:[A-Za-z0-9 _.,:;@+*/()'&-]|\\[\\\]\-./+^d])+\])(\?|\{(\d{1,3})(?:,(\d{1,3}))?\})?/;

/**
 * Anchored, no alternatives, no groups, and few ways to share a text among its repeats: such a pattern takes at most as many tries as
 * those ways, so the language's own engine runs it in linear time, several times faster than RE2.
 */
export function isSimple(source: string): boolean {
	if (!source.startsWith('^') || !source.endsWith('$') || source.length > 200) return false;
	let rest = source.slice(1, -1);
	let ways = 1;
	while (rest !== '') {
		const part = simplePart.exec(rest);
		if (part === null) return false;
		const [least, largest] = part[1] === '?' ? [0, 1] : [Number(part[2] ?? 1), Number(part[3] ?? part[2] ?? 1)];
		ways *= Math.max(1, largest - least + 1);
		if (ways > 64 || largest < least) return false;
		rest = rest.slice(part[0].length);
	}
	return true;
}
