import { parseArgs } from 'node:util';
import { nearest } from '../engine/definition/suggest.js';
import type { Command, Input, Option } from './command.js';
import { helpOf } from './help.js';

/** What a command line means for a command: its input, or a sentence that says what is wrong with it. */
export type Parsed = { readonly input: Input } | { readonly wrong: string } | { readonly help: string };

/** Options every command knows. */
export const common: readonly Option[] = [
	{
		name: 'lang',
		about: { id: 'bahasa dari yang dicetak', en: 'language of what is printed' },
		value: 'LANGUAGE',
		among: ['id', 'en'],
	},
	{ name: 'help', about: { id: 'tampilkan halaman ini', en: 'show this page' }, value: null },
];

/** Reads a command line. The environment stands in for options that name a variable; anything unknown or missing is refused in words. */
export function parseInput(command: Command, words: readonly string[], environment: NodeJS.ProcessEnv): Parsed {
	const options = [...command.options, ...common];
	const locale = localeOf(words, environment);
	const { tokens, values, positionals } = parseArgs({
		args: [...words],
		options: Object.fromEntries(
			options.map((option) => [option.name, { type: option.value === null ? 'boolean' : 'string' } as const]),
		),
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	if (values['help'] === true) return { help: helpOf(command, locale) };
	for (const token of tokens) {
		if (token.kind !== 'option') continue;
		const option = options.find(({ name }) => name === token.name);
		if (option === undefined) return { wrong: unknownOption(token.rawName, options, locale) };
		if (option.value === null && token.value !== undefined)
			return { wrong: say(locale, `--${option.name} tidak memakai nilai.`, `--${option.name} takes no value.`) };
		if (option.value !== null && (token.value === undefined || (!token.inlineValue && token.value.startsWith('-'))))
			return {
				wrong: say(
					locale,
					`--${option.name} perlu nilai: --${option.name} ${option.value}.`,
					`--${option.name} needs a value: --${option.name} ${option.value}.`,
				),
			};
	}
	const given = new Map(Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
	for (const option of options) {
		const value = given.get(option.name) ?? (option.environment === undefined ? undefined : environment[option.environment]);
		if (value !== undefined && option.among !== undefined && !option.among.includes(value))
			return {
				wrong: say(
					locale,
					`--${option.name} menerima ${option.among.join(', ')}; bukan ${value}.`,
					`--${option.name} takes ${option.among.join(', ')}; not ${value}.`,
				),
			};
	}
	const missing = command.positionals.filter(({ required }) => required)[positionals.length];
	if (missing !== undefined)
		return {
			wrong: say(
				locale,
				`${missing.name} belum disebut: ${missing.about.id}.`,
				`${missing.name} is missing: ${missing.about.en}.`,
			),
		};
	if (positionals.length > command.positionals.length) {
		const extra = positionals[command.positionals.length] ?? '';
		return { wrong: say(locale, `"${extra}" tidak dimengerti di sini.`, `"${extra}" means nothing here.`) };
	}
	return {
		input: {
			positionals,
			option: (name) => {
				const option = options.find((one) => one.name === name);
				return (
					given.get(name) ?? (option?.environment === undefined ? undefined : environment[option.environment]) ?? option?.default
				);
			},
			is: (name) => values[name] === true,
			out: (text) => void process.stdout.write(`${visible(text)}\n`),
			complain: (text) => void process.stderr.write(`${visible(text)}\n`),
			locale,
		},
	};
}

/** `--lang`, else the environment's language; English where neither is Indonesian. */
export function localeOf(words: readonly string[], environment: NodeJS.ProcessEnv): 'id' | 'en' {
	const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
	const said = at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1]);
	const language = said ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
	return language.toLowerCase().startsWith('id') ? 'id' : 'en';
}

function unknownOption(word: string, options: readonly Option[], locale: 'id' | 'en'): string {
	const near = nearest(
		word.replace(/^-+/, ''),
		options.map(({ name }) => name),
	);
	return near === null
		? say(locale, `Tidak ada pilihan ${word}.`, `There is no option ${word}.`)
		: say(locale, `Tidak ada pilihan ${word}. Maksudnya --${near}?`, `There is no option ${word}. Did you mean --${near}?`);
}

/** Texts of authors and answers reach the terminal as characters that are seen: none that moves the cursor or turns the writing around. */
function visible(text: string): string {
	return text.replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

export function say(locale: 'id' | 'en', id: string, en: string): string {
	return locale === 'id' ? id : en;
}
