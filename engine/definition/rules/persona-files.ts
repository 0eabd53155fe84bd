import type { Finding } from '../compile/context.js';
import { child, itemsOf } from '../compile/reading.js';
import type { Node } from '../node.js';
import { missingFile } from '../read/library.js';
import { namedFile } from '../read/uploads.js';
import type { Rule } from './rule.js';

/** A file that a persona uploads must be there, in `tests/` of the service. */
export const personaFiles: Rule = {
	code: 'missing-file',
	*run({ source }) {
		for (const { node, uploads } of source.personas) {
			yield* within(child(node, 'answers'), uploads);
			for (const step of itemsOf(child(node, 'then')))
				for (const key of ['answers', 'with']) yield* within(child(step, key), uploads);
		}
	},
};

function* within(node: Node | null, uploads: ReadonlyMap<string, number>): Generator<Finding> {
	if (node === null || node.kind === 'scalar') return;
	const named = namedFile(node);
	if (named !== null) {
		if (named.path !== null && uploads.has(named.path)) return;
		const names = new Map([...uploads.keys()].filter((path) => !/\.ya?ml$/.test(path)).map((path) => [path, '']));
		const { code, severity, says, suggestion } = missingFile(names, named.at.place, named.written, named.path);
		yield { code, severity, at: named.at.place, says, ...(suggestion === undefined ? {} : { suggestion }) };
		return;
	}
	const inner = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node);
	for (const one of inner) yield* within(one, uploads);
}
