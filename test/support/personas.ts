import { stringify } from 'yaml';
import type { Catalogue, Service } from '../../engine/definition/service.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import type { PersonaResult } from '../../engine/services/rehearse/result.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import type { Stage } from '../../engine/services/rehearse/stage.js';
import { compileOne } from './compile.js';

/** Two offices of one town, a calendar with two holidays, a handful of roles. */
export const townFiles: Readonly<Record<string, string>> = {
	'catalogue.yaml': `
zone: Asia/Jakarta
calendar: id
languages: [id]
offices:
  melati: { name: Kelurahan Melati, code: KEL-MLT, area: ["3273010"], series: { SKU: { next: 118, in: 2026, reset: yearly } } }
  kenanga: { name: Kelurahan Kenanga, code: KEL-KNG, area: ["3273020"] }
roles:
  verifier: { title: Verifikator, seats: 2 }
  clerk: { title: Petugas loket, seats: 1 }
  head: { title: Lurah, seats: 1, leads: true }
`,
	'calendars/id.yaml': `
title: Hari kerja
hours: { monday: ["08:00-12:00", "13:00-16:00"], tuesday: ["08:00-12:00", "13:00-16:00"], wednesday: ["08:00-12:00", "13:00-16:00"], thursday: ["08:00-12:00", "13:00-16:00"], friday: ["08:00-11:30", "13:00-16:30"] }
holidays:
  2026: { source: SKB, date: 2025-09-19, days: [{ date: 2026-12-24, title: Cuti bersama Natal }, { date: 2026-12-25, title: Natal }] }
`,
};

/** A persona of a case file: as authors write it, with what the run should find wrong (nothing unless said). */
export interface PersonaCase {
	readonly name: string;
	readonly finds?: readonly { readonly step: number; readonly code: string; readonly path?: string }[];
	/** `then` by another name, for cases written in code. */
	readonly steps?: readonly unknown[];
	readonly [key: string]: unknown;
}

/** A group of cases: a service and the personas that show a rule. */
export interface PersonaCases {
	readonly service: string;
	readonly files?: Readonly<Record<string, string>>;
	readonly cases: readonly PersonaCase[];
}

/** Compiles the service of a group of cases together with its personas, and rehearses each. */
export function runCases(group: PersonaCases): {
	readonly service: Service;
	readonly catalogue: Catalogue;
	readonly runs: readonly { readonly of: PersonaCase; readonly result: PersonaResult; readonly stages: readonly Stage[] }[];
} {
	const tests = group.cases.map(
		({ name, finds: _finds, steps, ...persona }, index) =>
			[
				`one/tests/${index}.yaml`,
				stringify(
					new Map<string, unknown>([
						['persona', name],
						...Object.entries(persona),
						...(steps === undefined ? [] : [['then', steps] as const]),
					]),
				),
			] as const,
	);
	const files = { ...townFiles, ...group.files, 'one/service.yaml': group.service, ...Object.fromEntries(tests) };
	const { catalogue, service, source } = compileOne(files);
	const runs = group.cases.map((of, index) => {
		const persona = source.personas.find(({ file }) => file.endsWith(`/${index}.yaml`));
		if (persona === undefined) throw new Error(`no persona ${index}`);
		return { of, ...rehearse(service, catalogue, readPersona(persona), 'en') };
	});
	return { service, catalogue, runs };
}
