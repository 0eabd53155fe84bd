/** Bytes of uploads that this process holds in memory at one moment, all requests together. */
export interface Budget {
	/** Takes so many more, unless that were too many. */
	readonly take: (bytes: number) => boolean;
	readonly give: (bytes: number) => void;
	/** Held now. */
	readonly held: () => number;
}

/** A budget of so many bytes. */
export function makeBudget(most: number): Budget {
	let held = 0;
	return {
		take: (bytes) => {
			if (held + bytes > most) return false;
			held += bytes;
			return true;
		},
		give: (bytes) => {
			held -= bytes;
		},
		held: () => held,
	};
}
