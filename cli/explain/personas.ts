import { basename } from 'node:path';
import type { PersonaSource, ServiceSource } from '../../engine/definition/source.js';
import { type Persona, readPersona } from '../../engine/services/rehearse/persona.js';

/** The personas of a service that somebody means by a name: those of just that name, else of that file, else with it in their name. */
export function personasNamed({ personas }: Pick<ServiceSource, 'personas'>, name: string): readonly Persona[] {
	const wanted = name.toLowerCase();
	const all = personas.map((source) => ({ source, persona: readPersona(source) }));
	const exact = all.filter(({ persona }) => persona.persona === name);
	const files = all.filter(({ source }) => isOf(source, name));
	const within = all.filter(({ persona }) => persona.persona.toLowerCase().includes(wanted));
	return ([exact, files, within].find((some) => some.length > 0) ?? []).map(({ persona }) => persona);
}

function isOf({ file }: PersonaSource, name: string): boolean {
	const own = basename(file);
	return own === basename(name) || own.replace(/\.ya?ml$/, '') === name;
}
