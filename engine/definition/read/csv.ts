/** One record of a CSV file, with the line it begins on. */
export interface Record {
	readonly line: number;
	readonly cells: readonly string[];
}

/** Reads CSV (RFC 4180): commas, quotes doubled inside quotes, LF or CRLF. Empty lines are left out. Gives the line where a quote isn't closed. */
export function readCsv(text: string): { readonly records: readonly Record[]; readonly unclosed: number | null } {
	const records: Record[] = [];
	let cells: string[] = [];
	let cell = '';
	let line = 1;
	let began = 1;
	let inQuotes = false;
	let opened = 1;
	const start = text.startsWith('\uFEFF') ? 1 : 0;
	const endRecord = (): void => {
		cells.push(cell.trim());
		if (cells.some((one) => one !== '')) records.push({ line: began, cells });
		cells = [];
		cell = '';
	};
	for (let at = start; at < text.length; at += 1) {
		const character = text[at] ?? '';
		if (character === '\n') line += 1;
		if (inQuotes) {
			if (character !== '"') cell += character;
			else if (text[at + 1] === '"') {
				cell += '"';
				at += 1;
			} else inQuotes = false;
		} else if (character === '"' && cell.trim() === '') {
			inQuotes = true;
			opened = line;
			cell = '';
		} else if (character === ',') {
			cells.push(cell.trim());
			cell = '';
		} else if (character === '\n') {
			endRecord();
			began = line;
		} else if (character !== '\r') cell += character;
	}
	endRecord();
	return { records, unclosed: inQuotes ? opened : null };
}
