import { RE2JS } from 're2js';

/** A pattern that runs in time linear in the text (RE2). */
export interface Pattern {
	readonly test: (text: string) => boolean;
}

const kept = new Map<string, Pattern | null>();
const most = 500;

/** The pattern, compiled once and kept; null where RE2 can't take it (look-around, back-references, repeats above 1,000). */
export function patternOf(source: string): Pattern | null {
	const known = kept.get(source);
	if (known !== undefined) return known;
	const pattern = compiled(source);
	if (kept.size >= most) kept.clear();
	kept.set(source, pattern);
	return pattern;
}

function compiled(source: string): Pattern | null {
	try {
		const pattern = RE2JS.compile(source);
		return { test: (text) => pattern.matcher(text).find() };
	} catch {
		return null;
	}
}
