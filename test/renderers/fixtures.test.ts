import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import t from 'tap';
import { type ComponentName, components, renderComponent } from '../../renderers/html/components/index.js';
import { normalise } from '../support/dom.js';
import { optionsOf } from './fixture-options.js';

interface Fixture {
	readonly name: string;
	readonly options: Record<string, unknown>;
	readonly html: string;
}

const require = createRequire(import.meta.url);

/** Fixtures of what Loket doesn't use, each with the reason. */
const unused: Readonly<Record<string, (fixture: Fixture) => string | null>> = {
	'file-upload': ({ options }) => (options.javascript === true ? 'its script is not used' : null),
	button: ({ options }) => (options.isStartButton === true ? 'no icons where a word does' : null),
	panel: ({ options }) =>
		typeof options.classes === 'string' && options.classes.includes('interruption') ? 'the interruption panel is not used' : null,
};

/** Components that govuk-frontend doesn't have. */
const own = new Set<ComponentName>(['field-group', 'guidance', 'pairs', 'rows', 'shown', 'way']);

let compared = 0;
let held = 0;

for (const name of (Object.keys(components) as ComponentName[]).filter((one) => !own.has(one))) {
	void t.test(`${name}: the same DOM as govuk-frontend`, (t) => {
		const file = require.resolve(`govuk-frontend/dist/govuk/components/${name}/fixtures.json`);
		const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] };
		let same = 0;
		const left: string[] = [];
		for (const fixture of fixtures) {
			const reason = unused[name]?.(fixture) ?? null;
			if (reason !== null) {
				left.push(`${fixture.name} (${reason})`);
				continue;
			}
			const prepare = components[name] as (options: unknown) => unknown;
			const html = renderComponent(name, prepare(optionsOf(name, fixture.options)));
			if (t.same(normalise(html), normalise(fixture.html), fixture.name)) same++;
		}
		compared += 1;
		held += same;
		t.comment(`${name}: ${same} of ${fixtures.length} fixtures${left.length === 0 ? '' : `, left out: ${left.join('; ')}`}`);
		t.end();
	});
}

void t.test('how many there are', (t) => {
	t.comment(`${held} fixtures of ${compared} components are the same`);
	t.ok(held > 100 && compared > 15, `${held} fixtures of ${compared} components`);
	t.end();
});
