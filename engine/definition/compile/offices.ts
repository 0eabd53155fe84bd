import { normalize } from 'node:path/posix';
import { isZone } from '../../time/zone.js';
import type { Node } from '../node.js';
import type { Office } from '../service.js';
import type { CatalogueSource, MarkdownSource } from '../source.js';
import { didYouMean } from '../suggest.js';
import type { Finding } from './context.js';
import { child, entriesOf, numberOf, textOf, textsOf } from './reading.js';
import { unknownName } from './references.js';

type Report = (finding: Finding) => void;

/** What every office has unless it says otherwise. */
export interface Shared {
	readonly zone: string;
	readonly calendar: string | null;
	readonly calendars: ReadonlySet<string>;
}

/** `offices:` of the catalogue: letterhead, code, area, number series, its own zone and calendar or the catalogue's. */
export function compileOffices(
	node: Node | null,
	source: CatalogueSource,
	shared: Shared,
	report: Report,
): ReadonlyMap<string, Office> {
	const offices = new Map<string, Office>();
	const codes = new Map<string, string>();
	for (const [id, entry] of entriesOf(node)) {
		const office = compileOffice(id, entry.node, source, shared, report);
		const other = codes.get(office.code);
		if (other !== undefined) report(sameCode(office.code, other, child(entry.node, 'code')?.place ?? entry.key));
		codes.set(office.code, id);
		offices.set(id, office);
	}
	return offices;
}

function compileOffice(id: string, node: Node, source: CatalogueSource, shared: Shared, report: Report): Office {
	return {
		id,
		name: textOf(child(node, 'name')) ?? id,
		code: textOf(child(node, 'code')) ?? id.toUpperCase(),
		area: textsOf(child(node, 'area')).map((area) => area.text),
		letterhead: letterheadOf(child(node, 'letterhead'), source, report),
		series: new Map(entriesOf(child(node, 'series')).map(([series, entry]) => [series, seriesOf(entry.node)])),
		zone: zoneOf(child(node, 'zone'), shared.zone, report),
		calendar: calendarOf(child(node, 'calendar'), shared.calendars, report) ?? shared.calendar,
	};
}

function seriesOf(node: Node): { next: number; in: number | null; reset: 'yearly' | 'never' } {
	return {
		next: numberOf(child(node, 'next')) ?? 1,
		in: numberOf(child(node, 'in')),
		reset: textOf(child(node, 'reset')) === 'never' ? 'never' : 'yearly',
	};
}

/** An IANA time zone, or the one it falls back on; an unknown one is a problem. */
export function zoneOf(node: Node | null, otherwise: string, report: Report): string {
	const zone = textOf(node);
	if (node === null || zone === null) return otherwise;
	if (isZone(zone)) return zone;
	const suggestion = didYouMean(zone, Intl.supportedValuesOf('timeZone'));
	report({
		code: 'unknown-zone',
		severity: 'error',
		at: node.place,
		says: {
			id: `\`${zone}\` bukan zona waktu. Tulis misalnya \`Asia/Jakarta\`, \`Asia/Makassar\` atau \`Asia/Jayapura\`.`,
			en: `\`${zone}\` is not a time zone. Write for example \`Asia/Jakarta\`, \`Asia/Makassar\` or \`Asia/Jayapura\`.`,
		},
		...(suggestion === null ? {} : { suggestion }),
	});
	return otherwise;
}

/** A calendar's id; null where none is named or it isn't there (reported). */
export function calendarOf(node: Node | null, calendars: ReadonlySet<string>, report: Report): string | null {
	const id = textOf(node);
	if (node === null || id === null) return null;
	if (calendars.has(id)) return id;
	report(unknownName('calendar', id, calendars, node.place));
	return null;
}

/** The letterhead's Markdown by locale; the path starts at the catalogue's folder. */
function letterheadOf(node: Node | null, source: CatalogueSource, report: Report): Readonly<Record<string, string>> | null {
	const path = textOf(node);
	if (node === null || path === null) return null;
	const texts: ReadonlyMap<string, MarkdownSource> | undefined = source.letterheads.get(normalize(path));
	if (texts === undefined) {
		const suggestion = didYouMean(
			path,
			[...source.letterheads.keys()].map((file) => `./${file}`),
		);
		report({
			code: 'missing-file',
			severity: 'error',
			at: node.place,
			says: {
				id: `Berkas \`${path}\` tidak ada di folder katalog.`,
				en: `There is no file \`${path}\` in the catalogue's folder.`,
			},
			...(suggestion === null ? {} : { suggestion }),
		});
		return null;
	}
	return Object.fromEntries([...texts].map(([locale, markdown]) => [locale, markdown.text]));
}

function sameCode(code: string, other: string, at: Finding['at']): Finding {
	return {
		code: 'same-office-code',
		severity: 'error',
		at,
		says: {
			id: `Kode \`${code}\` sudah dipakai kantor \`${other}\`; nomor surat keduanya akan sama. Beri kode sendiri.`,
			en: `The code \`${code}\` is already that of office \`${other}\`; their letters would have the same numbers. Give it a code of its own.`,
		},
	};
}
