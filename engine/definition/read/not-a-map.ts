import type { Node } from '../node.js';
import type { Problem } from '../problem.js';
import { error } from '../problems.js';

/** A file whose top is a list or a single value, where keys are needed. */
export function notAMap(node: Node): Problem {
	return error('wrong-type', node.place, {
		id: 'Berkas ini harus berisi kunci dan nilai, misalnya `title: Surat keterangan usaha`.',
		en: 'This file must hold keys and values, such as `title: Business letter`.',
	});
}
