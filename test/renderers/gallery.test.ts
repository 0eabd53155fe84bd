/** The examples of components: each in every state it can be in. */
import t from 'tap';
import { type ComponentName, components } from '../../renderers/html/components/index.js';
import { fieldRenderers } from '../../renderers/html/fields/index.js';
import { type ExampleState, examplesOf, renderExample } from '../../renderers/html/gallery.js';

/** What every component must be looked at with. */
const every: readonly ExampleState[] = ['plain', 'long words', 'right-to-left'];
/** What a component that asks is shown with too. */
const asking: readonly ExampleState[] = ['hint', 'error', 'filled'];
/** Shown among questions, but nothing is asked by them. */
const asksNothing = new Set<string>(['shown', 'guidance']);

const fields = new Set<string>(Object.values(fieldRenderers).map(({ component }) => component));
const names = Object.keys(components) as ComponentName[];

void t.test('every component has an example of every state', (t) => {
	let count = 0;
	for (const name of names) {
		const examples = examplesOf(name);
		const states = new Set(examples.map(({ state }) => state));
		// A group is filled in in its fields.
		const wanted = fields.has(name) && !asksNothing.has(name) ? [...every, ...asking] : every;
		const missing = wanted.filter((state) => !states.has(state) && !(name === 'field-group' && state === 'filled'));
		t.same(missing, [], name);
		t.same(
			[...states].filter((state) => ![...every, ...asking].includes(state)),
			[],
			`${name}: no other state`,
		);
		t.equal(new Set(examples.map((example) => example.name)).size, examples.length, `${name}: each has a name of its own`);
		for (const example of examples) t.match(renderExample(name, example), /^<\w/, `${name}: ${example.name}`);
		count += examples.length;
	}
	t.comment(`${count} examples of ${names.length} components`);
	t.end();
});

void t.test('an example shows the state it is of', (t) => {
	const signs: Readonly<Partial<Record<ExampleState, RegExp>>> = {
		hint: /govuk-hint/,
		error: /govuk-error-message/,
		'long words': /\p{L}{30}/u,
		'right-to-left': /\p{Script=Arabic}/u,
	};
	for (const name of names)
		for (const example of examplesOf(name)) {
			const html = renderExample(name, example);
			const sign = signs[example.state];
			if (sign !== undefined) t.match(html, sign, `${name}: ${example.name}`);
			if (example.state === 'plain' && fields.has(name)) t.notMatch(html, /govuk-error-message/, `${name}: ${example.name}`);
		}
	const ids = names.flatMap((name) =>
		examplesOf(name).flatMap((example) => [...renderExample(name, example).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)),
	);
	t.equal(new Set(ids).size, ids.length, 'all on one page: no id twice');
	t.end();
});
