import type { Command, Option } from './command.js';
import { common, say } from './input.js';

/** The page of one command: what it does, how it is called, what its options mean, and examples to copy. */
export function helpOf(command: Command, locale: 'id' | 'en'): string {
	const options = [...command.options, ...common];
	const call = ['loket', command.name, ...command.positionals.map(({ name }) => name), '[options]'].join(' ');
	return [
		`${command.summary}`,
		'',
		`  ${call}`,
		'',
		...columns(command.positionals.map(({ name, about }) => [name, about])),
		...columns(options.map((option) => [nameOf(option), aboutOf(option)])),
		'',
		say(locale, 'Contoh', 'Examples'),
		...command.examples.map((line) => `  ${line}`),
	].join('\n');
}

/** The list of all commands. */
export function helpOfAll(commands: readonly Command[], locale: 'id' | 'en'): string {
	return [
		say(
			locale,
			'Loket: satu folder YAML menjadi layanan publik yang jalan.',
			'Loket: a folder of YAML becomes a working public service.',
		),
		'',
		'  loket <command> [options]',
		'',
		...columns(commands.map(({ name, summary }) => [name, summary])),
		'',
		say(locale, 'Tentang satu perintah: loket <command> --help', 'About one command: loket <command> --help'),
	].join('\n');
}

function nameOf(option: Option): string {
	return option.value === null ? `--${option.name}` : `--${option.name} ${option.value}`;
}

function aboutOf(option: Option): string {
	const more = [
		option.among === undefined ? null : option.among.join(' | '),
		option.default === undefined ? null : `default: ${option.default}`,
		option.environment === undefined ? null : `or ${option.environment}`,
	].filter((part) => part !== null);
	return more.length === 0 ? option.about : `${option.about} (${more.join('; ')})`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
	const width = Math.max(0, ...rows.map(([name]) => name.length));
	return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`);
}
