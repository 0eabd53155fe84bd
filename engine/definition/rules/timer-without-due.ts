import type { Finding } from '../compile/context.js';
import type { Timer } from '../service.js';
import type { Rule } from './rule.js';

/** A timer counted from a `due` or `promise` that isn't there, or that does nothing when its moment comes: it would never be seen. */
export const timerWithoutDue: Rule = {
	code: 'timer-without-due',
	*run({ service }) {
		const { workflow } = service;
		for (const state of workflow.states.values())
			for (const timer of state.timers) {
				if (timer.moment.of === 'due' && state.due === null) yield withoutMoment(timer, 'due', state.id);
				if (timer.moment.of === 'promise' && workflow.promise === null) yield withoutMoment(timer, 'promise', state.id);
				if (timer.to === null && timer.notify.length === 0) yield idle(timer);
			}
		for (const timer of workflow.timers) {
			if (timer.moment.of === 'due') yield withoutMoment(timer, 'due', 'workflow');
			if (timer.moment.of === 'promise' && workflow.promise === null) yield withoutMoment(timer, 'promise', 'workflow');
			if (timer.to === null && timer.notify.length === 0) yield idle(timer);
		}
	},
};

function withoutMoment(timer: Timer, of: string, where: string): Finding {
	return {
		code: 'timer-without-due',
		severity: 'error',
		at: timer.at,
		says: {
			id: `Timer ini dihitung dari \`${of}\`, tetapi \`${where}\` tidak punya \`${of}\`, sehingga tidak pernah berbunyi. Tulis \`${of}\`, atau hapus \`of\`.`,
			en: `This timer counts from \`${of}\`, but \`${where}\` has no \`${of}\`, so it never goes off. Write \`${of}\`, or leave out \`of\`.`,
		},
	};
}

function idle(timer: Timer): Finding {
	return {
		code: 'timer-without-effect',
		severity: 'error',
		at: timer.at,
		says: {
			id: 'Timer ini tidak melakukan apa-apa. Tulis tujuannya (`to: lapsed`) atau siapa yang diberi tahu (`notify: head`).',
			en: 'This timer does nothing. Say where it goes (`to: lapsed`) or who is told (`notify: head`).',
		},
	};
}
