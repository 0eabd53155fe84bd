/** The numbered rules of the language as far as the form keeps them: `test/cases/semantics/*.yaml` that hold a `form`. */
import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { parse } from 'yaml';
import type { Group } from '../../engine/expression/types.js';
import { feeOf } from '../../engine/form/fee.js';
import { sendAll } from '../../engine/form/proposals.js';
import { settle } from '../../engine/form/relevance.js';
import { route } from '../../engine/form/route.js';
import type { Passed } from '../../engine/form/types.js';
import { unknownAnswers, validate } from '../../engine/form/validate.js';
import { formOf, on, soundForm } from '../support/form.js';

interface Case {
	readonly name: string;
	readonly today?: string;
	readonly answers?: Group;
	/** Pages passed so far; where not said, every page in turn is sent as shown. */
	readonly passed?: Passed;
	/** `false`: nothing is sent, the answers are looked at as they stand. */
	readonly sent?: false;
	readonly expect?: Readonly<Record<string, unknown>>;
	/** Of definitions that must not be sound. */
	readonly findings?: readonly Readonly<Record<string, unknown>>[];
}

interface Cases {
	readonly form?: unknown;
	readonly cases?: readonly Case[];
	readonly groups?: readonly { readonly form: unknown; readonly cases: readonly Case[] }[];
}

const folder = new URL('../cases/semantics/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
	const read = parse(readFileSync(new URL(file, folder), 'utf8')) as Cases;
	const groups = read.groups ?? (read.form === undefined ? [] : [{ form: read.form, cases: read.cases ?? [] }]);
	for (const { form, cases } of groups.filter((group) => group.form !== undefined)) {
		const service = JSON.stringify({ title: 'Uji', ...(form as object) });
		void t.test(file, async (t) => {
			for (const one of cases) {
				if (one.findings !== undefined) t.match(found(service), one.findings, one.name);
				else t.strictSame(outcome(service, one), one.expect, one.name);
			}
		});
	}
}

function found(service: string): readonly unknown[] {
	return formOf(service).findings.map(({ code, severity, at }) => ({ code, severity, column: at.column }));
}

/** Of everything that comes of the answers, what the case expects something of. */
function outcome(
	service: string,
	{ answers = {}, passed, sent, today = '2026-11-25', expect = {} }: Case,
): Readonly<Record<string, unknown>> {
	const form = soundForm(service);
	const circumstances = on(today);
	const journey =
		passed === undefined && sent !== false
			? sendAll(form, answers, circumstances)
			: { answers, route: route(form, { answers, passed: passed ?? {}, circumstances }) };
	const settled = settle(form, journey.answers, circumstances);
	const problems = [...unknownAnswers(form, journey.answers, circumstances), ...validate(form, settled, circumstances)];
	const all: Readonly<Record<string, unknown>> = {
		answers: settled.answers,
		hidden: [...settled.hidden],
		computed: Object.fromEntries(settled.computed),
		problems: problems.map(({ path, code }) => ({ path, code })),
		messages: problems.map(({ message }) => message),
		pages: journey.route.pages.map(({ page }) => page.id),
		open: journey.route.open,
		fee: feeOf(form, settled, circumstances),
	};
	return Object.fromEntries(Object.keys(expect).map((key) => [key, all[key]]));
}
