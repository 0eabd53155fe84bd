/** Without a mail server mails go to a folder, one file each. */
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message, Post } from '../tools.js';
import { compose, type Sender } from './compose.js';

/**
 * Puts mails into a folder, readable by the owner only. The name follows from the mail's id, so that a repeat takes the place of the same;
 * a file is whole once it has its name.
 */
export function folderPost(folder: string, sender: Sender, now: () => Date): Post {
	return {
		send: async (message: Message) => {
			const { bytes } = await compose(message, sender, now());
			try {
				await write(folder, `${message.id}.eml`, bytes);
				return { is: 'done', reason: null };
			} catch (error) {
				if (!(error instanceof Error && 'code' in error)) throw error;
				return { is: 'failed', reason: 'folder-unwritable' };
			}
		},
	};
}

async function write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const temporary = join(folder, `.${name}.${process.pid}.part`);
	const file = await open(temporary, 'w', 0o600);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, join(folder, name));
	const directory = await open(folder, 'r');
	try {
		await directory.sync();
	} finally {
		await directory.close();
	}
}
