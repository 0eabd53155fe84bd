import { readFileSync } from 'node:fs';

const read = new Map<string, string>();
const inclusion = /\{\{> ([a-z-]+(?:\/[a-z-]+)?) ([a-zA-Z.]+)\}\}/g;

/** Where a choice's fields are put in when a page's template is made. */
export const opensMark = '{{> opens}}';
/** Where a group's fields are put in. */
export const membersMark = '{{> members}}';

/**
 * The source of a component's template (`input`, or a part of one: `fieldset/open`), with the components it is made of put in
 * their places: a template in one piece renders five times faster than one of partials. The marks for fields stay in.
 */
export function source(name: string): string {
	const known = read.get(name);
	if (known !== undefined) return known;
	const file = name.includes('/') ? name : `${name}/${name}`;
	const made = inline(readFileSync(new URL(`${file}.hbs`, import.meta.url), 'utf8').replace(/\n/g, ''));
	read.set(name, made);
	return made;
}

/** Puts components in the places `{{> name path}}` of a template of ours: each with what stands at `path`, nothing where that is null. */
export function inline(template: string): string {
	return template.replace(inclusion, (_, name: string, path: string) =>
		path === 'this' ? source(name) : `{{#with ${path}}}${source(name)}{{/with}}`,
	);
}
