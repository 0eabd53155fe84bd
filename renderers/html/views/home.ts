import type { HomeView, ServiceEntry } from '../../../engine/views/citizen.js';
import { prepareTag } from '../components/tag/prepare.js';
import { duration, fee } from '../format/amount.js';
import { wordsOf } from '../texts/index.js';
import { pageTemplate, renderPage } from './layout.js';

const template = pageTemplate('home');

/** The first page, as HTML. */
export function renderHome(view: HomeView): string {
	const words = wordsOf(view.frame.locale);
	return renderPage(template, view.frame, {
		title: words.home,
		width: 'full',
		form: null,
		body: {
			track: view.track,
			lifeEvents: view.lifeEvents.map(({ title, services, url }) => ({ title, url, services: services.join(', ') })),
			services: view.services.map((entry) => ({
				id: entry.id,
				title: entry.title,
				summary: entry.summary,
				url: entry.url,
				tags: tagsOf(entry, view.frame.locale).map((tag) => ({ tag })),
			})),
			words: {
				home: words.home,
				says: words.homeSays,
				life: words.life,
				services: words.services,
				none: words.noServices,
				track: words.track,
			},
		},
	});
}

function tagsOf(entry: ServiceEntry, locale: string) {
	const words = wordsOf(locale);
	const free = entry.fee !== null && entry.fee !== 'depends' && entry.fee.to.amount === 0;
	return [
		...(entry.promise === null ? [] : [prepareTag({ content: duration(entry.promise, locale, words) })]),
		...(entry.fee === null
			? []
			: [prepareTag({ content: fee(entry.fee, locale, words), classes: free ? 'tag--ok' : undefined })]),
	];
}
