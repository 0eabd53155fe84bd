import type { Command, Option, Positional } from './command.js';
import { common, say } from './input.js';

type Locale = 'id' | 'en';

/** The page of one command: what it does, how it is called, what its options mean, and examples to copy. */
export function helpOf(command: Command, locale: Locale): string {
	const options = [...command.options, ...common];
	const call = ['loket', command.name, ...command.positionals.map(nameOfPositional), say(locale, '[pilihan]', '[options]')];
	const rows = [
		...command.positionals.map((one) => [nameOfPositional(one), one.about[locale]] as const),
		...options.map((option) => [nameOfOption(option), aboutOf(option, locale)] as const),
	];
	return [
		command.summary[locale],
		'',
		`  ${call.join(' ')}`,
		'',
		...columns(rows),
		'',
		say(locale, 'Contoh', 'Examples'),
		...columns(command.examples.map(({ line, about }) => [line, about[locale]])),
	].join('\n');
}

/** The list of all commands. */
export function helpOfAll(commands: readonly Command[], locale: Locale): string {
	return [
		say(
			locale,
			'Loket: satu folder YAML menjadi layanan publik yang jalan.',
			'Loket: a folder of YAML becomes a working public service.',
		),
		'',
		say(locale, '  loket PERINTAH [pilihan]', '  loket COMMAND [options]'),
		'',
		...columns(commands.map(({ name, summary }) => [name, summary[locale]])),
		'',
		say(locale, 'Tentang satu perintah: loket PERINTAH --help', 'About one command: loket COMMAND --help'),
	].join('\n');
}

function nameOfPositional({ name, required }: Positional): string {
	return required ? name : `[${name}]`;
}

function nameOfOption(option: Option): string {
	return option.value === null ? `--${option.name}` : `--${option.name} ${option.value}`;
}

function aboutOf(option: Option, locale: Locale): string {
	const more = [
		option.among === undefined ? null : option.among.join(' | '),
		option.default === undefined ? null : say(locale, `bawaan: ${option.default}`, `default: ${option.default}`),
		option.environment === undefined ? null : say(locale, `atau ${option.environment}`, `or ${option.environment}`),
	].filter((part) => part !== null);
	return more.length === 0 ? option.about[locale] : `${option.about[locale]} (${more.join('; ')})`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
	const width = Math.max(0, ...rows.map(([name]) => name.length));
	return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`);
}
