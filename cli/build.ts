/** The part of the build that the compiler doesn't do: data files go beside the compiled modules, styles and validators are made, the command becomes executable. */
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { compile } from 'sass';
import { validatorsSource } from './generate/validators.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const carried = new Set(['', '.hbs', '.json', '.yaml', '.md', '.csv', '.css']);

for (const folder of ['engine', 'schemas', 'renderers', 'cli', 'test']) {
	if (!existsSync(`${root}${folder}`)) continue;
	cpSync(`${root}${folder}`, `${root}dist/${folder}`, { recursive: true, filter: (from) => carried.has(extname(from)) });
}

mkdirSync(`${root}dist/schemas/generated`, { recursive: true });
writeFileSync(`${root}dist/schemas/generated/validators.cjs`, validatorsSource(`${root}schemas`));

const styles = compile(`${root}renderers/html/style/journey.scss`, {
	style: 'compressed',
	loadPaths: [`${root}node_modules/govuk-frontend/dist`],
	quietDeps: true,
});
mkdirSync(`${root}dist/renderers/html/style`, { recursive: true });
writeFileSync(`${root}dist/renderers/html/style/journey.css`, styles.css);

buildSync({
	entryPoints: [`${root}renderers/html/script/browser/main.ts`],
	outfile: `${root}dist/renderers/html/script/page.js`,
	bundle: true,
	minify: true,
	format: 'esm',
	target: 'es2022',
	charset: 'utf8',
	legalComments: 'none',
	logLevel: 'warning',
});

const command = `${root}dist/cli/main.js`;
if (existsSync(command)) chmodSync(command, 0o755);
