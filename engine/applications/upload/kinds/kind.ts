/** Why the bytes of a file can't be kept: `damaged` can't be read whole, `active` does something when opened, `locked` needs a password, `too-many-pixels`, `unreadable` a kind we can't open. */
export type Unfit = 'damaged' | 'active' | 'locked' | 'too-many-pixels' | 'unreadable';

/** The bytes as they are kept, or why not. */
export type Proven = { readonly bytes: Uint8Array } | { readonly unfit: Unfit };

/** One kind of file that may be uploaded: how its name and its first bytes say so, and how the whole proves it. */
export interface FileKind {
	/** Media type (IANA). */
	readonly type: string;
	/** As people call it, the same in every language: `JPG`. */
	readonly called: string;
	/** Endings of names, lower case; the first is given to a name without one. */
	readonly extensions: readonly string[];
	readonly begins: (bytes: Uint8Array) => boolean;
	/** Reads the whole; what can be made safe is given back made anew. */
	readonly prove: (bytes: Uint8Array) => Promise<Proven>;
}

/** Do the bytes at this place spell these characters? */
export function spells(bytes: Uint8Array, at: number, characters: string): boolean {
	return (
		Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', at, at + characters.length) === characters
	);
}
