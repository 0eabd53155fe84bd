import type { Catalogue, Service } from '../../engine/definition/service.js';
import { instantOf } from '../../engine/time/zone.js';
import { makeReaders } from '../../engine/workflow/readers.js';
import { submit } from '../../engine/workflow/submit.js';
import type { Actor, Submission, World } from '../../engine/workflow/types.js';
import type { Application } from '../../schemas/generated/record.js';
import { compileOne } from './compile.js';
import { townFiles } from './personas.js';

export const key = new Uint8Array(32).fill(7);

/** A service written in a test, in the town of the test, and a world in which it is this time (local, Asia/Jakarta). */
export function desk(service: string, files: Readonly<Record<string, string>> = {}) {
	const compiled = compileOne({ ...townFiles, ...files, 'one/service.yaml': service });
	const world = (time: string, more: Partial<World> = {}): World => ({
		...worldOf(compiled.service, compiled.catalogue, time),
		...more,
	});
	const send = (answers: Submission['answers'], time: string, more: Partial<Submission> = {}): Application =>
		submit({ ...submission, answers, ...more }, world(time)).application;
	return { ...compiled, world, send };
}

function worldOf(service: Service, catalogue: Catalogue, time: string): World {
	const now = instantOf(time, 'Asia/Jakarta');
	if (now === null) throw new Error(`no time: ${time}`);
	return {
		service,
		catalogue,
		now,
		locale: 'en',
		holds: () => true,
		blind: (value) => `blind ${value}`,
		read: makeReaders(service, 'en'),
		key,
	};
}

const submission: Submission = {
	id: 'a1',
	service: 'one',
	version: 1,
	practice: false,
	revision: 1,
	reference: 'ONE-0000-0000',
	office: 'melati',
	channel: 'web',
	locale: 'id',
	created: '2026-11-01T00:00:00.000Z',
	owner: null,
	filler: null,
	secret: { hash: '', generation: 0 },
	answers: {},
	rows: {},
	provenance: {},
	files: {},
};

/** Somebody with these roles, in every office unless one is named. */
export function officer(
	person: string,
	roles: readonly string[],
	more: Partial<Actor> & { readonly office?: string } = {},
): Actor {
	const { office = null, ...rest } = more;
	return {
		kind: 'officer',
		person,
		roles: roles.map((role) => ({ role, office })),
		email: null,
		nik: null,
		capacity: null,
		signer: null,
		...rest,
	};
}

export const applicant: Actor = {
	kind: 'applicant',
	person: null,
	roles: [],
	email: null,
	nik: null,
	capacity: null,
	signer: null,
};
