import type { Problem, Says } from '../engine/definition/problem.js';
import type { Files } from '../engine/definition/source.js';
import type { Published } from '../engine/services/publish.js';
import { unavailable } from '../engine/store/port/write.js';
import type { Input } from './command.js';
import { say } from './input.js';
import { printProblems } from './print.js';

/** Says what was published and what was not, and why: the problems of each service that was refused, with their places. */
export function reportPublished(published: Published, files: Files, input: Input): void {
	const errors = published.problems.filter(({ severity }: Problem) => severity === 'error');
	if (errors.length > 0) input.complain(printProblems(errors, files, input.locale));
	for (const { service, why } of published.refused) input.complain(`${service}: ${refusals[why][input.locale]}`);
	for (const { service, version, added } of published.published)
		input.complain(
			added
				? say(input.locale, `${service}: diterbitkan sebagai versi ${version}`, `${service}: published as version ${version}`)
				: say(
						input.locale,
						`${service}: tidak berubah, tetap versi ${version}`,
						`${service}: unchanged, still version ${version}`,
					),
		);
	if (published.unavailable !== null) input.complain(unavailable[published.unavailable][input.locale]);
}

const refusals: Readonly<Record<Published['refused'][number]['why'], Says>> = {
	error: {
		id: 'tidak diterbitkan, perbaiki dulu kesalahan di atas.',
		en: 'not published; mend the errors above first.',
	},
	privacy: {
		id: 'tidak diterbitkan untuk umum, karena belum ada privacy (tujuan, dasar, masa simpan).',
		en: 'not published for the public, since privacy (purpose, basis, retention) is missing.',
	},
	overtaken: {
		id: 'tidak diterbitkan, karena proses lain baru saja menerbitkan versi lain. Periksa versi itu, lalu terbitkan lagi.',
		en: 'not published, since another process has just published another version. Look at that one, then publish again.',
	},
};
