import { localDateTime } from '../../time/zone.js';
import { blockers } from '../../workflow/blockers.js';
import { dueOf, isLate } from '../../workflow/due.js';
import { findAction, takers } from '../../workflow/find.js';
import type { Actor } from '../../workflow/types.js';
import { isGroup, same } from '../../workflow/values.js';
import { pathOf, pointerOf } from './paths.js';
import { list, plainMap, text, texts } from './persona.js';
import type { PersonaProblem } from './result.js';
import { lettersOf, type Stage, stagePlace, tell, worldOf } from './stage.js';
import { sentPart } from './steps.js';

/** What one key of `expect` asks; nothing where it is as expected. One line each in the list below. */
type Expectation = (expected: unknown, stage: Stage) => readonly Found[];
type Found = Omit<PersonaProblem, 'step' | 'code'> & { readonly code?: string };

/** Every key of `expect` (2.7). */
const expectations: ReadonlyMap<string, Expectation> = new Map([
	['pages', expectPages],
	['open', (expected, stage) => unlike(stage, expected, stage.answered.open)],
	['fee', (expected, stage) => unlike(stage, expected, stage.answered.fee)],
	['problems', expectProblems],
	['state', (expected, stage) => unlike(stage, expected, stage.application?.state ?? null)],
	['late', expectLate],
	['issued', expectIssued],
	['notices', expectNotices],
	['letter', expectLetter],
	['blockers', expectBlockers],
	['facts', expectFacts],
	['due', expectDue],
]);

/** Compares what a step expects with how things stand after it. */
export function meets(expect: { readonly [key: string]: unknown }, stage: Stage, step: number): readonly PersonaProblem[] {
	return Object.entries(expect).flatMap(([key, expected]) => {
		const check = expectations.get(key);
		if (check === undefined) {
			const message = tell(stage.locale, `\`expect\` tidak mengenal "${key}".`, `\`expect\` doesn't know "${key}".`);
			return [{ step, code: 'expect', message }];
		}
		return check(expected, stage).map((found) => ({ step, code: key, ...found }));
	});
}

function shown(value: unknown): string {
	return JSON.stringify(value ?? null);
}

function unlike(stage: Stage, expected: unknown, actual: unknown): readonly Found[] {
	if (same(expected ?? null, actual ?? null)) return [];
	return [
		{
			message: tell(
				stage.locale,
				`Diharapkan ${shown(expected)}, nyatanya ${shown(actual)}.`,
				`Expected ${shown(expected)}, got ${shown(actual)}.`,
			),
		},
	];
}

function expectPages(expected: unknown, stage: Stage): readonly Found[] {
	return unlike(stage, list(expected), stage.answered.pages);
}

/** Problems of the form, or of what was sent in this step: each expected one, and no other. */
function expectProblems(expected: unknown, stage: Stage): readonly Found[] {
	const actual = stepProblems(stage);
	const wanted = list(expected).map((item) => (typeof item === 'string' ? { path: item } : plainMap(item)));
	const missing = wanted
		.filter((want) => !actual.some((problem) => meet(want, problem)))
		.map((want) => ({
			path: text(want['path']) ?? '',
			message: tell(stage.locale, `Masalah ${shown(want)} tidak muncul.`, `The problem ${shown(want)} did not appear.`),
		}));
	const more = actual
		.filter((problem) => !wanted.some((want) => meet(want, problem)))
		.map((problem) => ({ path: pathOf(problem.path), code: problem.code, message: problem.message }));
	return [...missing, ...more];
}

/** Is this the problem that was expected: the place, and the code where one was named. */
function meet(want: { readonly [name: string]: unknown }, problem: { readonly path: string; readonly code: string }): boolean {
	return pointerOf(text(want['path']) ?? '') === problem.path && (want['code'] === undefined || want['code'] === problem.code);
}

function stepProblems(stage: Stage) {
	if (stage.refused === null)
		return stage.actor === null && stage.entries.every((entry) => entry.kind === 'submitted') ? stage.answered.problems : [];
	return stage.refused.refusal.problems.map((problem) => ({
		...problem,
		path: problem.path.slice(sentPart(problem.path).length),
	}));
}

function expectLate(expected: unknown, stage: Stage): readonly Found[] {
	const { application, service, catalogue, now } = stage;
	return unlike(stage, expected, application === null ? null : isLate(application, service, catalogue, now));
}

function expectIssued(expected: unknown, stage: Stage): readonly Found[] {
	const issued = stage.entries.flatMap((entry) => entry.letters.map(({ letter }) => letter));
	return unlike(stage, list(expected), issued);
}

/** Notices of this step: each expected one, and no other. */
function expectNotices(expected: unknown, stage: Stage): readonly Found[] {
	const sent = stage.entries.flatMap((entry) =>
		entry.effects.filter(({ kind }) => kind === 'notify').map(({ to, on }) => ({ to, on })),
	);
	const wanted = list(expected).map((item) => ({ to: plainMap(item)['to'] ?? null, on: plainMap(item)['on'] ?? null }));
	return same(inOrder(sent), inOrder(wanted)) ? [] : unlike(stage, wanted, sent);
}

function inOrder(notices: readonly { readonly to: unknown; readonly on: unknown }[]): readonly string[] {
	return notices.map(shown).toSorted();
}

function expectLetter(expected: unknown, stage: Stage): readonly Found[] {
	const letters = lettersOf(stage);
	const whole = letters.map((letter) => letter.text).join('\n');
	return texts(plainMap(expected)['contains']).flatMap((wanted) => {
		if (whole.includes(wanted)) return [];
		const which = letters.map(({ letter }) => letter).join(', ');
		return [
			{
				message:
					letters.length === 0
						? tell(stage.locale, 'Langkah ini tidak menerbitkan surat.', 'This step issues no letter.')
						: tell(stage.locale, `Surat ${which} tidak memuat "${wanted}".`, `The letter ${which} doesn't contain "${wanted}".`),
			},
		];
	});
}

/** Blockers of an action for whoever acted in this step; where they have none of its roles (and that isn't what is expected), for the first who has. */
function expectBlockers(expected: unknown, stage: Stage): readonly Found[] {
	const { application, service } = stage;
	return Object.entries(plainMap(expected)).flatMap(([name, codes]) => {
		const wanted = texts(codes).toSorted();
		const refused = stage.refused;
		if (refused !== null && refused.action === name)
			return unlike(stage, wanted, refused.refusal.blockers.map(({ code }) => code).toSorted());
		const found = application === null ? null : findAction(service, application.state, name);
		if (application === null || found === null) return unlike(stage, wanted, ['action']);
		const actor = forAction(stage, takers(found), wanted);
		const actual = actor === null ? ['role'] : blockers(application, found, actor, false, worldOf(stage)).map(({ code }) => code);
		return unlike(stage, wanted, actual.toSorted());
	});
}

function forAction(stage: Stage, by: readonly string[], wanted: readonly string[]): Actor | null {
	const { actor, people } = stage;
	const may =
		actor !== null && (by.includes('applicant') ? actor.kind === 'applicant' : actor.roles.some(({ role }) => by.includes(role)));
	if (actor !== null && (may || wanted.includes('role'))) return actor;
	return people.find(by[0] ?? '', 0);
}

function expectFacts(expected: unknown, stage: Stage): readonly Found[] {
	return differences(plainMap(expected), stage.application?.content.facts ?? {}, '', stage);
}

/** Only those named are compared; null = not there. */
function differences(
	expected: { readonly [name: string]: unknown },
	actual: unknown,
	path: string,
	stage: Stage,
): readonly Found[] {
	return Object.entries(expected).flatMap(([name, wanted]) => {
		const here = path === '' ? name : `${path}.${name}`;
		const value: unknown = isGroup(actual) && Object.hasOwn(actual, name) ? actual[name] : undefined;
		if (isGroup(wanted)) return differences(wanted, value, here, stage);
		return unlike(stage, wanted, value).map((found) => ({ ...found, path: here }));
	});
}

/** When the state is due, in the local time of the desk; the end of a day is also written 24:00. */
function expectDue(expected: unknown, stage: Stage): readonly Found[] {
	const { application, service, catalogue } = stage;
	const moment = application === null ? null : dueOf(application, service, catalogue);
	const actual = moment === null ? null : localDateTime(moment, stagePlace(stage, null).zone);
	const wanted = typeof expected === 'string' ? expected.replace('T', ' ').replace(/ 24:00$/, ' 23:59') : expected;
	return unlike(stage, wanted, actual);
}
