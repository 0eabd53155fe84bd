/** The command as its users run it: a process of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../cli/main.js', import.meta.url));

/** The environment without what would change the outcome. */
const environment = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
	const {
		LANG: _lang,
		LC_ALL: _all,
		LOKET_URL: _url,
		LOKET_DATA: _data,
		LOKET_KEYS: _keys,
		LOKET_PROXY: _proxy,
		...rest
	} = process.env;
	return { ...rest, LANG: 'en_GB.UTF-8', ...more };
};

export interface Ran {
	readonly code: number | null;
	readonly out: string;
	readonly complaints: string;
}

/** Runs `loket …` to its end. */
export function loket(words: readonly string[], more: NodeJS.ProcessEnv = {}): Ran {
	const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
		encoding: 'utf8',
		env: environment(more),
		timeout: 60_000,
	});
	return { code: status, out: stdout, complaints: stderr };
}

export interface Serving {
	/** `http://127.0.0.1:N`, as it said. */
	readonly address: string;
	/** What it wrote to standard error so far. */
	readonly said: () => string;
	/** Asks it to stop and gives its exit code. */
	readonly stop: () => Promise<number | null>;
}

/** Starts `loket serve …` or `dev …` and waits until it listens; an exception with what it said where it ends before. */
export function serving(words: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Serving> {
	const child: ChildProcess = spawn(process.execPath, [main, ...words], {
		env: environment(more),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	child.stderr?.on('data', (text: Buffer) => {
		said += text.toString();
	});
	return new Promise((resolve, reject) => {
		void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
		child.stdout?.on('data', (text: Buffer) => {
			const listening = /\{"listening":"([^"]+)"\}/.exec(text.toString())?.[1];
			if (listening === undefined) return;
			resolve({
				address: listening,
				said: () => said,
				stop: () => {
					child.kill('SIGTERM');
					return ended;
				},
			});
		});
	});
}

/** Waits until something is so, at most ten seconds. */
export async function until(holds: () => Promise<boolean>): Promise<boolean> {
	for (let times = 0; times < 100; times++) {
		if (await holds()) return true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return false;
}
