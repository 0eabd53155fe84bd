/** Between the bench and the servers that it starts: a question, an answer. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface Peer {
	/** Asks it something; one question at a time. */
	readonly ask: (question: object) => Promise<unknown>;
	readonly stop: () => Promise<void>;
}

/** Starts a server as a process of its own, with what it works on as its argument. */
export function startPeer(name: 'bare' | 'loket', given: readonly string[]): Peer {
	const child = fork(fileURLToPath(new URL(`${name}.js`, import.meta.url)), [...given]);
	const ended = once(child, 'exit');
	return {
		ask: async (question) => {
			child.send(question);
			const [answer] = (await Promise.race([once(child, 'message'), ended.then(() => gone(name))])) as unknown[];
			return answer;
		},
		stop: async () => {
			child.kill('SIGKILL');
			await ended;
		},
	};
}

function gone(name: string): never {
	throw new Error(`the server "${name}" ended`);
}

/** In the server: answers each question. */
export function answerTo<Question>(answer: (question: Question) => Promise<object>): void {
	process.on('message', (question) => {
		void answer(question as Question).then((said) => process.send?.(said));
	});
}

/** The port a server listens on. */
export function portOf(address: string | AddressInfo | null): number {
	return typeof address === 'object' && address !== null ? address.port : 0;
}
