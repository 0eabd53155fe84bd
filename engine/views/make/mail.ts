import type { Application, Draft, Entry } from '../../../schemas/generated/record.js';
import { inlineMarkdown, type MarkdownPart, markdown, plainText } from '../../definition/compile/markdown.js';
import type { Catalogue, LetterText, Service } from '../../definition/service.js';
import { textIn } from '../../form/text.js';
import { filledLetter } from '../../workflow/letters.js';
import { placeOf } from '../../workflow/place.js';
import type { LinkMailView, MailBlock, MailFrame, NoticeMailView } from '../mail.js';

/** What any mail is made from. */
export interface MailAround {
	readonly service: Service;
	readonly catalogue: Catalogue;
	/** The public address without a path. */
	readonly origin: string;
}

/** A notice as its reader is told it: the text as of its entry, in the language asked for. `link` null: the reader has none. */
export function makeNoticeMail(
	around: MailAround,
	application: Application,
	entry: Entry,
	text: LetterText | null,
	locale: string,
	link: string | null,
): NoticeMailView {
	const { service, catalogue } = around;
	const signer = application.content.parts[String(entry.number)]?.signer ?? null;
	const occasion = { service, catalogue, application, entry, number: null, signer };
	const blocks = text === null ? [] : blocksOf(filledLetter(text, occasion, locale));
	const [first, ...rest] = blocks;
	const headed = first?.block === 'heading';
	const body = headed ? rest : blocks;
	const state = service.workflow.states.get(entry.state);
	return {
		...frameOf(around, application, locale),
		heading: headed ? plainText(first.inline) : null,
		body: body.length === 0 ? null : body,
		state: state === undefined ? '' : textIn(link === null ? state.title : state.public, locale),
		reference: application.reference,
		link,
	};
}

/** The private link of a draft, in the draft's language. */
export function makeLinkMail(around: MailAround, draft: Draft, link: string): LinkMailView {
	const { zone } = placeOf(around.catalogue, draft.office);
	return { ...frameOf(around, draft, draft.locale), link, until: draft.expires, zone };
}

function frameOf(
	{ service, catalogue, origin }: MailAround,
	{ office, practice }: Pick<Application | Draft, 'office' | 'practice'>,
	locale: string,
): MailFrame {
	const owner = service.catalogue.organisation;
	const agency = (owner === null ? undefined : catalogue.organisations.get(owner)?.name) ?? null;
	const { phone, hours, email } = catalogue.contact;
	return {
		locale,
		practice,
		service: textIn(service.title, locale),
		office: (office === null ? undefined : catalogue.offices.get(office)?.name) ?? agency,
		contact: { phone, hours: hours === null ? null : textIn(hours, locale), email },
		origin,
	};
}

type LetterParts = readonly MarkdownPart[];

/** The blocks of a letter: rows of a table follow each other, all else is read as Markdown. */
function blocksOf(letter: readonly LetterParts[]): readonly MailBlock[] {
	const blocks: MailBlock[] = [];
	let plain: MarkdownPart[] = [];
	let rows: (readonly string[])[] = [];
	const close = (): void => {
		if (rows.length > 0) blocks.push({ block: 'rows', rows });
		blocks.push(...markdown(plain).tree);
		plain = [];
		rows = [];
	};
	for (const parts of letter) {
		const isRow = typeof parts[0] === 'string' && /^[ \t]*\|/.test(parts[0]);
		if (isRow === plain.length > 0) close();
		if (isRow) rows.push(...rowsOf(parts));
		else if (rows.length > 0 && isBlank(parts)) continue;
		else {
			if (rows.length > 0) close();
			plain.push(...parts);
		}
	}
	close();
	return blocks;
}

/** The cells of a row, without the line below a table's head and without empty rows; bars inside values part nothing. */
function rowsOf(parts: LetterParts): readonly (readonly string[])[] {
	const cells: MarkdownPart[][] = [[]];
	for (const part of parts) {
		if (typeof part !== 'string') cells.at(-1)?.push(part);
		else
			for (const [index, piece] of part.split(/(?<!\\)\|/).entries()) {
				if (index > 0) cells.push([]);
				cells.at(-1)?.push(piece);
			}
	}
	const texts = cells.slice(1, -1).map((cell) => plainText(inlineMarkdown(cell)).trim());
	const says = texts.some((text) => text !== '' && !/^:?-+:?$/.test(text));
	return says ? [texts] : [];
}

function isBlank(parts: LetterParts): boolean {
	return parts.every((part) => typeof part === 'string' && part.trim() === '');
}
