/** Approval workflows of DIGIT (states, actions, roles) turned into ours, word for word as far as they can be. */
import { stringify } from 'yaml';

export interface DigitWorkflow {
	readonly businessService: string;
	readonly states: readonly DigitState[];
}

interface DigitState {
	/** Null: before anything was filed. */
	readonly state: string | null;
	readonly isTerminateState?: boolean;
	readonly actions?:
		| readonly { readonly action: string; readonly nextState: string; readonly roles?: readonly string[] }[]
		| null;
}

/** A state's, action's or role's name as ours may be. */
export function nameOf(word: string | null): string {
	return (word ?? 'not filed')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}

/** The workflow and the roles its catalogue must have. It begins where applying leads; what the system does by itself is a timer. */
export function convertDigit({ states }: DigitWorkflow): { readonly workflow: string; readonly roles: readonly string[] } {
	const filed = states.filter(({ state }) => state !== null);
	const first = states.find(({ state }) => state === null)?.actions?.[0]?.nextState ?? filed[0]?.state ?? '';
	const roles = new Set<string>();
	const by = (names: readonly string[] = []): readonly string[] => {
		const said = names.map((name) => (name === 'CITIZEN' ? 'applicant' : nameOf(name)));
		for (const role of said) if (role !== 'applicant') roles.add(role);
		return [...new Set(said)];
	};
	const converted = filed.map((state) => [nameOf(state.state), stateOf(state, by)] as const);
	return {
		workflow: stringify({ workflow: { start: nameOf(first), states: Object.fromEntries(converted) } }),
		roles: [...roles],
	};
}

function stateOf(
	{ state, isTerminateState, actions }: DigitState,
	by: (names?: readonly string[]) => readonly string[],
): Readonly<Record<string, unknown>> {
	const isTimer = ({ roles }: { readonly roles?: readonly string[] }): boolean => roles?.join() === 'SYSTEM';
	const timers = (actions ?? []).filter(isTimer).map(({ nextState }) => ({ after: '365 days', to: nameOf(nextState) }));
	const own = (actions ?? [])
		.filter((action) => !isTimer(action))
		.map(
			({ action, nextState, roles }) =>
				[nameOf(action), { by: by(roles), to: nextState === state ? 'stay' : nameOf(nextState) }] as const,
		);
	const ends = isTerminateState === true;
	return {
		title: nameOf(state),
		...(ends ? { end: /REJECT|CANCEL|EXPIR/.test(state ?? '') ? 'refused' : 'granted' } : {}),
		...(timers.length === 0 ? {} : { timers }),
		...(own.length === 0 ? {} : { actions: Object.fromEntries(own) }),
	};
}

/** States nobody comes to, and states that are no end and lead nowhere, worked out from the original alone. */
export function flawsOf({ states }: DigitWorkflow): {
	readonly unreachable: readonly string[];
	readonly stuck: readonly string[];
} {
	const exits = new Map(states.map(({ state, actions }) => [state, (actions ?? []).map(({ nextState }) => nextState)]));
	const found = new Set<string | null>([null]);
	for (const state of found) for (const next of exits.get(state) ?? []) found.add(next);
	const filed = states.filter(({ state }) => state !== null);
	return {
		unreachable: filed.filter(({ state }) => !found.has(state)).map(({ state }) => nameOf(state)),
		stuck: filed
			.filter(({ state, isTerminateState }) => isTerminateState !== true && (exits.get(state) ?? []).every((to) => to === state))
			.map(({ state }) => nameOf(state)),
	};
}
