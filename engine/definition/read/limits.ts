/** How much one definition may hold (2.6). Bytes are looked at before parsing, depth while the text is taken apart. */
export const limits = {
	yamlBytes: 256 * 1024,
	jsonBytes: 4 * 1024 * 1024,
	/** Letters, letterheads and code lists as CSV. */
	textBytes: 1024 * 1024,
	levels: 64,
	fields: 10_000,
	/** Significant digits of a number (2b-11). */
	digits: 15,
	/** Files of one catalogue. */
	files: 20_000,
} as const;

/** The most bytes a file may have, by its name. */
export function limitOf(file: string): number {
	if (file.endsWith('.json')) return limits.jsonBytes;
	return file.endsWith('.yaml') || file.endsWith('.yml') ? limits.yamlBytes : limits.textBytes;
}
