import { printedProblem } from '../../engine/definition/print.js';
import { checkFolder } from '../../engine/services/check.js';
import type { Command } from '../command.js';
import { catalogueFolder, usualFolder } from '../folder.js';
import { say } from '../input.js';
import { printProblems } from '../print.js';

/** `loket check`: everything that is wrong with a folder, with place and repair. */
export const check: Command = {
	name: 'check',
	summary: {
		id: 'Periksa folder layanan: apa yang salah, di mana, dan bagaimana memperbaikinya',
		en: 'Check a folder of services: what is wrong, where, and how to mend it',
	},
	positionals: [catalogueFolder],
	options: [
		{
			name: 'format',
			about: { id: 'bentuk masalah yang dicetak', en: 'how problems are printed' },
			value: 'FORMAT',
			among: ['text', 'json'],
			default: 'text',
		},
		{
			name: 'strict',
			about: { id: 'keluar dengan 1 juga kalau ada peringatan', en: 'exit 1 on warnings too' },
			value: null,
		},
	],
	examples: [
		{ line: 'loket check', about: { id: 'folder services-catalog', en: 'the folder services-catalog' } },
		{ line: 'loket check my-catalogue --lang id', about: { id: 'dalam bahasa Indonesia', en: 'in Indonesian' } },
		{
			line: 'loket check --format json',
			about: {
				id: '[{ code, severity, file, line, column, message, suggestion? }]',
				en: '[{ code, severity, file, line, column, message, suggestion? }]',
			},
		},
	],
	run: async (input) => {
		const { files, problems } = await checkFolder(input.positionals[0] ?? usualFolder);
		if (input.option('format') === 'json')
			input.out(
				JSON.stringify(
					problems.map((problem) => printedProblem(problem, input.locale)),
					null,
					2,
				),
			);
		else
			input.out(
				problems.length > 0
					? printProblems(problems, files, input.locale)
					: say(input.locale, 'Tidak ada masalah.', 'No problems.'),
			);
		const failing = problems.some(({ severity }) => severity === 'error' || (severity === 'warning' && input.is('strict')));
		return failing ? 1 : 0;
	},
};
