import { Worker } from 'node:worker_threads';
import { readFolder } from '../definition/folder.js';
import type { Problem, Says } from '../definition/problem.js';
import { error, inOrder } from '../definition/problems.js';
import type { Files } from '../definition/source.js';

/** How long a check may take (2.6), in milliseconds. */
const deadline = 5000;

/** Reads and checks a folder; see `readFolder` and `checkWithin`. `files` are what problems point into. */
export async function checkFolder(path: string): Promise<{ readonly files: Files; readonly problems: readonly Problem[] }> {
	const { files, problems } = await readFolder(path);
	const found = files.size === 0 ? [] : await checkWithin(files);
	return { files, problems: inOrder([...problems, ...found]) };
}

/**
 * Checks a catalogue's files in a worker; gives all problems, by file, line and column. It always ends with problems: also where
 * the check takes longer than `within` milliseconds, runs out of memory or fails, which is then a problem of its own and never a
 * stack trace.
 */
export function checkWithin(files: Files, within: number = deadline): Promise<readonly Problem[]> {
	return new Promise((resolve) => {
		const worker = new Worker(new URL('./check-worker.js', import.meta.url), {
			workerData: files,
			resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
			stderr: true,
		});
		const end = (problems: readonly Problem[]): void => {
			clearTimeout(timer);
			resolve(problems);
			void worker.terminate();
		};
		const timer = setTimeout(() => end([ended('check-too-long', tooLong(within))]), within);
		worker.once('message', (problems: readonly Problem[]) => end(problems));
		worker.once('error', (cause: NodeJS.ErrnoException) =>
			end([cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? ended('check-too-large', tooLarge) : ended('check-failed', failed)]),
		);
		worker.once('exit', () => end([ended('check-failed', failed)]));
	});
}

function ended(code: string, says: Says): Problem {
	return error(code, { file: '.', line: 1, column: 1 }, says);
}

function tooLong(within: number): Says {
	const seconds = within / 1000;
	return {
		id: `Pemeriksaan belum selesai setelah ${seconds} detik, jadi dihentikan. Bagi layanan ini, atau periksa satu layanan saja.`,
		en: `The check was not finished after ${seconds} s and was stopped. Divide the service, or check one service alone.`,
	};
}

const tooLarge: Says = {
	id: 'Isi folder ini terlalu banyak untuk diperiksa sekaligus. Bagi berkas yang besar, atau periksa satu layanan saja.',
	en: 'This folder holds too much to be checked at once. Divide the large files, or check one service alone.',
};

const failed: Says = {
	id: 'Pemeriksaan berhenti karena kesalahan di Loket sendiri. Kirimkan folder ini kepada pembuat Loket.',
	en: 'The check stopped because of a mistake in Loket itself. Send this folder to the makers of Loket.',
};
