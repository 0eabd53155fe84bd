import { printedProblem } from '../../engine/definition/print.js';
import { checkFolder } from '../../engine/services/check.js';
import type { Command } from '../command.js';
import { say } from '../input.js';
import { printProblems } from '../print.js';

/** `loket check`: everything that is wrong with a folder, with place and repair. */
export const check: Command = {
	name: 'check',
	summary: 'Check a folder of services: what is wrong, where, and how to mend it',
	positionals: [{ name: '[folder]', about: 'the catalogue folder (default: services-catalog)', required: false }],
	options: [
		{ name: 'format', about: 'how problems are printed', value: 'FORMAT', among: ['text', 'json'], default: 'text' },
		{ name: 'strict', about: 'exit 1 on warnings too', value: null },
	],
	examples: [
		'loket check                           the folder services-catalog',
		'loket check my-catalogue --lang id    in Indonesian',
		'loket check --format json             [{ code, severity, file, line, column, message, suggestion? }]',
	],
	run: async (input) => {
		const { files, problems } = await checkFolder(input.positionals[0] ?? 'services-catalog');
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
