/** A page of questions as it is first shown, as HTML, and what of it stands under which choice. */
import type { Catalogue, Service } from '../../engine/definition/service.js';
import { route } from '../../engine/form/route.js';
import { draftFiles } from '../../engine/views/make/files.js';
import { makeFrame } from '../../engine/views/make/frame.js';
import { makeQuestion, pageSlots, wordsFor } from '../../engine/views/make/question.js';
import { pageFields } from '../../engine/views/make/slots.js';
import { ownUrl } from '../../engine/views/url.js';
import { compilePage, renderHtml } from '../../renderers/html/index.js';
import { normalise } from './dom.js';
import { on } from './form.js';

/** The page with this id, nothing answered yet. */
export function pageHtml(service: Service, catalogue: Catalogue, id: string, locale = 'id'): string {
	const page = service.form.pages.find((one) => one.id === id);
	if (page === undefined) throw new Error(`no page ${id}`);
	const circumstances = on('2026-11-25', locale);
	const at = route(service.form, { answers: {}, passed: {}, circumstances });
	const slots = pageSlots(service, page);
	const place = {
		catalogue,
		locale,
		now: new Date('2026-11-25T02:00:00.000Z'),
		practice: true,
		style: { url: ownUrl(['style.css']), inline: null },
		script: null,
		path: [],
	};
	const asking = {
		...wordsFor(service, circumstances, at),
		settled: at.settled,
		answers: {},
		typed: {},
		problems: [],
		proposals: new Map(),
		files: draftFiles({ id: 'x', content: { files: {} } }),
	};
	const form = { action: ownUrl(['drafts', 'x', id]), token: 't' };
	return renderHtml.question(
		compilePage(pageFields(slots)),
		makeQuestion(makeFrame(place, service, null), slots, page, at, asking, form),
	);
}

const voids = new Set(['input', 'meta', 'link', 'br', 'hr', 'img']);

/** The question and choice an input stands under, null where it stands by itself, undefined where it isn't in the page. */
export function opened(html: string, input: string): readonly [string, string] | null | undefined {
	const tokens = normalise(html).filter((token) => token.startsWith('<'));
	const open: string[] = [];
	for (const token of tokens) {
		const tag = /^<\/?(\w+)/.exec(token)?.[1] ?? '';
		if (attribute(token, 'name') === input) {
			const ids = open.map((ancestor) => attribute(ancestor, 'id'));
			const choice = tokens.find((one) => ids.includes(attribute(one, 'data-aria-controls') ?? ''));
			return choice === undefined ? null : [attribute(choice, 'name') ?? '', attribute(choice, 'value') ?? ''];
		}
		if (token.startsWith('</')) open.pop();
		else if (!voids.has(tag)) open.push(token);
	}
	return undefined;
}

function attribute(token: string, name: string): string | undefined {
	return new RegExp(` ${name}="([^"]*)"`).exec(token)?.[1];
}
