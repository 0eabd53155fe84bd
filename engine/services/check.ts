import { Worker } from 'node:worker_threads';
import { readFolder } from '../definition/folder.js';
import type { Problem, Says } from '../definition/problem.js';
import { error, inOrder } from '../definition/problems.js';
import type { Files } from '../definition/source.js';

/** What the check of a folder ends with, whatever it holds. */
export interface FolderCheck {
	readonly files: Files;
	/** By file, line and column. */
	readonly problems: readonly Problem[];
	/** The services found, and whether each is without an error. */
	readonly services: readonly { readonly id: string; readonly sound: boolean }[];
}

/** How long a check may take (2.6), in milliseconds. */
const deadline = 5000;

/**
 * Checks a folder in a worker. It always ends with problems: also where the check takes longer than its deadline,
 * runs out of memory or fails, which is then a problem of its own and never a stack trace.
 */
export async function checkFolder(path: string, within: number = deadline): Promise<FolderCheck> {
	const { files, problems } = await readFolder(path);
	const checked = await inWorker(files, within);
	return { files, problems: inOrder([...problems, ...checked.problems]), services: checked.services };
}

type Answer = Omit<FolderCheck, 'files'>;

function inWorker(files: Files, within: number): Promise<Answer> {
	return new Promise((resolve) => {
		const worker = new Worker(new URL('./check-worker.js', import.meta.url), {
			workerData: files,
			resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 4 },
			stderr: true,
		});
		const end = (answer: Answer): void => {
			clearTimeout(timer);
			resolve(answer);
			void worker.terminate();
		};
		const timer = setTimeout(() => end(ended('check-too-long', tooLong(within))), within);
		worker.once('message', (answer: Answer) => end(answer));
		worker.once('error', () => end(ended('check-failed', failed)));
		worker.once('exit', () => end(ended('check-failed', failed)));
	});
}

function ended(code: string, says: Says): Answer {
	return { problems: [error(code, { file: '.', line: 1, column: 1 }, says)], services: [] };
}

function tooLong(within: number): Says {
	const seconds = within / 1000;
	return {
		id: `Pemeriksaan belum selesai setelah ${seconds} detik, jadi dihentikan. Bagi layanan ini, atau periksa satu layanan saja.`,
		en: `The check was not finished after ${seconds} s and was stopped. Divide the service, or check one service alone.`,
	};
}

const failed: Says = {
	id: 'Pemeriksaan berhenti karena kesalahan di Loket sendiri. Kirimkan folder ini kepada pembuat Loket.',
	en: 'The check stopped because of a mistake in Loket itself. Send this folder to the makers of Loket.',
};
