import type { Application } from '../../schemas/generated/record.js';
import type { Says } from '../definition/problem.js';
import { actionsIn, type Found, takers } from './find.js';
import { workflowScope } from './scope.js';
import type { Actor, Blocker, World } from './types.js';

type Gate = (context: Gated) => Blocker | null;

interface Gated {
	readonly application: Application;
	readonly found: Found;
	readonly actor: Actor;
	readonly onBehalf: boolean;
	readonly world: World;
	/** The role it would be done in, or null where they have none. */
	readonly role: string | null;
}

/** What stands between a person and an action, in the order of 2b-18. */
const gates: readonly Gate[] = [roleGate, claimGate, fourEyesGate, ownFileGate, filedGate, whenGate];

/**
 * Why an action is closed to a person now; nothing where it is open. The timers that are due must have been settled.
 * `onBehalf`: an officer does at the counter what is the applicant's to do.
 */
export function blockers(
	application: Application,
	found: Found,
	actor: Actor,
	onBehalf: boolean,
	world: World,
): readonly Blocker[] {
	const role = actingRole(application, found, actor, onBehalf, world);
	return gates.flatMap((gate) => gate({ application, found, actor, onBehalf, world, role }) ?? []);
}

/** Every action of the present state with what closes it to this person; nothing = offered. Buttons and personas use the same. */
export function offered(
	application: Application,
	actor: Actor,
	onBehalf: boolean,
	world: World,
): readonly { readonly found: Found; readonly blockers: readonly Blocker[] }[] {
	return actionsIn(world.service, application.state).map((found) => ({
		found,
		blockers: blockers(application, found, actor, onBehalf, world),
	}));
}

/** The role in which somebody would take an action: the first they hold in the office and that nobody else has claimed, else the first they hold. */
export function actingRole(application: Application, found: Found, actor: Actor, onBehalf: boolean, world: World): string | null {
	const by = takers(found);
	if (actor.kind === 'applicant') return by.includes('applicant') ? 'applicant' : null;
	if (onBehalf) return by.includes('applicant') ? counterRole(application, actor, world) : null;
	const held = by.filter((role) => actor.roles.some((one) => one.role === role && worksHere(one.office, application, found.own)));
	return held.find((role) => claimant(application, found, role, actor, world) === null) ?? held[0] ?? null;
}

/** The role by which an officer sees the application, and so may act at the counter (2.5, 2b-34). */
function counterRole(application: Application, actor: Actor, world: World): string | null {
	const roles = world.service.workflow.roles;
	return actor.roles.find((one) => roles.includes(one.role) && worksHere(one.office, application, false))?.role ?? null;
}

/** The state's own actions are taken at its desk; those of `anywhere` in every office that works or worked it. */
function worksHere(office: string | null, application: Application, own: boolean): boolean {
	if (office === null) return true;
	if (own) return application.desk === null || office === application.desk;
	return office === application.office || application.offices.includes(office);
}

/** Who else has claimed the task; a claim of somebody disabled or out of the role is none (2b-25). */
function claimant(application: Application, found: Found, role: string, actor: Actor, world: World): string | null {
	if (!found.own) return null;
	const task = application.tasks.find((each) => each.role === role);
	if (task?.person == null || task.person === actor.person) return null;
	return world.holds(task.person, role, task.office) ? task.person : null;
}

function roleGate({ application, found, actor, onBehalf, role }: Gated): Blocker | null {
	if (role !== null) return null;
	const by = takers(found);
	const elsewhere = actor.kind !== 'applicant' && !onBehalf && actor.roles.some((one) => by.includes(one.role));
	return elsewhere
		? blocker(
				'office',
				says(
					`Tindakan ini dilakukan di kantor lain (${application.desk ?? ''}).`,
					`This action is taken in another office (${application.desk ?? ''}).`,
				),
			)
		: blocker('role', says(`Tindakan ini untuk ${by.join(', ')}.`, `This action is for ${by.join(', ')}.`));
}

function claimGate({ application, found, actor, onBehalf, role, world }: Gated): Blocker | null {
	if (role === null || role === 'applicant' || onBehalf || claimant(application, found, role, actor, world) === null) return null;
	return blocker('claimed', says('Tugas ini sudah diambil petugas lain.', 'Another officer has claimed this task.'));
}

function fourEyesGate({ application, found, actor }: Gated): Blocker | null {
	const taken = found.action.notSameAs.find((name) => actor.person !== null && tookBy(application, name).includes(actor.person));
	if (taken === undefined) return null;
	return blocker(
		'not-same-as',
		says(
			`Anda sudah mengambil tindakan ${taken} pada permohonan ini; tindakan ini harus dilakukan orang lain.`,
			`You took ${taken} on this application; somebody else must take this action.`,
		),
	);
}

function tookBy(application: Application, name: string): readonly string[] {
	return Object.hasOwn(application.took, name) ? (application.took[name] ?? []) : [];
}

/** Nobody acts on a file where they are applicant: same account, same e-mail, same NIK (2b-25). */
function ownFileGate({ application, actor, world }: Gated): Blocker | null {
	if (actor.kind === 'applicant') return null;
	const { email, nik } = application.content.contact;
	const own =
		(actor.person !== null && actor.person === application.owner) ||
		(actor.email !== null && email !== null && folded(actor.email) === folded(email)) ||
		(actor.nik !== null && nik !== null && actor.nik === world.blind(nik));
	return own
		? blocker(
				'own-file',
				says(
					'Ini permohonan Anda sendiri; petugas lain yang mengerjakannya.',
					'This is your own application; another officer works on it.',
				),
			)
		: null;
}

function folded(text: string): string {
	return text.normalize('NFC').trim().toLowerCase();
}

/** Whoever filed for another may not take a decision that can end that application; what is done for the applicant is no decision (2b-34). */
function filedGate({ application, found, actor, onBehalf, world }: Gated): Blocker | null {
	if (actor.kind === 'applicant' || onBehalf || actor.person === null || !tookBy(application, 'submitted').includes(actor.person))
		return null;
	const ends = found.action.to.some((target) => (world.service.workflow.states.get(target.to)?.end ?? null) !== null);
	return ends
		? blocker(
				'filed',
				says(
					'Anda yang mengisi permohonan ini untuk pemohon; keputusan akhirnya diambil orang lain.',
					'You filed this application for the applicant; somebody else takes the final decision.',
				),
			)
		: null;
}

function whenGate({ application, found, role, onBehalf, world }: Gated): Blocker | null {
	const { when } = found.action;
	if (when === null) return null;
	const scope = workflowScope(application, world.catalogue, world.now, onBehalf ? 'applicant' : role);
	if (when.run(scope) === true) return null;
	return blocker('when', says(`Syaratnya belum terpenuhi: ${when.source}`, `Its condition does not hold yet: ${when.source}`));
}

/** A blocker with its sentence. */
export function blocker(code: Blocker['code'], sentence: Says): Blocker {
	return { code, says: sentence };
}

/** A sentence in both languages Loket speaks. */
export function says(id: string, en: string): Says {
	return { id, en };
}
