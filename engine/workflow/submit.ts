import type { Application, Contact, Effect, Entry } from '../../schemas/generated/record.js';
import type { Expression, Scope } from '../expression/types.js';
import { localDate } from '../time/zone.js';
import { countsFrom } from './clock.js';
import { enter } from './move.js';
import { placeOf } from './place.js';
import { workflowScope } from './scope.js';
import type { Submission, World } from './types.js';
import { emptyGroup, storedGroup } from './values.js';
import { write } from './write.js';

/**
 * Turns what was read and settled of a draft into an application: its first entry (`submitted`) enters the start state.
 * `today` of the answers is frozen to the day of `world.now` in the zone of the office (2b-10). Never refuses: what may be sent was decided before.
 */
export function submit(
	submission: Submission,
	world: World,
): { readonly application: Application; readonly entry: Entry; readonly effects: readonly Effect[] } {
	const { service, catalogue, now } = world;
	const start = service.workflow.states.get(service.workflow.start);
	if (start === undefined) throw new Error(`${service.id} has no start state ${service.workflow.start}`);
	const { answers, rows, provenance, files, key, ...given } = submission;
	const open: Application = {
		kind: 'application',
		...given,
		submitted: now,
		on: localDate(now, placeOf(catalogue, submission.office).zone),
		state: '',
		visit: 1,
		entered: now,
		desk: null,
		offices: submission.office === null ? [] : [submission.office],
		origins: {},
		took: { submitted: people(submission.owner, submission.filler?.person) },
		tasks: [],
		holders: {},
		clock: { now: 'waiting', promise: [], due: [] },
		timers: [],
		effects: [],
		issued: [],
		submissions: [],
		keys: key === undefined ? [] : [{ ...key, entry: 1, at: now }],
		before: null,
		entries: [],
		nextTimerAt: null,
		content: {
			answers: storedGroup(answers),
			facts: emptyGroup(),
			rows,
			provenance,
			marks: [],
			contact: { email: null, phone: null, nik: null },
			parts: {},
			files,
		},
	};
	const contact = contactOf(open, world);
	const begins = service.workflow.timers.map((timer) => ({ rule: timer.id, of: countsFrom(timer) }));
	const moved = enter({ ...open, content: { ...open.content, contact } }, start, now, 1, false, begins, world);
	return write(
		{
			kind: 'submitted',
			number: 1,
			at: now,
			who: { kind: 'applicant', person: submission.owner, role: 'applicant', office: null, capacity: null },
			filler: submission.filler,
			action: 'submitted',
			timer: null,
			moved,
			claims: [],
			submission: 1,
			parts: { answers: open.content.answers, contact },
		},
		world,
	);
}

/** How notices reach the applicant and who that is, worked out from the answers (`contact:`). */
export function contactOf(application: Application, { service, catalogue, now }: World): Contact {
	const scope = workflowScope(application, catalogue, now, null);
	return {
		email: textOf(service.contact.email, scope),
		phone: textOf(service.contact.phone, scope),
		nik: textOf(service.contact.nik, scope),
	};
}

function textOf(expression: Expression | null, scope: Scope): string | null {
	const value = expression?.run(scope);
	return typeof value === 'string' && value !== '' ? value : null;
}

function people(...persons: readonly (string | null | undefined)[]): string[] {
	return [...new Set(persons.filter((person) => typeof person === 'string'))];
}
