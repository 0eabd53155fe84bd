import type { Render } from '../engine/http/house.js';
import { pageSlots, rowSlots } from '../engine/views/make/question.js';
import { pageFields } from '../engine/views/make/slots.js';
import { compilePage, type PageTemplate, renderHtml } from '../renderers/html/index.js';

/** Templates kept at most; a version's pages are made again when they are asked for once more. */
const most = 2000;

/** The HTML renderer, with one template for each page of each version, made when it is first shown. */
export function makeRender(): Render {
	const templates = new Map<string, PageTemplate>();
	const keep = (key: string, make: () => PageTemplate): PageTemplate => {
		const known = templates.get(key) ?? make();
		templates.delete(key);
		templates.set(key, known);
		if (templates.size > most) templates.delete(templates.keys().next().value ?? '');
		return known;
	};
	return {
		...renderHtml,
		question: (view, page, service) =>
			renderHtml.question(
				keep(`${service.hash} ${page.id}`, () => compilePage(pageFields(pageSlots(service, page)))),
				view,
			),
		row: (view, list, row, service) => {
			const slots = pageFields(rowSlots(service, list, row));
			const { template } = keep(`${service.hash} ${list.path}[]`, () => compilePage(slots));
			return renderHtml.row({ slots, template }, view);
		},
	};
}
