import { plain } from '../../definition/compile/reading.js';
import type { Node } from '../../definition/node.js';
import { namedFile, rehearsalId } from '../../definition/read/uploads.js';
import type { PersonaSource } from '../../definition/source.js';
import { isGroup } from '../../workflow/values.js';
import { type PersonaFiles, personaFiles } from './uploads.js';

/** A persona as written (2.7), shape already checked. */
export interface Persona {
	readonly persona: string;
	/** Local date and time, `2026-11-30 09:00`. */
	readonly at: string;
	readonly office: string | null;
	readonly channel: string;
	/** The applicant's language; the service's own where nothing is said. */
	readonly locale: string | null;
	/** Somebody with several roles, by name. */
	readonly people: ReadonlyMap<string, readonly string[]>;
	readonly answers: Plain;
	readonly expect: Plain;
	readonly steps: readonly Step[];
	/** What it uploads, by the id that stands in `answers`. */
	readonly files: PersonaFiles;
}

export interface Step {
	readonly as: string | null;
	readonly does: string | null;
	readonly with: Plain | null;
	/** Which row an `ask: { row: … }` is about, counted from 1. */
	readonly row: number | null;
	readonly answers: Plain | null;
	readonly marks: readonly { readonly path: string; readonly reason: string | null }[];
	readonly comment: string | null;
	/** How many different persons do it. */
	readonly times: number;
	readonly wait: string | null;
	/** Does it pay an open charge? */
	readonly pays: boolean;
	readonly expect: Plain;
}

/** A map as it was written. */
export interface Plain {
	readonly [name: string]: unknown;
}

/** When nothing is said: a Monday morning (2.7). */
const standardTime = '2026-01-05 09:00';

/**
 * Reads a persona's node; what isn't there takes its standard value. Files it names (`{ file: ./warung.jpg }`) are answered by an id.
 */
export function readPersona({ node, uploads }: Pick<PersonaSource, 'node' | 'uploads'>): Persona {
	const written = plainMap(withIds(node));
	const people = Object.entries(plainMap(written['people'])).map(([name, roles]) => [name, texts(roles)] as const);
	return {
		persona: text(written['persona']) ?? '',
		at: text(written['at']) ?? standardTime,
		office: text(written['office']),
		channel: text(written['channel']) ?? 'web',
		locale: text(written['locale']),
		people: new Map(people),
		answers: plainMap(written['answers']),
		expect: plainMap(written['expect']),
		files: personaFiles(node, uploads),
		steps: list(written['then']).map((step) => readStep(plainMap(step))),
	};
}

/** The node as plain data, an id in the place of each file. */
function withIds(node: Node): unknown {
	const path = namedFile(node)?.path ?? null;
	if (path !== null) return rehearsalId(path);
	if (node.kind === 'scalar') return plain(node);
	if (node.kind === 'list') return node.items.map(withIds);
	const map: Record<string, unknown> = Object.create(null);
	for (const [key, entry] of node.entries) map[key] = withIds(entry.node);
	return map;
}

function readStep(written: Plain): Step {
	return {
		as: text(written['as']),
		does: text(written['does']),
		with: isGroup(written['with']) ? written['with'] : null,
		row: typeof written['row'] === 'number' ? written['row'] : null,
		answers: isGroup(written['answers']) ? written['answers'] : null,
		marks: list(written['marks']).map((mark) => {
			const { path, reason } = plainMap(mark);
			return { path: text(path) ?? '', reason: text(reason) };
		}),
		comment: text(written['comment']),
		times: typeof written['times'] === 'number' ? Math.min(Math.max(1, Math.trunc(written['times'])), 100) : 1,
		wait: text(written['wait']),
		pays: written['pay'] !== undefined,
		expect: plainMap(written['expect']),
	};
}

/** A map, empty where it is none. */
export function plainMap(value: unknown): Plain {
	return isGroup(value) ? value : {};
}

/** A list; one thing alone is a list of one. */
export function list(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return value === undefined || value === null ? [] : [value];
}

/** The texts of a list. */
export function texts(value: unknown): readonly string[] {
	return list(value).flatMap((item) => text(item) ?? []);
}

/** A text, or a number written without quotes; null where it is neither. */
export function text(value: unknown): string | null {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}
