import type { Place, Problem } from '../problem.js';
import { error } from '../problems.js';
import { limits } from './limits.js';

export function tooDeep(place: Place): Problem {
	return error('too-deep', place, {
		id: `Isi berkas bertingkat lebih dari ${limits.levels} tingkat. Pindahkan bagian yang dalam ke \`$defs\`.`,
		en: `The file nests more than ${limits.levels} levels deep. Move the deep part to \`$defs\`.`,
	});
}
