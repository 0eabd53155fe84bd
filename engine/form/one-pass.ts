/** One character of a pattern, as often as it may stand there. */
interface Part {
	/** 1 for each character of ASCII that may stand here. */
	readonly among: Uint8Array;
	readonly least: number;
	readonly most: number;
}

const ascii = 128;
/** A class, or one character by itself; then how often. */
const atom = /(?:\[((?:\\.|[^[\]\\])+)\]|(\\.|[^\\^$.|?*+()[\]{}]))(?:([?*+])|\{(\d{1,4})(,(\d{0,4}))?\})?/y;
/** In a class: `\d` or `\w`; one character, or from one to another; a hyphen at either end. */
const item = /\\([dw])|(?:\\([^A-Za-z0-9])|([^\\^-]))(?:-(?:\\([^A-Za-z0-9])|([^\\^-])))?|(^-(?!-)|-$)/y;
const named: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_' };

/**
 * A pattern as a single pass over the text, from its first character to its last and never back; null where it takes more than that. Such
 * a pattern is characters and classes of ASCII between `^` and `$`, each with its repeat, and nothing that may follow a repeat of no fixed
 * length is among what the repeat takes. So the text alone says where each repeat ends: there is never a second way to try. Every other
 * pattern (alternatives, groups, `.`, `[^…]`, `\s`) is for RE2.
 */
export function onePass(source: string): ((text: string) => boolean) | null {
	const parts = source.startsWith('^') && source.endsWith('$') ? partsOf(source.slice(1, -1)) : null;
	if (parts === null || !parts.every((part, at) => endsByItself(part, parts.slice(at + 1)))) return null;
	return (text) => {
		let at = 0;
		for (let number = 0; number < parts.length; number++) {
			const { among, least, most } = parts[number] as Part;
			const start = at;
			const end = Math.min(text.length, at + most);
			while (at < end && isAmong(text.charCodeAt(at), among)) at++;
			if (at - start < least) return false;
		}
		return at === text.length;
	};
}

function isAmong(code: number, among: Uint8Array): boolean {
	return code < ascii && among[code] === 1;
}

function endsByItself(part: Part, after: readonly Part[]): boolean {
	if (part.least === part.most) return true;
	const must = after.findIndex(({ least }) => least > 0);
	const next = must === -1 ? after : after.slice(0, must + 1);
	return next.every(({ among }) => among.every((is, code) => is === 0 || part.among[code] === 0));
}

function partsOf(source: string): readonly Part[] | null {
	const parts: Part[] = [];
	for (const found of pieces(atom, source)) {
		const [, inClass, alone, sign, count, comma, upTo] = found ?? [];
		const among = charactersOf(inClass ?? alone ?? '');
		if (found === null || among === null) return null;
		const least = sign === undefined ? Number(count ?? 1) : sign === '+' ? 1 : 0;
		const open = sign === '+' || sign === '*' || (comma !== undefined && upTo === '');
		const most = open ? Number.POSITIVE_INFINITY : sign === '?' ? 1 : Number(upTo ?? count ?? 1);
		if (most < least) return null;
		parts.push({ among, least, most });
	}
	return parts;
}

/** What stands in a class, or alone; null where it isn't understood. */
function charactersOf(source: string): Uint8Array | null {
	const among = new Uint8Array(ascii);
	for (const found of pieces(item, source)) {
		if (found === null) return null;
		const [, name, escaped, plain, toEscaped, toPlain, hyphen] = found;
		if (name !== undefined) {
			for (const [code, is] of charactersOf(named[name] ?? '')?.entries() ?? []) if (is === 1) among[code] = 1;
			continue;
		}
		const from = (escaped ?? plain ?? hyphen ?? '').charCodeAt(0);
		const to = (toEscaped ?? toPlain)?.charCodeAt(0) ?? from;
		if (to < from || to >= ascii) return null;
		among.fill(1, from, to + 1);
	}
	return among;
}

/** The pieces a text is made of, one after the other; null, and then no more, where the next is none. */
function* pieces(shape: RegExp, source: string): Generator<RegExpExecArray | null> {
	for (let at = 0; at < source.length; ) {
		const piece = new RegExp(shape);
		piece.lastIndex = at;
		const found = piece.exec(source);
		yield found;
		if (found === null) return;
		at += found[0].length;
	}
}
