import type { Catalogue, Service } from '../../definition/service.js';
import type { ServiceSource } from '../../definition/source.js';
import { coverage, nothing, type Share, together } from './coverage.js';
import { readPersona } from './persona.js';
import type { Covered, PersonaResult } from './result.js';
import { runPersona } from './run.js';

/** What `loket test` says: every persona with what it didn't meet, and how much of the services they cover. */
export interface Rehearsal {
	readonly passed: number;
	readonly failed: number;
	readonly personas: readonly Omit<PersonaResult, 'covered'>[];
	readonly coverage: Readonly<Record<keyof Covered, Share>>;
}

/** Rehearses every persona of these services, in the order of their files. Services with an error aren't given: none of their personas runs. */
export function rehearseAll(
	services: readonly { readonly service: Service; readonly source: Pick<ServiceSource, 'personas'> }[],
	catalogue: Catalogue,
	locale: string,
): Rehearsal {
	const personas: Omit<PersonaResult, 'covered'>[] = [];
	const all = services.map(({ service, source }) => {
		let covered: Covered = nothing;
		for (const one of source.personas) {
			const { covered: own, ...result } = runPersona(service, catalogue, readPersona(one), locale);
			covered = together(covered, own);
			personas.push(result);
		}
		return { service, covered };
	});
	const passed = personas.filter(({ ok }) => ok).length;
	return { passed, failed: personas.length - passed, personas, coverage: coverage(all) };
}
