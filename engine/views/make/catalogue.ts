/** The catalogue's pages: what there is, and what one service takes. */
import { servicePage } from '../../catalogue/service-page.js';
import type { Field, Service } from '../../definition/service.js';
import { textIn } from '../../form/text.js';
import { uploadWords } from '../../form/uploads.js';
import type { HomeView, ServiceView, StartView } from '../citizen.js';
import type { FormTarget } from '../common.js';
import { ownUrl, type SafeUrl, safeUrl } from '../url.js';
import { feeAhead } from './fee.js';
import { type Around, makeFrame } from './frame.js';
import { wayAhead } from './way.js';

/** `/`: moments of life that lead somewhere, and all services by title. */
export function makeHome(around: Around, services: readonly Service[]): HomeView {
	const { catalogue, locale } = around;
	const entries = services.map((service) => ({
		title: textIn(service.title, locale),
		summary: service.summary === null ? null : textIn(service.summary, locale),
		url: ownUrl(['services', service.id]),
		promise: service.workflow.promise,
		fee: feeAhead(service.form),
		id: service.id,
	}));
	const lifeEvents = [...catalogue.lifeEvents].flatMap(([id, title]) => {
		const leads = services.filter((service) => service.catalogue.lifeEvent.includes(id));
		const first = leads[0];
		if (first === undefined) return [];
		return [
			{
				title: textIn(title, locale),
				services: leads.map((service) => textIn(service.title, locale)),
				url: ownUrl(['services', first.id]),
			},
		];
	});
	return {
		view: 'home',
		frame: makeFrame(around),
		lifeEvents,
		services: entries.toSorted((a, b) => a.title.localeCompare(b.title, locale)),
		track: ownUrl(['track']),
	};
}

/** `/services/:id`: everything that can be said before the first question. */
export function makeService(around: Around, service: Service, resume: SafeUrl | null): ServiceView {
	const { catalogue, locale } = around;
	const page = servicePage(service, catalogue, locale);
	return {
		view: 'service',
		frame: makeFrame(around),
		title: textIn(service.title, locale),
		summary: service.summary === null ? null : textIn(service.summary, locale),
		crumbs: [{ title: locale === 'id' ? 'Semua layanan' : 'All services', url: ownUrl([]) }],
		promise: page.time,
		fee: feeAhead(service.form),
		minutes: minutesFor(page.questions),
		results: page.results,
		start: ownUrl(['services', service.id, 'start']),
		closed: null,
		resume,
		prepare: prepareFor(service.form, locale),
		way: wayAhead(service, catalogue, locale),
		offices: [...catalogue.offices.values()].map(({ name }) => name),
		legalBasis: service.catalogue.legalBasis.map(({ title, url }) => ({ title, url: url === null ? null : safeUrl(url) })),
		privacy: service.privacy === null ? null : { purpose: textIn(service.privacy.purpose, locale), basis: service.privacy.basis },
	};
}

/** What to have at hand: the files that may be asked for, and what is taken. */
function prepareFor({ fields }: Service['form'], locale: string): readonly string[] {
	const words = toPrepare[locale === 'id' ? 'id' : 'en'];
	return [...fields.values()].flatMap((field) => {
		if (field.file === null) return [];
		const { types, size } = uploadWords(field.file, locale);
		return [words(textIn(field.title, locale), types, size, isSure(field))];
	});
}

const toPrepare = {
	id: (title: string, types: string, size: string, sure: boolean) =>
		`${title} (${types}, paling besar ${size}${sure ? '' : '; bila ada atau diminta'})`,
	en: (title: string, types: string, size: string, sure: boolean) =>
		`${title} (${types}, at most ${size}${sure ? '' : '; if you have it or are asked for it'})`,
} as const;

/** Is it asked of everybody, and needed. */
function isSure({ required, when, asked, path }: Field): boolean {
	return required && when === null && asked === null && !path.includes('[]');
}

/** An estimate until it is measured: a quarter of a minute a question, and a minute to check. */
function minutesFor(questions: number): number | null {
	return questions === 0 ? null : Math.ceil(questions / 4) + 1;
}

/** The office chosen so far, '' = none, and what is wrong with it. */
export interface Asked {
	readonly office: string;
	readonly problem: string | null;
}

/** `/services/:id/start`: which office. */
export function makeStart(around: Around, service: Service, form: FormTarget, asked: Asked): StartView {
	return {
		view: 'start',
		frame: makeFrame(around, service),
		service: textIn(service.title, around.locale),
		back: ownUrl(['services', service.id]),
		form,
		offices: [...around.catalogue.offices.values()].map(({ id, name }) => ({ id, name, chosen: id === asked.office })),
		problem: asked.problem,
	};
}
