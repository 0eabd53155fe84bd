import type { ComponentName } from '../../renderers/html/components/index.js';
import { markup } from '../../renderers/html/markup.js';

type Options = Record<string, unknown>;

/** The options of a fixture of govuk-frontend, in the names of our components: `{ text }` and `{ html }` become `content`. */
export function optionsOf(component: ComponentName, fixture: Options): Options {
	const made = contents(fixture);
	const given = more[component];
	return given === undefined ? made : given(made, fixture);
}

function contents(value: Options): Options {
	const out: Options = {};
	for (const [key, part] of Object.entries(value)) {
		if (key === 'text' || key === 'html') continue;
		if (key === 'attributes') out[key] = part;
		else if (Array.isArray(part))
			out[key] = part
				.filter((item) => item !== null && item !== undefined && item !== false && item !== '')
				.map((item) => (isMap(item) ? contents(item) : item));
		else out[key] = isMap(part) ? contents(part) : part;
	}
	const content = words(value, 'text', 'html');
	if (content !== undefined) out.content = content;
	return out;
}

function words(from: Options, text: string, html: string): unknown {
	const ours = from[html];
	if (typeof ours === 'string' && ours !== '') return markup(ours.trim());
	const plain = from[text];
	return plain === undefined || plain === null ? undefined : textOf(plain);
}

/** A word of a fixture: a text or number as it is, '' for anything else. */
function textOf(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function isMap(value: unknown): value is Options {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function maps(value: unknown): Options[] {
	return Array.isArray(value) ? value.filter(isMap) : [];
}

/** What a component names otherwise than govuk-frontend does. */
const more: Partial<Record<ComponentName, (made: Options, fixture: Options) => Options>> = {
	'back-link': (made) => ({ ...made, content: made.content ?? 'Back', href: made.href || '#' }),
	'skip-link': (made) => ({ ...made, href: made.href || '#content' }),
	button: (made, fixture) => ({
		...made,
		content: made.content ?? '',
		href: fixture.href === '' ? undefined : fixture.href,
	}),
	details: (made, fixture) => ({
		...made,
		summary: words(fixture, 'summaryText', 'summaryHtml') ?? '',
		content: made.content ?? '',
	}),
	'error-summary': (made, fixture) => ({
		...made,
		title: words(fixture, 'titleText', 'titleHtml') ?? '',
		description: words(fixture, 'descriptionText', 'descriptionHtml'),
	}),
	'error-message': (made, fixture) => ({ ...made, visuallyHiddenText: hidden(fixture.visuallyHiddenText) }),
	panel: (made, fixture) => ({ ...made, title: words(fixture, 'titleText', 'titleHtml') ?? '', body: made.content }),
	'notification-banner': (made, fixture) => ({
		...made,
		title: words(fixture, 'titleText', 'titleHtml') ?? (fixture.type === 'success' ? 'Success' : 'Important'),
		content: made.content ?? '',
		type: fixture.type === 'success' ? 'success' : undefined,
	}),
	radios: choices,
	checkboxes: choices,
	select: (made, fixture) => ({
		...made,
		items: maps(fixture.items).map((item) => ({ ...item, text: textOf(item.text ?? '') })),
		value: fixture.value === undefined ? undefined : textOf(fixture.value),
	}),
	'date-input': dates,
	'character-count': (made, fixture) => ({ ...made, counting: counting(fixture) }),
};

function hidden(value: unknown): string | undefined {
	return value === false ? '' : typeof value === 'string' ? value : undefined;
}

function choices(made: Options, fixture: Options): Options {
	const list = fixture.values;
	const one = fixture.value;
	return {
		...made,
		chosen: Array.isArray(list) ? list.map(String) : one === undefined || one === null ? [] : [textOf(one)],
		items: maps(made.items).map((item, index) => {
			const original = maps(fixture.items)[index] ?? {};
			const place = Array.isArray(fixture.items) ? fixture.items.indexOf(original) : index;
			const conditional = original.conditional;
			return {
				...item,
				// Places of items left out count in ids there.
				...(place === index ? {} : { id: item.id ?? `${String(fixture.idPrefix ?? fixture.name)}-${place + 1}` }),
				...('divider' in item ? {} : { value: original.value === undefined ? '' : textOf(original.value) }),
				conditional: isMap(conditional) ? words(conditional, 'none', 'html') : undefined,
			};
		}),
	};
}

function dates(made: Options, fixture: Options): Options {
	const values = isMap(fixture.values) ? fixture.values : {};
	const prefix = typeof fixture.namePrefix === 'string' && fixture.namePrefix !== '' ? `${fixture.namePrefix}-` : '';
	const parts = ['day', 'month', 'year'];
	const listed = maps(fixture.items);
	const of = (part: string): Options => (isMap(fixture[part]) ? fixture[part] : {});
	const items =
		listed.length > 0 ? listed : parts.filter((part) => fixture[part] !== false).map((part) => ({ name: part, ...of(part) }));
	return {
		...made,
		items: items.map((item, index) => {
			const name = textOf((item as Options).name ?? parts[index]);
			const label = (item as Options).label;
			const known = parts.indexOf(name) === -1 ? parts.findIndex((part) => of(part).name === name) : parts.indexOf(name);
			return {
				...item,
				name,
				label: typeof label === 'string' ? label : name.charAt(0).toUpperCase() + name.slice(1).toLowerCase(),
				width: known === 2 ? 4 : 2,
				error:
					((item as Options).classes as string | undefined)?.includes('govuk-input--error') === true
						? true
						: (item as Options).error,
				classes: ((item as Options).classes as string | undefined)?.replace('govuk-input--error', '').trim(),
				value:
					(item as Options).value ??
					of(parts[known] ?? '').value ??
					values[`${prefix}${name}`] ??
					(known >= 0 ? values[parts[known] ?? ''] : undefined),
			};
		}),
	};
}

/** The attributes a script reads its words from: `data-i18n.characters-under-limit.one`. */
function counting(fixture: Options): Options {
	const out: Options = {};
	const names = [
		'charactersUnderLimit',
		'charactersAtLimit',
		'charactersOverLimit',
		'wordsUnderLimit',
		'wordsAtLimit',
		'wordsOverLimit',
	];
	for (const name of names) {
		const said = fixture[`${name}Text`];
		const key = `data-i18n.${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
		if (typeof said === 'string') out[key] = said;
		else if (isMap(said)) for (const [plural, text] of Object.entries(said)) out[`${key}.${plural}`] = text;
	}
	if (fixture.maxlength === undefined && fixture.maxwords === undefined && typeof fixture.textareaDescriptionText === 'string')
		out['data-i18n.textarea-description.other'] = fixture.textareaDescriptionText;
	return out;
}
