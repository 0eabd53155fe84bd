import { checkCatalogue } from '../../engine/definition/check.js';
import type { Problem } from '../../engine/definition/problem.js';
import type { Catalogue, Service } from '../../engine/definition/service.js';

/** Small definitions as texts, completed with what they leave out, for tests of compiler and rules. */

/** The catalogue of tests that don't bring their own. */
export const smallCatalogue = `
organisations: { city: { name: Kota } }
zone: Asia/Jakarta
calendar: id
offices:
  north: { name: Utara, code: N, area: ["1"], series: { SKU: { next: 1 } } }
  south: { name: Selatan, code: S, area: ["2"], series: { SKU: { next: 1 } } }
roles:
  verifier: { title: Verifikator, seats: 2 }
  head: { title: Kepala, seats: 1, leads: true }
  empty: { title: Kosong, seats: 0 }
languages: [id]
categories: { usaha: { title: Usaha } }
lifeEvents: { memulai-usaha: { title: Memulai usaha } }
`;

/** An office that is open on weekdays from 8 to 16. */
export const calendarText = `
title: Kantor
hours: { monday: ["08:00-16:00"], tuesday: ["08:00-16:00"], wednesday: ["08:00-16:00"], thursday: ["08:00-16:00"], friday: ["08:00-16:00"] }
`;

/** What a case's service has at its end where it doesn't say it itself. */
const blocks: Readonly<Record<string, string>> = {
	title: 'title: Uji\n',
	schema: 'schema: { properties: { name: { type: string, title: Nama } } }\n',
	workflow:
		'workflow: { start: desk, states: { desk: { actions: { finish: { by: verifier, to: done } } }, done: { end: granted } } }\n',
};

export interface Checked {
	readonly service: Service | null;
	readonly catalogue: Catalogue;
	/** Of reading, shape, compiling and, where that went well, of every rule. */
	readonly problems: readonly Problem[];
}

/** Reads, compiles and checks one service `uji`; `files` are further files of its folder, or with a `/` before them of the catalogue's. */
export function checkService(
	text: string,
	files: Readonly<Record<string, string>> = {},
	catalogueText = smallCatalogue,
): Checked {
	const { problems, catalogue, services } = checkCatalogue(smallFolder(text, files, catalogueText));
	return { service: services[0]?.service ?? null, catalogue, problems };
}

/** The catalogue's folder that such a service stands in. */
export function smallFolder(
	text: string,
	files: Readonly<Record<string, string>> = {},
	catalogueText = smallCatalogue,
): ReadonlyMap<string, string> {
	const missing = Object.entries(blocks).filter(([key]) => !new RegExp(`^${key}:`, 'mu').test(text));
	const whole = text + missing.map(([, block]) => block).join('');
	return new Map([
		['catalogue.yaml', catalogueText],
		['calendars/id.yaml', calendarText],
		['uji/service.yaml', whole],
		...Object.entries(files).map(([file, content]) => [file.startsWith('/') ? file.slice(1) : `uji/${file}`, content] as const),
	]);
}
