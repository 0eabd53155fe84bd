import type { FileFacts } from '../../../schemas/generated/record.js';
import type { NotTaken } from './refusals.js';

/** A file that was not taken: why, by what name it came, and at which field. */
export interface RefusedUpload {
	readonly why: NotTaken;
	readonly name: string;
	/** Pointer of the field. */
	readonly path: string;
}

/** What came with a page besides its texts: files that stand waiting for its draft, by id, and those not taken. */
export interface Uploads {
	readonly files: Readonly<Record<string, FileFacts>>;
	readonly refused: readonly RefusedUpload[];
}

/** Nothing was uploaded. */
export const noUploads: Uploads = { files: {}, refused: [] };
