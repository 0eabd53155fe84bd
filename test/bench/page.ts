/** One page of the sample answered in process, read, validated, routed and shown again with three problems, beside Handlebars alone with the same template and data. */
import { fileURLToPath } from 'node:url';
import { readFolder } from '../../engine/definition/folder.js';
import { askedIn, fieldsOf, pointerOf } from '../../engine/form/asked.js';
import { kindOf } from '../../engine/form/fields/index.js';
import { readPage } from '../../engine/form/page.js';
import { valueAt } from '../../engine/form/pointer.js';
import { route } from '../../engine/form/route.js';
import type { Body } from '../../engine/form/types.js';
import { draftFiles } from '../../engine/views/make/files.js';
import { makeFrame } from '../../engine/views/make/frame.js';
import { makeQuestion, pageSlots, wordsFor } from '../../engine/views/make/question.js';
import { pageFields } from '../../engine/views/make/slots.js';
import { ownUrl } from '../../engine/views/url.js';
import { compilePage, type PageTemplate, renderHtml } from '../../renderers/html/index.js';
import { compileTexts } from '../support/compile.js';
import { on } from '../support/form.js';
import { siti } from '../support/siti.js';
import { bestRates } from './rates.js';

export interface PageFigures {
	/** Times a second: a page sent and shown again with three problems; one that is right, up to the next page's address. */
	readonly shownAgain: number;
	readonly passed: number;
	/** The parts of `shownAgain`, each by itself. */
	readonly read: number;
	readonly routed: number;
	readonly viewed: number;
	readonly rendered: number;
	/** The page's own template run on data made before. */
	readonly handlebars: number;
	/** What was measured, in words. */
	readonly says: string;
}

/** Answers the page on which the applicant is named: seven questions and what stands around them. */
export async function pageFigures(milliseconds = 1000): Promise<PageFigures> {
	const folder = await readFolder(fileURLToPath(new URL('../../../services-catalog', import.meta.url)));
	const { catalogue, services } = compileTexts(folder.files);
	const service = services[0]?.service;
	const page = service?.form.pages.find(({ id }) => id === 'applicant');
	if (service === undefined || page === undefined) throw new Error('the sample has no page for the applicant');
	const { form } = service;
	const circumstances = on('2026-11-25', 'id');
	const asked = fieldsOf(form, page).flatMap((field) => askedIn(field, pointerOf(field)));
	const right: Record<string, readonly string[]> = {};
	for (const { field, pointer } of asked)
		for (const [part, texts] of Object.entries(kindOf(field.kind).texts(valueAt(siti, pointer) as never, field, 'id')))
			right[part === '' ? pointer : `${pointer}/${part}`] = texts;
	const wrong = { ...right, '/applicant/name': [], '/applicant/nik': ['99710141'], '/applicant/email': ['siti@'] };

	const draft = { purpose: siti.purpose };
	const passed = { purpose: ['/purpose/use', '/purpose/lender'] };
	const slots = pageSlots(service, page);
	const template = compilePage(pageFields(slots));
	const around = {
		catalogue,
		locale: 'id',
		now: new Date('2026-11-25T02:00:00.000Z'),
		practice: false,
		madeUp: null,
		style: { url: ownUrl(['style.css']), inline: null },
	};
	const target = { action: ownUrl(['drafts', 'x', page.id]), token: 't' };
	const read = (body: Body) => readPage(form, page, body, draft, circumstances);
	const routed = ({ answers }: ReturnType<typeof read>) => route(form, { answers, passed, circumstances });
	const viewed = ({ answers, typed, problems }: ReturnType<typeof read>, at: ReturnType<typeof routed>) => {
		const asking = {
			...wordsFor(service, circumstances, at),
			settled: at.settled,
			answers,
			typed,
			problems,
			proposals: new Map(),
			files: draftFiles({ id: 'x', content: { files: {} } }),
		};
		return makeQuestion(makeFrame(around, service), slots, page, at, asking, target);
	};

	const answered = read(wrong);
	const at = routed(answered);
	const view = viewed(answered, at);
	const data: unknown[] = [];
	const noting: PageTemplate = {
		...template,
		template: (given) => {
			data.push(given);
			return template.template(given);
		},
	};
	const html = renderHtml.question(noting, view);
	const [shownAgain = 0, passedOn = 0, ...parts] = bestRates(
		[
			() => {
				const sent = read(wrong);
				return renderHtml.question(template, viewed(sent, routed(sent)));
			},
			() => routed(read(right)).open,
			() => read(wrong),
			() => routed(answered),
			() => viewed(answered, at),
			() => renderHtml.question(template, view),
			() => template.template(data[0]),
		],
		milliseconds,
	);
	const [reads = 0, routes = 0, views = 0, renders = 0, handlebars = 0] = parts;
	const says = `${asked.length} fields, ${answered.problems.length} problems, ${html.length} characters of HTML; when right: ${read(right).problems.length} problems`;
	return { shownAgain, passed: passedOn, read: reads, routed: routes, viewed: views, rendered: renders, handlebars, says };
}
