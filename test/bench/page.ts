/** A page of a form answered in process, beside Handlebars alone making the same HTML from data that is ready; both up to its bytes. */
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { readFolder } from '../../engine/definition/folder.js';
import type { Catalogue, Page, Service } from '../../engine/definition/service.js';
import type { Group } from '../../engine/expression/types.js';
import { askedIn, fieldsOf, pointerOf } from '../../engine/form/asked.js';
import { kindOf } from '../../engine/form/fields/index.js';
import { readPage } from '../../engine/form/page.js';
import { valueAt } from '../../engine/form/pointer.js';
import { route } from '../../engine/form/route.js';
import type { Body, Route } from '../../engine/form/types.js';
import type { Asking } from '../../engine/views/make/fields.js';
import { draftFiles } from '../../engine/views/make/files.js';
import { makeFrame } from '../../engine/views/make/frame.js';
import { makeQuestion, pageSlots, wordsFor } from '../../engine/views/make/question.js';
import { pageFields } from '../../engine/views/make/slots.js';
import { ownUrl } from '../../engine/views/url.js';
import { compilePage, renderHtml } from '../../renderers/html/index.js';
import { compileTexts } from '../support/compile.js';
import { on } from '../support/form.js';
import { siti } from '../support/siti.js';
import { bestRates } from './rates.js';
import { workItemFolder } from './work-item.js';

/** A page to answer: sent right, so that the next one is shown; and sent wrong, so that it is shown again. */
export interface Subject {
	readonly service: Service;
	readonly catalogue: Catalogue;
	readonly locale: string;
	readonly page: string;
	/** Everything that is answered, the answers before this page, and the pages passed. */
	readonly answers: Group;
	readonly before: Group;
	readonly passed: Readonly<Record<string, readonly string[]>>;
	/** What is typed instead. */
	readonly wrong: Readonly<Record<string, readonly string[]>>;
}

export interface PageFigures {
	/** Times a second: a page sent right, up to the HTML of the next; one sent with three problems, up to its HTML with them. */
	readonly goneOn: number;
	readonly shownAgain: number;
	/** The parts of `goneOn`, each by itself. */
	readonly read: number;
	readonly routed: number;
	readonly viewed: number;
	readonly rendered: number;
	/** Handlebars alone, a template made for this one page from the HTML itself: of the next page, and of the one with problems. */
	readonly bare: { readonly goneOn: number; readonly shownAgain: number };
	/** What was measured, in words. */
	readonly says: string;
}

/** The page of the sample on which the applicant is named. */
export async function sampleSubject(): Promise<Subject> {
	const folder = await readFolder(fileURLToPath(new URL('../../../services-catalog', import.meta.url)));
	const { catalogue, services } = compileTexts(folder.files);
	const service = services[0]?.service;
	if (service === undefined) throw new Error('the sample has no service');
	return {
		service,
		catalogue,
		locale: 'id',
		page: 'applicant',
		answers: siti as unknown as Group,
		before: { purpose: siti.purpose },
		passed: { purpose: ['/purpose/use', '/purpose/lender'] },
		wrong: { '/applicant/name': [], '/applicant/nik': ['99710141'], '/applicant/email': ['siti@'] },
	};
}

/** The first page of the work item, eight questions, on a draft that holds nothing yet. */
export function workSubject(suites: string): Subject {
	const { files, item } = workItemFolder(suites);
	const { catalogue, services } = compileTexts(files);
	const service = services[0]?.service;
	if (service === undefined) throw new Error('the work item is no service');
	return {
		service,
		catalogue,
		locale: 'en',
		page: 'person',
		answers: item.valid,
		before: {},
		passed: {},
		wrong: { '/fullName': [], '/nationalId': ['35202'], '/email': ['siti@'] },
	};
}

/** Measures all in turns. */
export function pageFigures(subject: Subject, milliseconds = 1000): PageFigures {
	const { service, locale, before, passed } = subject;
	const { form } = service;
	const circumstances = on('2026-11-25', locale);
	const page = form.pages.find(({ id }) => id === subject.page);
	if (page === undefined) throw new Error(`no page ${subject.page}`);
	const around = {
		catalogue: subject.catalogue,
		locale,
		now: new Date('2026-11-25T02:00:00.000Z'),
		practice: false,
		madeUp: null,
		style: { url: ownUrl(['style.css']), inline: null },
		script: ownUrl(['page.js']),
	};
	const kept = new Map(form.pages.map((one) => [one, compilePage(pageFields(pageSlots(service, one)))]));
	const read = (body: Body) => readPage(form, page, body, before, circumstances);
	const routed = ({ answers, problems, relevant }: ReturnType<typeof read>) =>
		route(form, { answers, passed: problems.length > 0 ? passed : { ...passed, [page.id]: relevant }, circumstances });
	const viewed = (here: Page, at: Route, asked: Pick<Asking, 'answers' | 'typed' | 'problems'>) => {
		const asking = {
			...wordsFor(service, circumstances, at),
			settled: at.settled,
			...asked,
			proposals: new Map(),
			files: draftFiles({ id: 'x', content: { files: {} } }),
		};
		const target = { action: ownUrl(['drafts', 'x', here.id]), token: 't' };
		return makeQuestion(makeFrame(around, service), pageSlots(service, here), here, at, asking, target);
	};
	const rendered = (here: Page, view: ReturnType<typeof viewed>): Buffer => {
		const template = kept.get(here);
		return Buffer.from(template === undefined ? '' : renderHtml.question(template, view));
	};
	const nextOf = (at: Route) => form.pages.find(({ id }) => id === at.open) ?? page;
	const goOn = (sent: ReturnType<typeof read>, at: Route) => viewed(nextOf(at), at, { ...sent, typed: {}, problems: [] });

	const right = bodyOf(subject, page);
	const wrong = { ...right, ...subject.wrong };
	const answer = () => {
		const sent = read(right);
		const at = routed(sent);
		return rendered(nextOf(at), goOn(sent, at));
	};
	const refuse = () => {
		const sent = read(wrong);
		return rendered(page, viewed(page, routed(sent), sent));
	};
	const sent = read(right);
	const at = routed(sent);
	const view = goOn(sent, at);
	const [nextHtml, sameHtml] = [answer().toString(), refuse().toString()];
	const [goneOn = 0, shownAgain = 0, ...parts] = bestRates(
		[
			answer,
			refuse,
			() => read(right),
			() => routed(sent),
			() => goOn(sent, at),
			() => rendered(nextOf(at), view),
			bareHandlebars(nextHtml),
			bareHandlebars(sameHtml),
		],
		milliseconds,
	);
	const [reads = 0, routes = 0, views = 0, renders = 0, bareNext = 0, bareSame = 0] = parts;
	return {
		goneOn,
		shownAgain,
		read: reads,
		routed: routes,
		viewed: views,
		rendered: renders,
		bare: { goneOn: bareNext, shownAgain: bareSame },
		says: `${sent.relevant.length} fields, then page "${nextOf(at).id}" of ${nextHtml.length} characters; with ${read(wrong).problems.length} problems ${sameHtml.length} characters`,
	};
}

function bodyOf({ service, answers, locale }: Subject, page: Page): Record<string, readonly string[]> {
	const body: Record<string, readonly string[]> = {};
	for (const { field, pointer } of fieldsOf(service.form, page).flatMap((one) => askedIn(one, pointerOf(one))))
		for (const [part, texts] of Object.entries(kindOf(field.kind).texts(valueAt(answers, pointer) as never, field, locale)))
			body[part === '' ? pointer : `${pointer}/${part}`] = texts;
	return body;
}

/**
 * The same HTML as somebody would have it who writes a template for this one page: the elements in the template, every text and every
 * value of an input in data made before.
 */
function bareHandlebars(html: string): () => Buffer {
	const data: Record<string, string> = {};
	const hole = (text: string): string => {
		const name = `text${Object.keys(data).length}`;
		data[name] = decoded(text);
		return `{{${name}}}`;
	};
	const source = html
		.replaceAll(/>([^<]*[^<\s][^<]*)</g, (_, text: string) => `>${hole(text)}<`)
		.replaceAll(/ value="([^"]*)"/g, (_, text: string) => ` value="${hole(text)}"`);
	const template = Handlebars.compile(source, { knownHelpersOnly: true });
	if (template(data) !== html) throw new Error('the template gives another page');
	return () => Buffer.from(template(data));
}

function decoded(text: string): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#x27;', "'")
		.replaceAll('&#x60;', '`')
		.replaceAll('&#x3D;', '=')
		.replaceAll('&amp;', '&');
}
