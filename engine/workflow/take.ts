import type { Application, Claim, Filler, Who } from '../../schemas/generated/record.js';
import type { State } from '../definition/service.js';
import { actingRole, blocker, blockers, says } from './blockers.js';
import { notBefore } from './clock.js';
import { chainEnd } from './entry.js';
import { type Found, findAction } from './find.js';
import { type Input, readInput } from './input.js';
import { moveTo, stays } from './move.js';
import { workflowScope } from './scope.js';
import { settle } from './settle.js';
import { contactOf } from './submit.js';
import type { Blocker, Command, Refused, Taken, World } from './types.js';
import { write } from './write.js';

/**
 * Takes an action, in the order of 2b-18: due timers are settled, then visit, role and the other gates, `when`, what is asked, facts,
 * `to`, leaving, entering; all of it one entry and one document. A refusal names blockers or problems, and keeps the settled timers.
 * A command that was recorded before (same key, same body) gives what was recorded then. Where the clock was set back it holds as of the
 * last entry, so that no entry lies before another.
 */
export function take(application: Application, command: Command, world: World): Taken | Refused {
	const settled = settle(application, world);
	const here = settled.application;
	const refuse = (blocked: readonly Blocker[], input?: Pick<Input, 'problems' | 'ignored'>): Refused => ({
		ok: false,
		blockers: blocked,
		problems: input?.problems ?? [],
		application: here,
		entries: settled.entries,
		ignored: input?.ignored ?? [],
	});
	const repeat = repeated(here, command);
	if (repeat === 'other')
		return refuse([blocker('key', says('Kunci ini sudah dipakai untuk hal lain.', 'This key was used for something else.'))]);
	if (repeat !== null) return { ...repeat, application: here, entries: settled.entries };
	if (command.visit !== here.visit)
		return refuse([
			blocker(
				'visit',
				says('Permohonan ini sudah berpindah sejak Anda membukanya.', 'This application has moved on since you opened it.'),
			),
		]);
	const found = findAction(world.service, here.state, command.action);
	if (found === null)
		return refuse([
			blocker('action', says(`Tidak ada tindakan ${command.action} di sini.`, `There is no action ${command.action} here.`)),
		]);
	const onBehalf = command.onBehalf ?? false;
	const now = notBefore(here, world.now);
	const then = { ...world, now };
	const blocked = blockers(here, found, command.actor, onBehalf, then);
	const role = actingRole(here, found, command.actor, onBehalf, then);
	if (blocked.length > 0 || role === null) return refuse(blocked);
	const acting = onBehalf ? 'applicant' : role;
	const { number } = chainEnd(here);
	const input = readInput(here, found, command, acting, number, then);
	if (input.problems.length > 0) return refuse([], input);
	const target = targetOf(input.application, found, acting, then);
	if (target === null)
		return refuse(
			[
				blocker(
					'to',
					says('Belum ada tujuan yang berlaku untuk tindakan ini.', 'None of the ways this action can lead holds yet.'),
				),
			],
			input,
		);

	const claims = claimsOf(here, found, acting, command);
	const acted = { ...withTaken(input, found, command, acting, number, then), tasks: claimed(here, claims) };
	const { to } = target;
	const moved = to === null ? stays(acted) : moveTo(acted, to, now, number, input.resubmits || target.back, then);
	const { signer } = command.actor;
	const written = write(
		{
			kind: found.state.end !== null && to !== null && to.end === null ? 'reopened' : 'action',
			number,
			at: now,
			who: whoOf(here, command, acting, role),
			filler: onBehalf ? fillerOf(here, command, role) : null,
			action: found.name,
			timer: null,
			moved,
			claims,
			submission: input.resubmits ? here.submissions.length + 1 : null,
			parts: {
				...input.parts,
				...(input.resubmits ? { contact: acted.content.contact } : {}),
				...(moved.letters.length > 0 && signer !== null ? { signer } : {}),
			},
		},
		world,
	);
	return {
		ok: true,
		application: written.application,
		entry: written.entry,
		entries: [...settled.entries, written.entry],
		effects: written.effects,
		ignored: input.ignored,
		repeated: false,
	};
}

/** The same command recorded before, `other` where the key was used with another body, null where it is new. */
function repeated(
	application: Application,
	{ key }: Command,
): Pick<Taken, 'ok' | 'entry' | 'effects' | 'ignored' | 'repeated'> | 'other' | null {
	const known = key === undefined ? undefined : application.keys.find((each) => each.key === key.key);
	if (known === undefined || key === undefined) return null;
	if (known.body !== key.body) return 'other';
	const entry = application.entries.find((each) => each.number === known.entry);
	return entry === undefined ? 'other' : { ok: true, entry, effects: entry.effects, ignored: [], repeated: true };
}

/** Where an action leads: a state (null: it stays), and whether `back` leads there, so that the same officer has it again (2b-20). */
interface Leads {
	readonly to: State | null;
	readonly back: boolean;
}

/** The first line of `to` that holds, seeing the new facts; unknown is passed over. Null: none holds. */
function targetOf(application: Application, found: Found, role: string, world: World): Leads | null {
	const scope = workflowScope(application, world.catalogue, world.now, role);
	const target = found.action.to.find(({ when }) => when === null || when.run(scope) === true);
	if (target === undefined) return null;
	if (target.to === 'stay') return { to: null, back: false };
	const back = target.to === 'back';
	const origin = Object.hasOwn(application.origins, application.state) ? application.origins[application.state] : undefined;
	const to = world.service.workflow.states.get(back ? (origin ?? '') : target.to);
	return to === undefined ? null : { to, back };
}

/** Acting on an unclaimed task claims it, for its own actions only, `stay` too (2b-25, 2b-58). */
function claimsOf(application: Application, found: Found, role: string, { actor }: Command): Claim[] {
	const task = found.own ? application.tasks.find((each) => each.role === role) : undefined;
	return task === undefined || actor.person === null || task.person === actor.person ? [] : [{ role, person: actor.person }];
}

/** Tasks with the claims of an entry in place. */
export function claimed(application: Pick<Application, 'tasks'>, claims: readonly Claim[]): Application['tasks'] {
	return application.tasks.map((task) => {
		const claim = claims.find((each) => each.role === task.role);
		return claim === undefined ? task : { ...task, person: claim.person };
	});
}

/** The document with who took what, the idempotency key, and the contact of the new answers. */
function withTaken(input: Input, found: Found, command: Command, role: string, number: number, world: World): Application {
	const { application } = input;
	const who =
		role === 'applicant' && command.onBehalf !== true ? (command.actor.person ?? application.owner) : command.actor.person;
	const took = withTaker(application.took, found.name, who);
	const contact = input.resubmits ? contactOf(application, world) : application.content.contact;
	return {
		...application,
		took: input.resubmits ? withTaker(took, 'submitted', who) : took,
		keys: command.key === undefined ? application.keys : [...application.keys, { ...command.key, entry: number, at: world.now }],
		content: { ...application.content, contact },
	};
}

/** Who took an action, with one more person. */
export function withTaker(took: Application['took'], name: string, person: string | null): Application['took'] {
	const before = Object.hasOwn(took, name) ? (took[name] ?? []) : [];
	return person === null || before.includes(person) ? took : { ...took, [name]: [...before, person] };
}

function whoOf(application: Application, { actor, onBehalf }: Command, acting: string, role: string): Who {
	if (acting === 'applicant' || onBehalf === true)
		return {
			kind: 'applicant',
			person: onBehalf === true ? application.owner : (actor.person ?? application.owner),
			role: 'applicant',
			office: null,
			capacity: null,
		};
	return { kind: actor.kind, person: actor.person, role, office: application.desk, capacity: actor.capacity };
}

function fillerOf(application: Application, { actor }: Command, role: string): Filler | null {
	const held = actor.roles.find((each) => each.role === role);
	return actor.person === null ? null : { person: actor.person, role, office: held?.office ?? application.desk };
}
