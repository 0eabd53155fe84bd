import { parseDuration } from '../../time/duration.js';
import { addDuration } from '../../time/moment.js';
import { findAction, takers } from '../../workflow/find.js';
import { settle } from '../../workflow/settle.js';
import { take } from '../../workflow/take.js';
import type { Actor, Command } from '../../workflow/types.js';
import { pointerOf } from './paths.js';
import type { Step } from './persona.js';
import { answerProblem, type PersonaProblem } from './result.js';
import { type Stage, stagePlace, tell, withWritten, worldOf } from './stage.js';

/** A stage after a step, and why it couldn't be taken. */
export interface Stepped {
	readonly stage: Stage;
	readonly problems: readonly PersonaProblem[];
}

/** Takes one step: waits, or lets somebody act (so many different persons where it says `times`). */
export function takeStep(before: Stage, step: Step, number: number): Stepped {
	let stage: Stage = { ...before, entries: [], actor: null, refused: null };
	const problems: PersonaProblem[] = [];
	if (step.wait !== null) {
		const waited = wait(stage, step.wait, number);
		stage = waited.stage;
		problems.push(...waited.problems);
	}
	if (step.pays) {
		const message = tell(stage.locale, 'Tidak ada tagihan yang terbuka di sini.', 'There is no open charge here.');
		problems.push({ step: number, code: 'pay', message });
	}
	if (step.does === null) return { stage, problems };
	for (let nth = 0; nth < step.times; nth++) {
		const acted = act(stage, step, nth, number);
		stage = acted.stage;
		problems.push(...acted.problems);
	}
	return { stage, problems };
}

/** Time passes, and timers are settled; `n working days` end when a `due` of that length begun now would (2b-62). */
function wait(stage: Stage, written: string, number: number): Stepped {
	const length = parseDuration(written);
	const now = length === null ? null : addDuration(stage.now, length, stagePlace(stage, stage.persona.office));
	if (now === null || now < stage.now) {
		const message = tell(
			stage.locale,
			`"${written}" bukan lamanya waktu yang dapat ditunggu.`,
			`"${written}" is no length of time that can be waited.`,
		);
		return { stage, problems: [{ step: number, code: 'wait', message }] };
	}
	const later = { ...stage, now };
	if (later.application === null) return { stage: later, problems: [] };
	const settled = settle(later.application, worldOf(later));
	return { stage: withWritten(later, settled.application, settled.entries), problems: [] };
}

function act(stage: Stage, step: Step, nth: number, number: number): Stepped {
	const { application } = stage;
	const fail = (code: string, id: string, en: string): Stepped => ({
		stage,
		problems: [{ step: number, code, message: tell(stage.locale, id, en) }],
	});
	if (application === null) return fail('not-sent', 'Permohonan ini belum terkirim.', 'This application has not been sent.');
	const actor = stage.people.find(step.as ?? '', nth);
	if (actor === null)
		return fail(
			'person',
			`Tidak ada "${step.as ?? ''}" (orang ke-${nth + 1}).`,
			`There is no "${step.as ?? ''}" (number ${nth + 1}).`,
		);
	const command = commandOf(stage, step, actor, application.visit);
	const taken = take(application, command, worldOf(stage));
	const after = withWritten({ ...stage, actor }, taken.application, taken.entries);
	if (taken.ok) return { stage: after, problems: ignoredProblems(stage, taken.ignored, number) };
	const refused: Stage = { ...after, refused: { action: step.does ?? '', refusal: taken } };
	if (isExpected(step, refused)) return { stage: refused, problems: [] };
	const words = (says: { readonly id: string; readonly en: string }): string => tell(stage.locale, says.id, says.en);
	return {
		stage: refused,
		problems: [
			...taken.blockers.map((blocker) => ({ step: number, code: blocker.code, message: words(blocker.says) })),
			...taken.problems.map((problem) => answerProblem(number, problem, sentPart(problem.path))),
		],
	};
}

/** Personas name answers and what is asked without saying which of the two it is. */
export function sentPart(path: string): string {
	return /^\/(?:answers|with)(?=\/|$)/.exec(path)?.[0] ?? '';
}

function commandOf(stage: Stage, step: Step, actor: Actor, visit: number): Command {
	const found = findAction(stage.service, stage.application?.state ?? '', step.does ?? '');
	const by = found === null ? [] : takers(found);
	const onBehalf = actor.kind === 'officer' && by.includes('applicant') && !actor.roles.some(({ role }) => by.includes(role));
	return {
		action: step.does ?? '',
		visit,
		actor,
		onBehalf,
		...(step.with === null ? {} : { with: step.with }),
		...(step.row === null ? {} : { row: step.row }),
		...(step.answers === null ? {} : { answers: step.answers }),
		...(step.marks.length === 0 ? {} : { marks: step.marks.map(({ path, reason }) => ({ path: pointerOf(path), reason })) }),
		...(step.comment === null ? {} : { comment: step.comment }),
	};
}

/** A step that expects its own action to be closed, or problems in what it sends, is not refused but met. */
function isExpected(step: Step, { refused }: Stage): boolean {
	if (refused === null) return false;
	if (refused.refusal.problems.length > 0) return step.expect['problems'] !== undefined;
	const blockers = step.expect['blockers'];
	return typeof blockers === 'object' && blockers !== null && step.does !== null && Object.hasOwn(blockers, step.does);
}

/** Answers of a correction that weren't open: a persona that sends them doesn't show what it seems to. */
function ignoredProblems(stage: Stage, ignored: readonly string[], number: number): readonly PersonaProblem[] {
	return ignored.map((pointer) => ({
		...answerProblem(number, {
			code: 'ignored',
			path: pointer,
			field: '',
			message: tell(
				stage.locale,
				'Jawaban ini tidak sedang diperbaiki, jadi tidak diubah.',
				'This answer is not open for correction, so it was left as it was.',
			),
		}),
	}));
}
