import type { Effect } from '../../schemas/generated/record.js';
import type { Service, Timer } from '../definition/service.js';

/** An effect before it has its number and id. */
type Wanted = Pick<Effect, 'kind' | 'on' | 'letter' | 'notice' | 'to' | 'via' | 'office'>;

/** What an entry causes: letters of the states it entered (numbers first), notices of what happened, messages of a timer. */
export function effectsOf(
	service: Service,
	application: string,
	entry: number,
	happened: {
		/** `submitted`, the action's name, the states entered. */
		readonly events: readonly string[];
		readonly letters: readonly { readonly letter: string; readonly state: string }[];
		readonly timer: Timer | null;
		readonly office: string | null;
	},
): Effect[] {
	const wanted = [
		...happened.letters.flatMap(({ letter, state }) => letterEffects(service, letter, state, happened.office)),
		...service.notices.flatMap((notice, index) => {
			const on = notice.on.find((event) => happened.events.includes(event));
			return on === undefined ? [] : notice.to.map((to) => message(on, index, to, notice.via, happened.office));
		}),
		...(happened.timer?.notify ?? []).map((to) => message(happened.timer?.id ?? '', null, to, [], happened.office)),
	];
	return wanted.map((effect, index) => ({ id: `${application}.${entry}.${index + 1}`, entry, ...effect }));
}

function letterEffects(service: Service, letter: string, on: string, office: string | null): Wanted[] {
	const issue: Wanted = { kind: 'issue', on, letter, notice: null, to: null, via: [], office };
	return (service.letters.get(letter)?.number ?? null) === null ? [issue] : [{ ...issue, kind: 'number' }, issue];
}

function message(on: string, notice: number | null, to: string, via: readonly string[], office: string | null): Wanted {
	return { kind: 'notify', on, letter: null, notice, to, via: [...via], office };
}
