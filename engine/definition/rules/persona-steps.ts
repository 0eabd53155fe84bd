import type { Finding } from '../compile/context.js';
import { durationOf } from '../compile/durations.js';
import { pathsOf } from '../compile/fact-paths.js';
import { eventsOf } from '../compile/notices.js';
import { child, textOf } from '../compile/reading.js';
import { unknownName } from '../compile/references.js';
import type { Node } from '../node.js';
import type { Catalogue, Service, Workflow } from '../service.js';
import { allActions, type Opened } from './graph.js';
import { answerNames } from './persona-answers.js';

/** What a persona may name. */
export interface PersonaNames {
	readonly service: Service;
	readonly pages: ReadonlySet<string>;
	readonly states: ReadonlySet<string>;
	readonly letters: ReadonlySet<string>;
	readonly events: ReadonlySet<string>;
	readonly facts: ReadonlySet<string>;
	/** Roles, `applicant`, and who the persona itself makes up. */
	readonly people: ReadonlySet<string>;
	/** Bare (`accept`) and with their state (`verification.accept`). */
	readonly actions: ReadonlySet<string>;
	readonly opened: readonly Opened[];
	/** How many made-up persons a role has: its seats. */
	readonly seats: ReadonlyMap<string, number>;
}

/** The names there are for one persona; `people` are those it makes up. */
export function personaNames(service: Service, catalogue: Catalogue, people: readonly string[]): PersonaNames {
	const opened = allActions(service.workflow);
	return {
		service,
		pages: new Set(service.form.pages.map((page) => page.id)),
		states: new Set(service.workflow.states.keys()),
		letters: new Set(service.letters.keys()),
		events: new Set([...eventsOf(service.workflow), ...timerIds(service.workflow)]),
		facts: new Set(pathsOf(service.facts)),
		people: new Set(['applicant', ...catalogue.roles.keys(), ...people]),
		actions: new Set(opened.flatMap(({ name, action }) => [action.id, name])),
		opened,
		seats: new Map([...catalogue.roles.values()].map((role) => [role.id, role.seats])),
	};
}

/** Timers tell people too: `correction.0`. */
function timerIds(workflow: Workflow): readonly string[] {
	return [...workflow.timers, ...[...workflow.states.values()].flatMap((state) => state.timers)].map((timer) => timer.id);
}

/** One step: who acts, what they do, what they fill in. */
export function checkStep(step: Node, names: PersonaNames, report: (finding: Finding) => void): void {
	const as = child(step, 'as');
	if (as !== null) checkPerson(as, names, report);
	durationOf(child(step, 'wait'), report);
	const does = child(step, 'does');
	const action = textOf(does);
	if (does === null || action === null) return;
	if (!names.actions.has(action)) {
		report(unknownName('action', action, names.actions, does.place));
		return;
	}
	checkWith(child(step, 'with'), action, names, report);
}

/** A role, or the second of it (`verifier#2`), as far as it has seats. */
function checkPerson(as: Node, names: PersonaNames, report: (finding: Finding) => void): void {
	const who = textOf(as);
	if (who === null) return;
	const [role = '', number = '1'] = who.split('#');
	const seats = names.seats.get(role);
	if (!names.people.has(role)) report(unknownName('role', who, names.people, as.place));
	else if (seats !== undefined && Number(number) > seats)
		report({
			code: 'no-such-seat',
			severity: 'error',
			at: as.place,
			says: {
				id: `Peran \`${role}\` hanya punya ${seats} kursi (\`seats\`), jadi tidak ada \`${who}\`.`,
				en: `The role \`${role}\` has only ${seats} seats (\`seats\`), so there is no \`${who}\`.`,
			},
		});
}

/** What is filled in must be asked by the action; where several actions have the name, by one of them. */
function checkWith(node: Node | null, action: string, names: PersonaNames, report: (finding: Finding) => void): void {
	if (node === null) return;
	const asks = names.opened
		.filter(({ name, action: one }) => name === action || one.id === action)
		.flatMap(({ action: one }) => one.ask ?? []);
	const tries = asks.map((ask) => {
		const found: Finding[] = [];
		answerNames(node, ask.group, '', (finding) => found.push(finding), 'fact');
		return found;
	});
	if (tries.some((found) => found.length === 0)) return;
	for (const finding of tries[0] ?? [asksNothing(action, node)]) report(finding);
}

function asksNothing(action: string, node: Node): Finding {
	return {
		code: 'unknown-fact',
		severity: 'error',
		at: node.place,
		says: {
			id: `Tindakan \`${action}\` tidak menanyakan apa-apa. Hapus \`with\`, atau tambahkan \`ask\` pada tindakannya.`,
			en: `The action \`${action}\` asks nothing. Leave out \`with\`, or add \`ask\` to the action.`,
		},
	};
}
