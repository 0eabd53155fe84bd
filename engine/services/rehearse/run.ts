import type { Catalogue, Service } from '../../definition/service.js';
import { instantOf, localDate } from '../../time/zone.js';
import { formCircumstances } from '../../workflow/form-circumstances.js';
import { placeOf } from '../../workflow/place.js';
import { submit } from '../../workflow/submit.js';
import { answerAll } from './answering.js';
import { coveredBy, nothing, together } from './coverage.js';
import { meets } from './expectations.js';
import { offeredAsAccepted } from './offered.js';
import { applicantId } from './people.js';
import type { Persona } from './persona.js';
import { answerProblem, type Covered, type PersonaProblem, type PersonaResult } from './result.js';
import { openStage, type Stage, tell, withWritten, worldOf } from './stage.js';
import { takeStep } from './steps.js';
import { withUploads } from './uploads.js';

/**
 * Rehearses one persona in process: answers every page, sends, takes each step, compares what is expected, and tries after each step that
 * what is offered is what is accepted. Never throws for what a persona says; problems name the step and are in the language asked for.
 */
export function runPersona(service: Service, catalogue: Catalogue, persona: Persona, locale: string): PersonaResult {
	return rehearse(service, catalogue, persona, locale).result;
}

/** The same, with how things stood after the form and after each step. */
export function rehearse(
	service: Service,
	catalogue: Catalogue,
	persona: Persona,
	locale: string,
): { readonly result: PersonaResult; readonly stages: readonly Stage[] } {
	const problems: PersonaProblem[] = [];
	const stages: Stage[] = [];
	const office = persona.office ?? (catalogue.offices.size === 1 ? ([...catalogue.offices.keys()][0] ?? null) : null);
	const place = placeOf(catalogue, office);
	const now = instantOf(persona.at.slice(0, 16), place.zone);
	const known = office === null || catalogue.offices.has(office);
	if (now === null || !known) return { result: refused(service, persona, now === null, locale), stages };
	let covered: Covered = nothing;
	const look = (stage: Stage, expect: Persona['expect'], step: number): void => {
		stages.push(stage);
		problems.push(...meets(expect, stage, step), ...offeredAsAccepted(stage, step));
		covered = together(covered, coveredBy(stage));
	};
	const applying = { office, channel: persona.channel, filler: null };
	const circumstances = formCircumstances(applying, catalogue, localDate(now, place.zone), locale);
	const answered = withUploads(
		service.form,
		answerAll(service.form, persona.answers, circumstances),
		persona.files,
		circumstances,
	);
	let stage = openStage(service, catalogue, persona, locale, now, answered);
	if (answered.problems.length === 0) stage = sent(stage, office);
	else if (persona.expect['problems'] === undefined)
		problems.push(...answered.problems.map((problem) => answerProblem(0, problem)));
	look(stage, persona.expect, 0);
	for (const [index, step] of persona.steps.entries()) {
		const stepped = takeStep(stage, step, index + 1);
		stage = stepped.stage;
		problems.push(...stepped.problems);
		look(stage, step.expect, index + 1);
		if (stepped.problems.length > 0) break;
	}
	return { result: { service: service.id, persona: persona.persona, ok: problems.length === 0, problems, covered }, stages };
}

function sent(stage: Stage, office: string | null): Stage {
	const { service, persona, answered, now } = stage;
	const owner = [...persona.people].find(([, roles]) => roles.includes('applicant'))?.[0] ?? applicantId;
	const submitted = submit(
		{
			id: 'rehearsal',
			service: service.id,
			version: 0,
			practice: true,
			revision: 1,
			reference: `${service.reference}-0000-0000`,
			office,
			channel: persona.channel,
			locale: persona.locale ?? service.locale,
			created: now,
			owner,
			filler: null,
			secret: { hash: '', generation: 0 },
			answers: answered.settled.answers,
			rows: {},
			provenance: Object.fromEntries(answered.proposed.map((pointer) => [pointer, 'proposal'])),
			files: Object.fromEntries([...persona.files].map(([id, { path: _path, ...facts }]) => [id, facts])),
		},
		worldOf(stage),
	);
	return withWritten(stage, submitted.application, [submitted.entry]);
}

function refused(service: Service, persona: Persona, time: boolean, locale: string): PersonaResult {
	const message = time
		? tell(
				locale,
				`"${persona.at}" bukan tanggal dan jam. Tulis seperti 2026-11-30 09:00.`,
				`"${persona.at}" is no date and time. Write it like 2026-11-30 09:00.`,
			)
		: tell(locale, `Tidak ada kantor "${persona.office ?? ''}".`, `There is no office "${persona.office ?? ''}".`);
	const problem = { step: 0, code: time ? 'at' : 'office', message };
	return { service: service.id, persona: persona.persona, ok: false, problems: [problem], covered: nothing };
}
