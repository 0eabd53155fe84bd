import type { Node } from '../node.js';
import { nodeAt } from '../node.js';
import type { Catalogue, Role, Text } from '../service.js';
import type { CatalogueSource, Translations } from '../source.js';
import { compileCalendar } from './calendar.js';
import type { Finding } from './context.js';
import { calendarOf, compileOffices, zoneOf } from './offices.js';
import { child, entriesOf, humanised, isTrue, numberOf, textOf, textsOf } from './reading.js';
import { compileTheme } from './theme.js';

type Report = (finding: Finding) => void;

/** Where nothing is said: the zone of the country's capital, and Indonesian. */
const standardZone = 'Asia/Jakarta';
const standardLanguage = 'id';

/**
 * `catalogue.yaml` and `calendars/` compiled: organisations, offices, roles, languages, categories, theme, contact.
 * Always gives a catalogue; what can't be read is reported and left out, so that services can be checked all the same.
 */
export function compileCatalogue(source: CatalogueSource, report: Report): Catalogue {
	const root = source.catalogue;
	const languages = languagesOf(child(root, 'languages'));
	const calendars = new Map([...source.calendars].map(([id, node]) => [id, compileCalendar(id, node, report)]));
	const names = new Set(calendars.keys());
	const named = calendarOf(child(root, 'calendar'), names, report);
	const only = child(root, 'calendar') === null && names.size === 1 ? ([...names][0] ?? null) : null;
	const shared = { zone: zoneOf(child(root, 'zone'), standardZone, report), calendar: named ?? only, calendars: names };
	const text = catalogueText(source.translations, languages, report);
	return {
		organisations: organisationsOf(child(root, 'organisations')),
		offices: compileOffices(child(root, 'offices'), source, shared, report),
		roles: rolesOf(child(root, 'roles'), languages, text),
		languages,
		categories: titled(child(root, 'categories'), languages, text),
		lifeEvents: titled(child(root, 'lifeEvents'), languages, text),
		zone: shared.zone,
		calendar: shared.calendar,
		calendars,
		theme: compileTheme(child(root, 'theme'), report),
		contact: contactOf(child(root, 'contact'), text),
	};
}

function languagesOf(node: Node | null): readonly string[] {
	const languages = textsOf(node).map(({ text }) => text);
	return languages.length === 0 ? [standardLanguage] : [...new Set(languages)];
}

function organisationsOf(node: Node | null): Catalogue['organisations'] {
	return new Map(
		entriesOf(node).map(([id, entry]) => [
			id,
			{ id, name: textOf(child(entry.node, 'name')) ?? id, url: textOf(child(entry.node, 'url')) },
		]),
	);
}

function rolesOf(node: Node | null, languages: readonly string[], text: TextReader): ReadonlyMap<string, Role> {
	const roles = new Map<string, Role>();
	for (const [id, entry] of entriesOf(node)) {
		const title = child(entry.node, 'title');
		roles.set(id, {
			id,
			title: title === null ? humanised(id, languages) : text(title),
			seats: numberOf(child(entry.node, 'seats')) ?? 1,
			leads: isTrue(child(entry.node, 'leads')),
		});
	}
	return roles;
}

function titled(node: Node | null, languages: readonly string[], text: TextReader): ReadonlyMap<string, Text> {
	return new Map(
		entriesOf(node).map(([id, entry]) => {
			const title = child(entry.node, 'title') ?? (entry.node.kind === 'scalar' ? entry.node : null);
			return [id, title === null ? humanised(id, languages) : text(title)];
		}),
	);
}

function contactOf(node: Node | null, text: TextReader): Catalogue['contact'] {
	const hours = child(node, 'hours');
	return {
		phone: textOf(child(node, 'phone')),
		hours: hours === null ? null : text(hours),
		email: textOf(child(node, 'email')),
	};
}

type TextReader = (node: Node) => Text;

/** Texts of the catalogue with their translations; a missing one is a warning, and the first language stands in for it. */
function catalogueText(translations: Translations, languages: readonly string[], report: Report): TextReader {
	const [written = standardLanguage, ...others] = languages;
	return (node) => {
		const own = textOf(node) ?? '';
		const texts: Record<string, readonly string[]> = { [written]: [own] };
		for (const locale of others) {
			const document = translations.get(locale)?.get(node.document);
			const translated = document === undefined ? null : textOf(nodeAt(document, node.path));
			if (translated === null && /\p{L}/u.test(own))
				report({
					code: 'missing-translation',
					severity: 'warning',
					at: node.place,
					says: {
						id: `"${own}" belum diterjemahkan ke \`${locale}\`. Tulis di \`catalogue.text.${locale}.yaml\`.`,
						en: `"${own}" has no translation into \`${locale}\` yet. Write it in \`catalogue.text.${locale}.yaml\`.`,
					},
				});
			texts[locale] = [translated ?? own];
		}
		return texts;
	};
}
