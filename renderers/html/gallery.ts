import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Frame } from '../../engine/views/frame.js';
import { type ComponentName, components, renderComponent } from './components/index.js';
import { markup } from './markup.js';
import { pageTemplate, renderPage } from './views/layout.js';

/** What an example shows of its component. */
export type ExampleState = 'plain' | 'hint' | 'error' | 'filled' | 'long words' | 'right-to-left';

/** A component as an author or tester may want to see it. */
export interface Example {
	readonly name: string;
	readonly state: ExampleState;
	readonly options: unknown;
}

/** The examples beside a component's template. */
export function examplesOf(component: ComponentName): readonly Example[] {
	const text = readFileSync(new URL(`./components/${component}/examples.yaml`, import.meta.url), 'utf8');
	return parse(text) as Example[];
}

/** One example as HTML. */
export function renderExample(component: ComponentName, example: Example): string {
	const prepare = components[component] as (options: unknown) => unknown;
	return renderComponent(component, prepare(example.options));
}

/** Every example of every component on one page. */
export function renderGallery(frame: Frame): string {
	const names = Object.keys(components) as ComponentName[];
	return renderPage(pageTemplate('gallery'), frame, {
		title: 'Gallery',
		width: 'narrow',
		form: null,
		body: {
			components: names.map((name) => ({
				name,
				examples: examplesOf(name).map((example) => ({
					name: example.name,
					around: example.state === 'right-to-left' ? { dir: 'rtl', lang: 'ar' } : {},
					html: markup(renderExample(name, example)),
				})),
			})),
		},
	});
}
