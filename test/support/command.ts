/** The command as its users run it: a process of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { commands } from '../../cli/commands/index.js';
import { parseInput } from '../../cli/input.js';

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
		LOKET_SMTP: _smtp,
		LOKET_MAIL_FROM: _from,
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

/** Runs a command in this process, for its many ways to be wrong: what its line means, and what it says. */
export async function loketHere(words: readonly string[]): Promise<Ran> {
	const [name, ...rest] = words;
	const command = commands.find((one) => one.name === name);
	if (command === undefined) throw new Error(`no command ${name}`);
	const parsed = parseInput(command, rest, environment({}));
	if (!('input' in parsed)) return { code: 2, out: '', complaints: 'wrong' in parsed ? parsed.wrong : '' };
	const said: string[] = [];
	const complained: string[] = [];
	const code = await command.run({
		...parsed.input,
		out: (text) => said.push(text),
		complain: (text) => complained.push(text),
	});
	return { code, out: said.join('\n'), complaints: complained.join('\n') };
}

export interface Serving {
	/** `http://127.0.0.1:N`, as it said. */
	readonly address: string;
	readonly pid: number | undefined;
	/** What it wrote to standard error so far. */
	readonly said: () => string;
	/** Asks it to stop and gives its exit code. */
	readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
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
				pid: child.pid,
				said: () => said,
				stop: (signal = 'SIGTERM') => {
					child.kill(signal);
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
