/** What the author of a folder is told on each page: its problems, and those of what the page shows. */
import { type Concern, concernsOf, type Written, writtenParts } from '../../engine/definition/concerns.js';
import type { Problem } from '../../engine/definition/problem.js';
import type { Service } from '../../engine/definition/service.js';
import { textIn } from '../../engine/form/text.js';
import type { AuthorView, PinnedView } from '../../engine/views/author.js';
import { makeNote, makePanel } from '../../engine/views/make/author.js';
import type { Seen } from '../republishing.js';

/** What of a service a page shows; everything null: nothing of any. */
export interface Shown {
	readonly service: Service | null;
	/** A page of its form. */
	readonly page: string | null;
	/** The state of the application shown. */
	readonly state: string | null;
	/** Does it show the way through the states? */
	readonly way: boolean;
}

export interface Author {
	readonly view: (shown: Shown, locale: string) => AuthorView;
}

/** Makes it; where a service is written is worked out once a change. */
export function makeAuthor(seen: () => Seen): Author {
	let parts = new Map<string, readonly Written[]>();
	let revision = '';

	/** Of a service that can't be read just now the places of before: an error rarely moves what stands above it. */
	const partsOf = (id: string): readonly Written[] => {
		const now = seen();
		const source = now.checked?.services.find((one) => one.id === id)?.source;
		if (now.revision !== revision) {
			revision = now.revision;
			parts = new Map([...parts].filter(([service]) => !isReadable(now, service)));
		}
		const known = parts.get(id);
		if (known !== undefined || source === undefined) return known ?? [];
		const made = writtenParts(source);
		parts.set(id, made);
		return made;
	};

	return {
		view: (shown, locale) => {
			const now = seen();
			const { service } = shown;
			const pinned = service === null ? [] : pinnedOf(now.problems, partsOf(service.id), { ...shown, service }, now, locale);
			return { panel: makePanel(now.problems, now.files, locale), pinned, revision: now.revision };
		},
	};
}

function isReadable({ checked }: Seen, service: string): boolean {
	const source = checked?.services.find((one) => one.id === service)?.source;
	return source?.complete === true && source.root.entries.size > 0;
}

function pinnedOf(
	problems: readonly Problem[],
	parts: readonly Written[],
	shown: Shown & { readonly service: Service },
	{ files }: Seen,
	locale: string,
): readonly PinnedView[] {
	return problems.flatMap((problem) =>
		concernsOf(parts, problem).flatMap((concern) =>
			placesOf(concern, shown, locale).map((at) => ({ at, note: makeNote(problem, files, locale) })),
		),
	);
}

/** Where on the page something is shown; nowhere where it isn't. */
function placesOf(
	{ kind, id }: Concern,
	{ service, page, state, way }: Shown & { readonly service: Service },
	locale: string,
): readonly PinnedView['at'][] {
	if (kind === 'page') return id === page ? [{ kind: 'heading' }] : [];
	if (kind === 'state') {
		if (id === state) return [{ kind: 'heading' }];
		const known = service.workflow.states.get(id);
		return way ? [{ kind: 'step', title: known === undefined ? '' : textIn(known.title, locale) }] : [];
	}
	const asked = service.form.pages.find((one) => one.id === page)?.fields ?? [];
	if (asked.length === 1 && asked[0] === id) return [{ kind: 'heading' }];
	const isAsked = asked.some((path) => id === path || id.startsWith(`${path}.`) || id.startsWith(`${path}[]`));
	return isAsked ? [{ kind: 'field', path: id }] : [];
}
