import type { Application, Entry } from '../../schemas/generated/record.js';
import { beginTimer, clockAfter, withClock } from './clock.js';
import { whereFrom, withoutState } from './move.js';
import { claimed, withTaker } from './take.js';

/** What entries alone say of an application. */
export type Replayed = Pick<
	Application,
	| 'state'
	| 'visit'
	| 'entered'
	| 'desk'
	| 'origins'
	| 'took'
	| 'tasks'
	| 'holders'
	| 'clock'
	| 'timers'
	| 'effects'
	| 'issued'
	| 'submissions'
>;

const beginning: Replayed = {
	state: '',
	visit: 1,
	entered: '',
	desk: null,
	origins: {},
	took: {},
	tasks: [],
	holders: {},
	clock: { now: 'waiting', promise: [], due: [] },
	timers: [],
	effects: [],
	issued: [],
	submissions: [],
};

/** Folds entries, from the first on, into the state they lead to. Evaluates nothing: neither definition nor answers are looked at. */
export function replay(entries: readonly Entry[]): Replayed {
	return entries.reduce(fold, beginning);
}

function fold(before: Replayed, entry: Entry): Replayed {
	const here = withEffects(withPeople(withFired(before, entry), entry), entry);
	return entry.entered.length === 0 ? here : entering(here, entry);
}

function withFired(here: Replayed, entry: Entry): Replayed {
	if (entry.fired.length === 0) return here;
	return {
		...here,
		timers: here.timers.map((timer) => (entry.fired.includes(timer.rule) ? { ...timer, fired: entry.number } : timer)),
	};
}

function withPeople(here: Replayed, entry: Entry): Replayed {
	let { took } = here;
	const person = entry.filler?.person ?? entry.who.person;
	if (entry.kind === 'submitted')
		took = withTaker(withTaker({ submitted: [] }, 'submitted', entry.who.person), 'submitted', entry.filler?.person ?? null);
	else {
		if (entry.action !== null) took = withTaker(took, entry.action, person);
		if (entry.submission !== null) took = withTaker(took, 'submitted', person);
	}
	const submissions =
		entry.submission === null
			? here.submissions
			: [...here.submissions, { number: entry.submission, entry: entry.number, at: entry.at }];
	return { ...here, took, submissions, tasks: claimed(here, entry.claims) };
}

function withEffects(here: Replayed, entry: Entry): Replayed {
	const { numbered } = entry;
	return {
		...here,
		effects: [...here.effects, ...entry.effects].filter((effect) => !entry.done.includes(effect.id)),
		issued: [
			...here.issued.map((issue) =>
				numbered !== null && issue.letter === numbered.letter && issue.number === null
					? { ...issue, number: numbered.number }
					: issue,
			),
			...entry.letters.map((letter) => ({ ...letter, entry: entry.number, office: entry.office, number: null })),
		],
	};
}

/** States entered by one entry, in order; all but the last were only passed through. */
function entering(before: Replayed, entry: Entry): Replayed {
	let here = before;
	for (const state of entry.entered) {
		const left = here.state === '' ? here : withoutState(here, entry.clock === 'over');
		const clock = clockAfter(here.clock, entry.clock, entry.due, entry.at);
		here = {
			...left,
			...whereFrom(here, { id: state }),
			state,
			visit: entry.number,
			entered: entry.at,
			desk: entry.office,
			clock,
			tasks: entry.tasks,
			timers: [
				...left.timers.map((timer) => withClock(timer, clock)),
				...entry.timers.map((timer) => beginTimer(timer, entry.at, clock)),
			],
		};
	}
	return here;
}
