import type { Catalogue, Office, Service } from '../../definition/service.js';
import { textIn } from '../../form/text.js';
import type { Frame } from '../frame.js';
import { hereUrl, ownUrl } from '../url.js';

/** What is known of a page before anything of its own: where, when, in which language, under which style. */
export interface Around {
	readonly catalogue: Catalogue;
	readonly locale: string;
	readonly now: Date;
	readonly practice: boolean;
	readonly style: Frame['style'];
	readonly script: Frame['script'];
}

const home = ownUrl([]);
const switches = new WeakMap<Catalogue, Frame['languages']>();

/** The same page in each language, the same for every page of a catalogue. */
function languagesOf(catalogue: Catalogue): Frame['languages'] {
	const made =
		switches.get(catalogue) ?? catalogue.languages.map((language) => ({ locale: language, url: hereUrl({ lang: language }) }));
	switches.set(catalogue, made);
	return made;
}

/** What stands around a page. On the pages of a form the service is named first, the office under it. */
export function makeFrame(around: Around, service: Service | null = null, office: Office | null = null): Frame {
	const { catalogue, locale } = around;
	const organisation = [...catalogue.organisations.values()][0]?.name ?? null;
	const owner = service?.catalogue.organisation ?? null;
	const agency = (owner === null ? undefined : catalogue.organisations.get(owner)?.name) ?? organisation;
	const one = catalogue.offices.size === 1 ? ([...catalogue.offices.values()][0]?.name ?? null) : null;
	return {
		locale,
		zone: office?.zone ?? catalogue.zone,
		now: around.now.toISOString(),
		languages: languagesOf(catalogue),
		home,
		seal: catalogue.theme.seal,
		name: service === null ? (one ?? agency ?? 'Loket') : textIn(service.title, locale),
		under: service === null ? (one === null ? null : agency) : (office?.name ?? one ?? agency),
		practice: around.practice,
		madeUp: around.practice ? ownUrl(['practice']) : null,
		links: footLinks(locale),
		contact: { ...catalogue.contact, hours: catalogue.contact.hours === null ? null : textIn(catalogue.contact.hours, locale) },
		style: around.style,
		script: around.script,
	};
}

function footLinks(locale: string): Frame['links'] {
	const isId = locale === 'id';
	return [
		{ title: isId ? 'Lacak permohonan' : 'Track an application', url: ownUrl(['track']) },
		{ title: isId ? 'Kuki' : 'Cookies', url: ownUrl(['cookies']) },
		{ title: isId ? 'Aksesibilitas' : 'Accessibility', url: ownUrl(['accessibility']) },
	];
}
