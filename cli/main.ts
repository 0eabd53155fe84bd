#!/usr/bin/env node
import { nearest } from '../engine/definition/suggest.js';
/** `loket`: finds the command, reads its line, runs it. An exception is a bug of ours and says so in words, without its trace. */
import { commands } from './commands/index.js';
import { helpOfAll } from './help.js';
import { localeOf, parseInput, say } from './input.js';

// Whoever reads no further (`loket check | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
	const locale = localeOf(words, process.env);
	const { name, rest } = commandIn(words);
	if (name === undefined || name === '--help' || name === 'help') {
		process.stdout.write(`${helpOfAll(commands, locale)}\n`);
		return name === undefined ? 2 : 0;
	}
	const command = commands.find((one) => one.name === name);
	if (command === undefined) {
		const near = nearest(
			name,
			commands.map((one) => one.name),
		);
		const meant = near === null ? '' : say(locale, ` Maksudnya ${near}?`, ` Did you mean ${near}?`);
		return wrong(say(locale, `Tidak ada perintah ${name}.`, `There is no command ${name}.`) + meant, 'loket --help');
	}
	const parsed = parseInput(command, rest, process.env);
	if ('help' in parsed) {
		process.stdout.write(`${parsed.help}\n`);
		return 0;
	}
	if ('wrong' in parsed) return wrong(parsed.wrong, `loket ${command.name} --help`);
	try {
		return await command.run(parsed.input);
	} catch (error) {
		if (process.env['LOKET_DEBUG'] !== undefined) throw error;
		const message = error instanceof Error ? error.message : String(error);
		process.stderr.write(`${say(locale, 'Ada kesalahan di dalam Loket', 'Something went wrong inside Loket')}: ${message}\n`);
		return 70;
	}
}

/** The command and its own words; `--lang` may stand before it, too. */
function commandIn(words: readonly string[]): { readonly name: string | undefined; readonly rest: readonly string[] } {
	const before = words[0] === '--lang' ? 2 : words[0]?.startsWith('--lang=') === true ? 1 : 0;
	return { name: words[before], rest: [...words.slice(0, before), ...words.slice(before + 1)] };
}

function wrong(sentence: string, help: string): number {
	process.stderr.write(`${sentence}\n${help}\n`);
	return 2;
}
