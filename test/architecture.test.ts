import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

const root = fileURLToPath(new URL('../../', import.meta.url));
const imported = /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
/** Top-level folders, each with what it may import besides itself. */
const arrows: Record<string, readonly string[]> = {
	schemas: [],
	engine: ['schemas'],
	renderers: ['engine', 'schemas'],
	cli: ['schemas', 'engine', 'renderers'],
};
/** Inside the engine: parts that take values and return values, so that they know neither store nor server nor disk. */
const pure = ['definition', 'expression', 'form', 'workflow', 'time', 'catalogue', 'views'];
const edges = ['store', 'effects', 'identity', 'http', 'applications', 'services'];
const outside = [
	'node:fs',
	'node:http',
	'node:net',
	'node:worker_threads',
	'node:child_process',
	'fastify',
	'better-sqlite3',
	'mongodb',
	'pino',
];
/** The one file of a pure part that meets the disk: it reads a folder into texts. */
const doors = new Set(['engine/definition/folder.ts']);

function sources(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.includes('generated'))
		.map((name) => posix.join(folder, name));
}

void t.test('imports run one way', async (t) => {
	for (const [top, may] of Object.entries(arrows))
		for (const file of sources(top))
			for (const [, from, lazy] of readFileSync(join(root, file), 'utf8').matchAll(imported)) {
				const target = from ?? lazy ?? '';
				const path = target.startsWith('.') ? posix.join(posix.dirname(file), target) : target;
				const there = path.split('/')[0] ?? '';
				if (target.startsWith('.')) t.ok(there === top || may.includes(there), `${file} imports ${path}`);
				const part = file.split('/')[1] ?? '';
				if (top !== 'engine' || !pure.includes(part) || doors.has(file)) continue;
				t.notOk(
					outside.some((name) => target === name || target.startsWith(`${name}/`)),
					`${file} stays pure: ${target}`,
				);
				t.notOk(edges.includes(path.split('/')[1] ?? '') && there === 'engine', `${file} stays in the middle: ${path}`);
			}
});

void t.test('files stay small', async (t) => {
	for (const top of [...Object.keys(arrows), 'test'])
		for (const file of sources(top)) {
			const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
			t.ok(lines <= 300, `${file} has ${lines} lines, at most 300`);
		}
});
