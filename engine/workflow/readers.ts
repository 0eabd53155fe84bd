import type { Ask, Service } from '../definition/service.js';
import { apartOf } from '../form/apart.js';
import { settle } from '../form/relevance.js';
import { validate } from '../form/validate.js';
import type { Readers } from './types.js';

/** Where the expressions of each form of `ask` find what is asked; one line each. */
const prefixes: Readonly<Record<Ask['of'], (ask: Ask) => string>> = {
	facts: () => 'facts.',
	own: () => '',
	add: (ask) => `facts.${ask.list ?? ''}[].`,
	row: (ask) => `facts.${ask.list ?? ''}[].`,
};

/** Reads answers and what actions ask by the form's own relevance and validation; problems in the language asked for. */
export function makeReaders(service: Service, locale: string): Readers {
	return {
		answers: (answers, filed) => {
			const circumstances = { today: filed.on, locale, apart: apartOf(filed), facts: {} };
			const settled = settle(service.form, answers, circumstances);
			return { answers: settled.answers, hidden: settled.hidden, problems: validate(service.form, settled, circumstances) };
		},
		asked: (ask, values, scope) => {
			const circumstances = { today: scope.today, locale, apart: scope.apart, facts: scope.facts };
			const set = { root: ask.group, schema: ask.schema };
			const around = { answers: scope.answers, beside: ask.of === 'facts' ? scope.facts : {} };
			const settled = settle(set, values, circumstances, around, prefixes[ask.of](ask));
			return { answers: settled.answers, hidden: settled.hidden, problems: validate(set, settled, circumstances, around) };
		},
	};
}
