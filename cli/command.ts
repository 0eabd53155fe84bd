import type { Says } from '../engine/definition/problem.js';

/** A command of `loket`: one file each, one line in `commands/index.ts`. */
export interface Command {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: Says;
	/** What may stand without a name. */
	readonly positionals: readonly Positional[];
	readonly options: readonly Option[];
	/** Shown under `--help`: what people do with it, a line to copy and what it gives. */
	readonly examples: readonly Example[];
	/** Gives the exit code: 0 done, 1 problems or failures, 2 wrong use. */
	readonly run: (input: Input) => Promise<number>;
}

export interface Example {
	readonly line: string;
	readonly about: Says;
}

export interface Positional {
	/** `FOLDER`; shown in brackets where it may be left out. */
	readonly name: string;
	readonly about: Says;
	readonly required: boolean;
}

export interface Option {
	readonly name: string;
	readonly about: Says;
	/** Shown in the help and named when it is missing: `DIR`; null for a switch. */
	readonly value: string | null;
	readonly default?: string;
	/** The environment variable that stands in where the option isn't given. */
	readonly environment?: string;
	/** What is accepted, where it is a short list. */
	readonly among?: readonly string[];
}

export interface Input {
	readonly positionals: readonly string[];
	/** Value of an option by name: given, else from the environment, else its default. */
	readonly option: (name: string) => string | undefined;
	/** Was the switch given? */
	readonly is: (name: string) => boolean;
	readonly out: (text: string) => void;
	readonly complain: (text: string) => void;
	readonly locale: 'id' | 'en';
}
