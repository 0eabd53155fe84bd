import type { Expression } from '../../expression/types.js';
import type { Node } from '../node.js';
import type { Action, Ask, Field, Form, State, Workflow } from '../service.js';
import { compileAction } from './action.js';
import type { CompileContext } from './context.js';
import { durationOf } from './durations.js';
import type { Environments } from './environments.js';
import { child, entriesOf, textOf } from './reading.js';
import { references, unknownName } from './references.js';
import { compileState } from './state.js';
import { compileTimers } from './timers.js';

/** What the parts of a workflow are compiled with. */
export interface WorkflowParts {
	readonly context: CompileContext;
	readonly environments: Environments;
	readonly form: Form;
	readonly facts: Field;
	/** Ids of the service's letters. */
	readonly letters: ReadonlySet<string>;
	/** A schema in place (an action's `ask`), compiled as a group of fields with its JSON Schema and pages. */
	readonly own: (node: Node) => Pick<Ask, 'group' | 'schema' | 'pages'>;
	/** The JSON Schema of the facts, re-emitted. */
	readonly factsSchema: Readonly<Record<string, unknown>>;
}

/** What is known of the workflow's names before its states are compiled. */
export interface WorkflowNames {
	readonly states: ReadonlySet<string>;
	/** Roles of the catalogue and `applicant`. */
	readonly people: ReadonlySet<string>;
	/** `submitted`, and every action as `notSameAs` names it: `verification.accept`, `withdraw`. */
	readonly actions: ReadonlySet<string>;
	/** States and stages. */
	readonly places: ReadonlySet<string>;
}

/** `workflow:` compiled: states, actions, targets, timers; every reference looked up, with the nearest name where it leads nowhere. */
export function compileWorkflow(parts: WorkflowParts, node: Node | null): Workflow {
	const { context } = parts;
	const names = namesOf(node, context);
	const states = new Map<string, State>();
	for (const [id, entry] of entriesOf(child(node, 'states'))) states.set(id, compileState(parts, names, id, entry));
	const anywhere = new Map<string, Action>();
	for (const [id, entry] of entriesOf(child(node, 'anywhere'))) anywhere.set(id, compileAction(parts, names, id, entry, null));
	const office = child(context.source.root, 'office');
	const actions = [...anywhere.values(), ...[...states.values()].flatMap((state) => [...state.actions.values()])];
	return {
		start: startOf(node, names, parts),
		promise: durationOf(child(node, 'promise'), context.report),
		states,
		anywhere,
		timers: compileTimers(parts, names, child(node, 'timers'), null),
		office: officeOf(office, parts),
		roles: [...new Set(actions.flatMap((action) => action.by))].filter((role) => context.catalogue.roles.has(role)),
	};
}

/** `office:` gives an office's id or an area code (2b-46); one that is written out must be there. */
export function officeOf(node: Node | null, { context, environments }: WorkflowParts): Expression | null {
	if (node === null) return null;
	const expression = context.expression(node, environments.workflow, 'scalar');
	const value = expression?.tree.op === 'const' ? expression.tree['value'] : null;
	const offices = [...context.catalogue.offices.values()];
	const known = [...offices.map(({ id }) => id), ...offices.flatMap(({ area }) => area)];
	if (typeof value === 'string' && !known.includes(value)) context.report(unknownName('office', value, known, node.place));
	return expression;
}

/** The state in which an application begins: said, or the first one written. */
function startOf(node: Node | null, names: WorkflowNames, { context }: WorkflowParts): string {
	const start = child(node, 'start');
	const said = textOf(start);
	if (start !== null && said !== null) {
		if (names.states.has(said)) return said;
		context.report(unknownName('state', said, names.states, start.place));
	}
	return [...names.states][0] ?? '';
}

function namesOf(node: Node | null, context: CompileContext): WorkflowNames {
	const states = entriesOf(child(node, 'states'));
	const stages = states.flatMap(([, entry]) => textOf(child(entry.node, 'stage')) ?? []);
	const actions = states.flatMap(([id, entry]) => entriesOf(child(entry.node, 'actions')).map(([action]) => `${id}.${action}`));
	return {
		states: new Set(states.map(([id]) => id)),
		people: new Set(['applicant', ...context.catalogue.roles.keys()]),
		actions: new Set(['submitted', ...actions, ...entriesOf(child(node, 'anywhere')).map(([id]) => id)]),
		places: new Set([...states.map(([id]) => id), ...stages]),
	};
}

/** `in` and `except` of an action of `anywhere`: states or stages, spelled out as states would hide new ones, so kept as written. */
export function placesOf(node: Node | null, names: WorkflowNames, context: CompileContext): readonly string[] {
	return references(node, 'stage', names.places, context.report);
}
