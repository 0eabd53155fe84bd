import type { Node } from '../node.js';
import type { Problem } from '../problem.js';
import type { Catalogue, Service, Text } from '../service.js';
import type { Files, ServiceSource } from '../source.js';
import { type CompileContext, type Finding, makeContext } from './context.js';
import { type Environments, makeEnvironments, placesAndPeople } from './environments.js';
import { compileFacts, namesFor, stateIds } from './facts.js';
import { compileFields } from './fields.js';
import { compileForm } from './form.js';
import { environmentOf } from './frames.js';
import { hashOf } from './hash.js';
import { compileLetters } from './letters.js';
import { compileNotices } from './notices.js';
import { compilePrivacy } from './privacy.js';
import { child, entriesOf, humanised, plain, textOf, textsOf } from './reading.js';
import { unknownName } from './references.js';
import { compileServiceFacts } from './service-facts.js';
import { reportUnused } from './unused-translations.js';
import { compileWorkflow } from './workflow.js';

/** Blocks that are read and kept as they are. */
const keptBlocks = ['targets', 'baseline', 'readiness', 'signing'];

/** What a service may name of the catalogue, which changes while published versions stay as they are (2.8). */
const namesOfCatalogue: ReadonlySet<string> = new Set([
	'unknown-role',
	'unknown-office',
	'unknown-organisation',
	'unknown-category',
	'unknown-life-event',
]);

/**
 * A service compiled from its source, all references looked up, frozen at its top; null where a part has an error (the problems say
 * which), for then what else is said of the whole would not be certain. Warnings and hints leave the service usable.
 * `stage` `published`: it was sound when it was published and stays usable when the catalogue no longer has a role or office it names:
 * nobody holds that role, no application is at that office.
 */
export function compileService(
	source: ServiceSource,
	catalogue: Catalogue,
	files: Files,
	stage: CompileContext['stage'] = 'written',
): { readonly service: Service | null; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	const context = makeContext(source, catalogue, (finding) => problems.push(problemOf(finding)), stage);
	const service = compile(context, files);
	const failed = problems.some(
		({ severity, code }) => severity === 'error' && !(stage === 'published' && namesOfCatalogue.has(code)),
	);
	if (!failed && service !== null && stage === 'written') reportUnused(context);
	return { service: failed || service === null ? null : Object.freeze(service), problems };
}

/** A finding of a rule or of the compiler, as problems are shown. */
export function problemOf({ code, severity, at, says, suggestion }: Finding): Problem {
	return { code, severity, place: at, says, ...(suggestion === undefined ? {} : { suggestion }) };
}

function compile(context: CompileContext, files: Files): Service | null {
	const { source } = context;
	const compiled = compileForm(context);
	if (compiled === null) return null;
	const { form } = compiled;
	const states = stateIds(context);
	const facts = compileFacts(context, compiled, states);
	const root = environmentOf(compiled.named.names, [compiled.frame], null);
	const environments = makeEnvironments(root, facts.root, states, placesAndPeople(context));
	const letters = child(source.root, 'letters');
	const workflow = compileWorkflow(
		{
			context,
			environments,
			form,
			facts: facts.root,
			factsSchema: facts.schema,
			letters: new Set(entriesOf(letters).map(([id]) => id)),
			own: (node) => {
				const names = namesFor(context, compiled, states);
				const known = environments.workflow.facts ?? new Map();
				const {
					root: group,
					schema,
					pages,
				} = compileFields(context, node, {
					prefix: '',
					around: [compiled.frame],
					names: () => names(known),
				});
				return { group, schema, pages };
			},
		},
		child(source.root, 'workflow'),
	);
	return {
		id: source.id,
		hash: hashOf(source.files, files),
		locale: context.locales[0] ?? 'id',
		locales: context.locales,
		reference: textOf(child(source.root, 'reference')) ?? prefixOf(source.id),
		title: titleOf(context),
		summary: textIn(context, 'summary'),
		form,
		facts: facts.root,
		workflow,
		letters: compileLetters(context, environments, letters),
		notices: compileNotices(context, environments, workflow, child(source.root, 'notices')),
		contact: contactOf(context, environments, child(source.root, 'contact')),
		privacy: compilePrivacy(context, workflow, child(source.root, 'privacy')),
		find: findOf(context, new Set(form.fields.keys())),
		catalogue: compileServiceFacts(context, child(source.root, 'catalogue')),
		kept: keptOf(source),
	};
}

/** References of a service that doesn't say begin with the initials of its id: `surat-keterangan-usaha` → `SKU`. */
function prefixOf(id: string): string {
	const words = id.split('-').filter((word) => word !== '');
	const initials = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : id.slice(0, 3);
	return initials.toUpperCase().slice(0, 6);
}

function titleOf(context: CompileContext): Text {
	return textIn(context, 'title') ?? humanised(context.source.id, context.locales);
}

function textIn(context: CompileContext, key: string): Text | null {
	const node = child(context.source.root, key);
	return node === null ? null : context.text(node, null);
}

/** How notices reach the applicant, and who the applicant is: each an expression over the answers. */
function contactOf(context: CompileContext, environments: Environments, node: Node | null): Service['contact'] {
	const read = (key: string) => {
		const value = child(node, key);
		return value === null ? null : context.expression(value, { ...environments.workflow, today: 'no' }, 'text');
	};
	return { email: read('email'), nik: read('nik'), phone: read('phone') };
}

/** What officers may search by: fields, or how the applicant is reached. */
function findOf(context: CompileContext, fields: ReadonlySet<string>): readonly string[] {
	const known = new Set([...fields, 'contact.email', 'contact.phone', 'contact.nik']);
	return textsOf(child(context.source.root, 'find')).flatMap(({ text, node }) => {
		if (known.has(text)) return [text];
		context.report(unknownName('field', text, known, node.place));
		return [];
	});
}

function keptOf(source: ServiceSource): Service['kept'] {
	const kept = keptBlocks.flatMap((key) => {
		const node = child(source.root, key);
		return node === null ? [] : [[key, plain(node)]];
	});
	return Object.fromEntries(kept);
}
