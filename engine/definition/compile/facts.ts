import type { Member } from '../../expression/types.js';
import type { Field } from '../service.js';
import type { CompileContext } from './context.js';
import { factsApart, placesAndPeople } from './environments.js';
import { compileFields } from './fields.js';
import type { CompiledForm } from './form.js';
import { child, entriesOf } from './reading.js';

export interface Facts {
	readonly root: Field;
	readonly schema: Readonly<Record<string, unknown>>;
}

/** `facts:` compiled, the second schema; an empty group where none is declared. In its own expressions facts see each other. */
export function compileFacts(context: CompileContext, form: CompiledForm, states: readonly string[]): Facts {
	const node = child(context.source.root, 'facts') ?? emptySchema(context);
	return compileFields(context, node, { prefix: 'facts.', around: [form.frame], names: namesFor(context, form, states) });
}

/** Names seen by the schema of facts and by schemas in place of actions: the form's, the facts, and what stands apart. */
export function namesFor(context: CompileContext, form: CompiledForm, states: readonly string[]) {
	return (members: ReadonlyMap<string, Member>) => ({
		...form.named.names,
		facts: members,
		apart: new Map([...form.named.names.apart, ...factsApart(states, placesAndPeople(context))]),
	});
}

/** The ids of the workflow's states, before they are compiled. */
export function stateIds(context: CompileContext): readonly string[] {
	return entriesOf(child(child(context.source.root, 'workflow'), 'states')).map(([id]) => id);
}

function emptySchema({ source }: CompileContext) {
	return { kind: 'map' as const, place: source.root.place, document: source.root.document, path: ['facts'], entries: new Map() };
}
