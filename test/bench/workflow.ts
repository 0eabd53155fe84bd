/** Actions on a stored application without I/O, beside a bare table of states and events over the same JSON; the committee case of the work item. */
import { createSecretKey, randomBytes } from 'node:crypto';
import { openApplication, sealApplication } from '../../engine/applications/document.js';
import { blockers } from '../../engine/workflow/blockers.js';
import { findAction } from '../../engine/workflow/find.js';
import { take } from '../../engine/workflow/take.js';
import type { Actor, Command } from '../../engine/workflow/types.js';
import type { Application } from '../../schemas/generated/record.js';
import { applicant, desk, key, officer } from '../support/desk.js';
import { townFiles } from '../support/personas.js';

const town = townFiles['catalogue.yaml'] ?? '';
const roles = { 'catalogue.yaml': town.replace('roles:\n', 'roles:\n  committee: { title: Panitia, seats: 3 }\n') };

const committee = desk(
	`
title: Bantuan
schema:
  type: object
  required: [amount, consent]
  properties: { amount: { type: number, title: Nilai }, consent: { type: boolean, title: Setuju }, name: { type: string, title: Nama } }
facts: { properties: { approvals: { type: integer, title: Suara }, complete: { type: boolean, title: Lengkap } } }
workflow:
  start: verifying
  promise: 10 working days
  states:
    verifying:
      due: 2 working days
      timers: [{ after: 0 days, of: due, notify: head }]
      actions:
        return: { by: verifier, to: correction, comment: required }
        verify: { by: verifier, to: committee, when: amount <= 2500000, set: { complete: true } }
    correction: { clock: stopped, edit: { applicant: all }, actions: { resubmit: { by: applicant, to: verifying } } }
    committee: { actions: { refuse: { by: head, to: rejected } } }
    signing: { due: 1 working day, actions: { sign: { by: head, to: issued, notSameAs: [verifying.verify] } } }
    issued: { end: granted }
    rejected: { end: refused }
  anywhere:
    approve: { by: committee, in: [committee], to: [{ when: facts.approvals >= 2, to: signing }, { to: stay }], set: { approvals: "answered(facts.approvals) ? facts.approvals + 1 : 1" }, notSameAs: [approve] }
`,
	roles,
);

type Event = Pick<Command, 'action' | 'comment'> & { readonly actor: Actor; readonly leads: string };

/** The events after the submission, who takes them, and the state each leads to; the second vote of the same person is refused. */
const events: readonly Event[] = [
	{ action: 'return', comment: 'The identity card is not legible', actor: officer('v1', ['verifier']), leads: 'correction' },
	{ action: 'resubmit', actor: applicant, leads: 'verifying' },
	{ action: 'verify', actor: officer('v1', ['verifier']), leads: 'committee' },
	{ action: 'approve', actor: officer('c1', ['committee']), leads: 'committee' },
	{ action: 'approve', actor: officer('c1', ['committee']), leads: 'committee' },
	{ action: 'approve', actor: officer('c2', ['committee']), leads: 'signing' },
	{ action: 'sign', actor: officer('h1', ['head']), leads: 'issued' },
];

const world = committee.world('2026-11-30 10:00');
const index = createSecretKey(randomBytes(32));
const sent = committee.send({ amount: 1_800_000, consent: true, name: 'Siti Aminah' }, '2026-11-30 09:00');

/** Restores the document, looks at what closes the action as a page would, takes it, and gives the document to keep. */
function act<Kept>(kept: Kept, event: Event, open: (kept: Kept) => Application, keep: (application: Application) => Kept) {
	const application = open(kept);
	const found = findAction(committee.service, application.state, event.action);
	if (found !== null) blockers(application, found, event.actor, false, world);
	const outcome = take(application, { ...event, visit: application.visit }, world);
	if (outcome.application.state !== event.leads) throw new Error(`${event.action} led to ${outcome.application.state}`);
	return outcome.ok ? keep(outcome.application) : kept;
}

/** A document as the bare table needs it. */
interface Bare {
	readonly state: string;
	readonly entries: readonly unknown[];
}

const table = new Map(
	[...committee.service.workflow.states.values()].map(
		(state) => [state.id, new Map([...state.actions.values()].map((action) => [action.id, action.by]))] as const,
	),
);

const everywhere = new Map([...committee.service.workflow.anywhere.values()].map((action) => [action.id, action.by]));

/** The same by a table: is there such an action, has the actor its role; then the new state and a line of history. */
function bareAct(kept: string, { action, actor, leads }: Event): string {
	const before: Bare = JSON.parse(kept);
	const by = table.get(before.state)?.get(action) ?? everywhere.get(action);
	if (by === undefined || !(by.includes(actor.kind) || actor.roles.some(({ role }) => by.includes(role))))
		throw new Error(`${action} in ${before.state}`);
	return JSON.stringify({ ...before, state: leads, entries: [...before.entries, { action, who: actor.person, at: world.now }] });
}

export interface WorkflowFigures {
	/** Actions a second: of Loket on plain JSON, on the sealed document, of a bare table over the same document, and over a small one of its own. */
	readonly loket: number;
	readonly sealed: number;
	readonly bare: number;
	readonly small: number;
}

/** Runs whole cases, each way for about so many milliseconds; the best of five, so that the first ones warm up. */
export function workflowFigures(milliseconds = 4000): WorkflowFigures {
	const plain = JSON.stringify(sent);
	// Each document as it stands before its event, so that the table restores and keeps the same JSON.
	let before = plain;
	const documents = events.map((event) => {
		const document = before;
		before = act(document, event, (text) => JSON.parse(text), JSON.stringify);
		return { document, event };
	});
	const start = sealApplication(sent, committee.service, key, index);
	const small = JSON.stringify({ state: 'verifying', amount: 1_800_000, consent: true, name: 'Siti Aminah', entries: [] });
	const runs = {
		loket: () => events.reduce((kept, event) => act(kept, event, (text) => JSON.parse(text), JSON.stringify), plain),
		sealed: () =>
			events.reduce(
				(kept, event) =>
					act(
						kept,
						event,
						(stored) => openApplication(stored, key) ?? notGenuine(),
						(application) => sealApplication(application, committee.service, key, index),
					),
				start,
			),
		bare: () => {
			for (const { document, event } of documents) bareAct(document, event);
		},
		small: () => events.reduce(bareAct, small),
	};
	const best = { loket: 0, sealed: 0, bare: 0, small: 0 };
	for (let round = 0; round < 5; round++)
		for (const name of ['loket', 'sealed', 'bare', 'small'] as const)
			best[name] = Math.max(best[name], rate(runs[name], milliseconds / 5));
	return best;
}

function rate(run: () => unknown, milliseconds: number): number {
	const start = performance.now();
	let count = 0;
	let spent = 0;
	for (; spent < milliseconds; spent = performance.now() - start, count += events.length) run();
	return (count / spent) * 1000;
}

function notGenuine(): never {
	throw new Error('what was sealed does not open');
}
