/** The part of the build that the compiler doesn't do: data files go beside the compiled modules, styles and validators are made, the command becomes executable. */
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const command = `${root}dist/cli/main.js`;
if (existsSync(command)) chmodSync(command, 0o755);
