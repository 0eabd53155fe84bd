/** HTML as a flat list of tokens that two writers of the same DOM agree on: attributes sorted, classes as a set, spaces collapsed, entities read. */
export function normalise(html: string): string[] {
	const tokens: string[] = [];
	const tag =
		/<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/g;
	let last = 0;
	const text = (raw: string): void => {
		const words = decode(raw).replace(/\s+/g, ' ').trim();
		if (words !== '') tokens.push(words);
	};
	for (const match of html.matchAll(tag)) {
		text(html.slice(last, match.index));
		last = match.index + match[0].length;
		const [, end, name, rest] = match;
		if (name !== undefined) tokens.push(`<${end}${name.toLowerCase()}${attributes(rest ?? '')}>`);
	}
	text(html.slice(last));
	return tokens;
}

function attributes(source: string): string {
	const found = [...source.matchAll(/([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g)].map(
		([, name, double, single, bare]): [string, string] => [(name ?? '').toLowerCase(), decode(double ?? single ?? bare ?? '')],
	);
	return found
		.map(([name, value]) =>
			name === 'class' ? ` class="${value.split(/\s+/).filter(Boolean).sort().join(' ')}"` : ` ${name}="${value}"`,
		)
		.sort()
		.join('');
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Reads the entities of a text. */
export function decode(text: string): string {
	return text.replace(
		/&(?:#x([0-9a-fA-F]+)|#(\d+)|([a-z]+));/g,
		(whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
			if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
			if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
			return named[name ?? ''] ?? whole;
		},
	);
}
