import type { Finding } from '../compile/context.js';
import { entriesOf, itemsOf, textOf } from '../compile/reading.js';
import { unknownName } from '../compile/references.js';
import { isGroupKind } from '../groups.js';
import type { Node } from '../node.js';
import { namedFile } from '../read/uploads.js';
import type { Field, Form } from '../service.js';

type Report = (finding: Finding) => void;

/** Every key of made-up answers names a field (or, with a fact's group, a fact); one that doesn't is reported at its key. */
export function answerNames(
	node: Node | null,
	group: Field,
	before: string,
	report: Report,
	noun: 'field' | 'fact' = 'field',
): void {
	if (node?.kind !== 'map') return;
	for (const [name, entry] of entriesOf(node)) {
		const path = before === '' ? name : `${before}.${name}`;
		const field = group.members.find((member) => member.name === name);
		if (field === undefined)
			report(
				unknownName(
					noun,
					path,
					group.members.map((member) => (before === '' ? member.name : `${before}.${member.name}`)),
					entry.key,
				),
			);
		else if (field.kind === 'list')
			for (const row of itemsOf(entry.node)) answerNames(row, field.row ?? field, `${path}[]`, report, noun);
		else if (field.kind === 'file') fileNamed(entry.node, report);
		else if (isGroupKind(field.kind)) answerNames(entry.node, field, path, report, noun);
	}
}

/** A file's answer is written as the file to send: `{ file: ./warung.jpg }`, or a list of these. */
function fileNamed(node: Node, report: Report): void {
	for (const item of itemsOf(node)) {
		if (namedFile(item) !== null) continue;
		report({
			code: 'persona-file',
			severity: 'error',
			at: item.place,
			says: {
				id: 'Isian ini diisi dengan berkas. Tulis jalannya dari berkas ini: `{ file: ./foto.jpg }`.',
				en: 'This field takes a file. Write its path from here: `{ file: ./photo.jpg }`.',
			},
		});
	}
}

/** A path as personas write it, dotted and rows from 1 (`members[2].name`), names a field. */
export function pathName(node: Node | null, form: Form, report: Report): void {
	const text = textOf(node);
	if (node === null || text === null || text === '') return;
	const path = text.replaceAll(/\[\d*\]/gu, '[]');
	if (!form.fields.has(path)) report(unknownName('field', text, form.fields.keys(), node.place));
}
