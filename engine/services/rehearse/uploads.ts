import type { FileFacts } from '../../../schemas/generated/record.js';
import { uploadProblem } from '../../applications/upload/problems.js';
import type { NotTaken } from '../../applications/upload/refusals.js';
import type { Node } from '../../definition/node.js';
import { namedFile, rehearsalId } from '../../definition/read/uploads.js';
import type { Field, FileRules, Form } from '../../definition/service.js';
import { pageOf } from '../../form/asked.js';
import { fileIds } from '../../form/fields/file.js';
import { instancesOf } from '../../form/instances.js';
import type { AnswerProblem, Circumstances, Settled } from '../../form/types.js';
import { inOrder } from '../../form/validate.js';
import type { Answered } from './answering.js';

/** What a persona uploads, by the id that stands in its answers. */
export type PersonaFiles = ReadonlyMap<string, FileFacts & { readonly path: string }>;

const types: Readonly<Record<string, string>> = {
	pdf: 'application/pdf',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	png: 'image/png',
	webp: 'image/webp',
};

/** The files that a persona's answers name (`{ file: ./warung.jpg }`), of those that are there. */
export function personaFiles(node: Node, uploads: ReadonlyMap<string, number>): PersonaFiles {
	const files = new Map<string, FileFacts & { readonly path: string }>();
	const visit = (here: Node): void => {
		if (here.kind === 'scalar') return;
		const path = namedFile(here)?.path ?? null;
		if (path !== null) files.set(rehearsalId(path), { ...factsOf(path, uploads.get(path) ?? 0), path });
		const inner = here.kind === 'list' ? here.items : [...here.entries.values()].map((entry) => entry.node);
		for (const one of inner) visit(one);
	};
	visit(node);
	return files;
}

/** A file by its name and size; in a rehearsal nobody opens it. */
function factsOf(path: string, size: number): FileFacts {
	const name = path.split('/').at(-1) ?? path;
	const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
	const type = Object.hasOwn(types, ending) ? types[ending] : undefined;
	return { name, type: type ?? 'application/octet-stream', size, hash: '0'.repeat(64) };
}

/** The answers with what would be refused at the uploads: of another type than is taken, too large, empty. What is in a file shows when it is really sent. */
export function withUploads(form: Form, answered: Answered, files: PersonaFiles, circumstances: Circumstances): Answered {
	const wrong = [...form.fields.values()].flatMap((field) =>
		field.file === null ? [] : refused(field, answered.settled, files, form, circumstances),
	);
	if (wrong.length === 0) return answered;
	const problems = inOrder(form.root, [...answered.problems, ...wrong]);
	const pages = form.pages.filter(({ id }) => answered.pages.includes(id));
	const first = pages.find((page) => problems.some((problem) => pageOf(problem, form, pages) === page));
	return { ...answered, problems, open: first?.id ?? answered.open };
}

function refused(
	field: Field,
	settled: Settled,
	files: PersonaFiles,
	form: Form,
	circumstances: Circumstances,
): readonly AnswerProblem[] {
	const { file: rules } = field;
	if (rules === null) return [];
	return instancesOf(field, settled, form.root).flatMap(({ pointer, value }) => {
		const first = fileIds(value)
			.map((id) => ({ why: refusalOf(files.get(id), rules), name: files.get(id)?.name ?? id }))
			.find(({ why }) => why !== null);
		return first?.why == null ? [] : [uploadProblem(form, { why: first.why, name: first.name, path: pointer }, circumstances)];
	});
}

function refusalOf(file: FileFacts | undefined, { accept, maxSize }: FileRules): NotTaken | null {
	if (file === undefined) return 'file-gone';
	if (file.size === 0) return 'empty-file';
	if (file.size > maxSize) return 'max-size';
	return accept.includes(file.type) ? null : 'accept';
}
