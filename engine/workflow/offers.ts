import type { Application } from '../../schemas/generated/record.js';
import type { Says } from '../definition/problem.js';
import { textIn } from '../form/text.js';
import { blockers } from './blockers.js';
import { actionsIn, type Found, takers } from './find.js';
import { goesOn } from './input.js';
import { workflowScope } from './scope.js';
import type { Actor, Blocker, World } from './types.js';

/** An action that is the applicant's in the present state. */
export interface Offer {
	readonly found: Found;
	/** What has to be given with it beside a comment: corrected answers, or what it asks. */
	readonly needs: 'nothing' | 'answers' | 'ask';
	/** Where it leads, when it can lead to one state alone: `stay`, a state's id; null where that hangs on something. */
	readonly to: string | null;
	/** Why it is closed now; nothing = open. */
	readonly closed: readonly Says[];
}

/** Whoever opened an application by its link: the applicant, without an account. */
export const linkHolder: Actor = {
	kind: 'applicant',
	person: null,
	roles: [],
	email: null,
	nik: null,
	capacity: null,
	signer: null,
};

/** What the applicant may do now, and what is closed and why: the same `blockers` as when they try. The timers must have been settled. */
export function offersFor(application: Application, world: World): readonly Offer[] {
	return actionsIn(world.service, application.state)
		.filter((found) => takers(found).includes('applicant'))
		.map((found) => ({
			found,
			needs: needsOf(found, world),
			to: leadsTo(found, application),
			closed: blockers(application, found, linkHolder, false, world).map((blocker) =>
				plainly(blocker, found, application, world),
			),
		}));
}

/** Is this the name of an action that the applicant may take in some state of the service? */
export function isApplicants(name: string, service: World['service']): boolean {
	return [...service.workflow.states.keys()].some((state) =>
		actionsIn(service, state).some((found) => found.name === name && takers(found).includes('applicant')),
	);
}

/** A blocker as an applicant reads it: names of the definition and facts of the office are no words for them. */
function plainly({ code, says }: Blocker, found: Found, application: Application, world: World): Says {
	const { when } = found.action;
	if (code !== 'when' || when === null) return says;
	const scope = workflowScope(application, world.catalogue, world.now, 'applicant');
	const failing = when.conditions
		.flatMap((id) => world.service.form.conditions.get(id) ?? [])
		.filter(({ is, says: words }) => words !== null && is.run(scope) !== true);
	const list = (locale: string): string => failing.map((condition) => textIn(condition.says ?? {}, locale)).join('; ');
	return failing.length === 0
		? {
				id: 'Syaratnya belum terpenuhi. Tanyakan kepada kantor apa yang masih kurang.',
				en: 'Its condition does not hold yet. Ask the office what is still missing.',
			}
		: { id: `Syaratnya belum terpenuhi: ${list('id')}.`, en: `Its condition does not hold yet: ${list('en')}.` };
}

function needsOf(found: Found, world: World): Offer['needs'] {
	const { ask, marks } = found.action;
	if (ask !== null || marks === 'required') return 'ask';
	return found.own && found.state.edit.has('applicant') && goesOn(found, world) ? 'answers' : 'nothing';
}

function leadsTo({ action }: Found, application: Application): string | null {
	const places = new Set(action.to.map(({ to }) => to));
	const [only] = places;
	if (only === undefined || places.size > 1) return null;
	if (only !== 'back') return only;
	return Object.hasOwn(application.origins, application.state) ? (application.origins[application.state] ?? null) : null;
}
