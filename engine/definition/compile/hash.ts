import { createHash } from 'node:crypto';
import type { Files } from '../source.js';

/**
 * SHA-256, hex, over all that a definition reaches: of each file, in order of their paths, its path and its text, each with its
 * length before it, so that no two closures give the same bytes.
 */
export function hashOf(paths: readonly string[], files: Files): string {
	const hash = createHash('sha256');
	for (const path of paths.toSorted())
		for (const part of [path, files.get(path) ?? '']) hash.update(`${Buffer.byteLength(part)}:${part}`);
	return hash.digest('hex');
}
