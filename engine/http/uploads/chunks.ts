import type { Readable } from 'node:stream';

/**
 * Gives a body chunk by chunk, the next one only when the last was worked through, so that no more is held than is worked on.
 * @returns `end`, `cut` where the other side went away before its end, `stopped` where `take` said so (what follows is let go by)
 */
export function eachChunk(source: Readable, take: (chunk: Buffer) => Promise<boolean>): Promise<'end' | 'cut' | 'stopped'> {
	return new Promise((resolve, reject) => {
		const leave = (): void => {
			source.off('data', onData).off('end', onEnd).off('close', onCut).off('error', onCut);
			// Errors after this are of nobody's concern, but must have somebody to hear them.
			source.on('error', () => undefined);
			source.resume();
		};
		const finish = (how: 'end' | 'cut' | 'stopped'): void => {
			leave();
			resolve(how);
		};
		const onEnd = (): void => finish('end');
		const onCut = (): void => finish('cut');
		const onData = (chunk: Buffer): void => {
			source.pause();
			take(chunk).then(
				(goesOn) => {
					if (goesOn) source.resume();
					else finish('stopped');
				},
				(error: unknown) => {
					leave();
					reject(error instanceof Error ? error : new Error(String(error)));
				},
			);
		};
		if (source.destroyed) return resolve('cut');
		source.on('data', onData).on('end', onEnd).on('close', onCut).on('error', onCut);
	});
}
