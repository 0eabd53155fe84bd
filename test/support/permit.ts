import { take } from '../../engine/workflow/take.js';
import type { Command, Refused, Submission, Taken } from '../../engine/workflow/types.js';
import type { Application } from '../../schemas/generated/record.js';
import { desk, officer } from './desk.js';

/** A service with a bit of everything a state can ask, and what it takes to act on it. */
export const permit = desk(
	`
title: Izin
schema:
  type: object
  required: [name, email, nik]
  properties:
    name: { type: string, title: Nama }
    email: { type: string, format: email, title: Surel }
    nik: { type: string, title: NIK }
    things: { type: array, title: Barang, items: { type: object, properties: { what: { type: string, title: Apa } } } }
facts:
  properties:
    area: { type: number, title: Luas }
    objections: { type: array, title: Keberatan, items: { type: object, required: [by], properties: { by: { type: string, title: Dari }, upheld: { type: boolean, title: Diterima } } } }
workflow:
  start: check
  promise: 5 working days
  states:
    check:
      due: 1 working day
      timers: [{ after: 0 days, of: due, notify: head }, { after: 3 days, to: lapsed }]
      actions:
        measure: { by: verifier, to: stay, ask: [area] }
        object: { by: verifier, to: stay, ask: { add: objections } }
        weigh: { by: verifier, to: stay, ask: { row: objections, fields: [upheld] } }
        return: { by: verifier, to: fix, marks: required, comment: required }
        accept: { by: verifier, to: decide }
    fix: { clock: stopped, edit: { applicant: marked }, actions: { resend: { by: applicant, to: check } } }
    decide:
      actions:
        sign: { by: head, to: granted, notSameAs: [submitted] }
        ask: { by: head, to: decide, ask: { type: object, required: [why], properties: { why: { type: string, title: Mengapa } } } }
    granted: { end: granted, issue: [paper], valid: 6 months, actions: { reopen: { by: head, to: check } } }
    lapsed: { end: lapsed }
    gone: { end: withdrawn }
  anywhere: { withdraw: { by: applicant, to: gone }, note: { by: verifier, to: stay, comment: required } }
letters: { paper: { text: ./paper.md, series: SKU, number: "{seq}/{year}" } }
notices:
  - { on: [submitted, check.return, granted], to: applicant, via: [email], text: ./paper.md }
  - { on: [granted, decide], to: [head], via: [email], text: ./paper.md }
contact: { email: email, nik: nik }
`,
	{ 'one/paper.md': 'Untuk {{ name }}.\n' },
);

export const answers = {
	name: 'Siti Aminah',
	email: 'Siti@Example.org',
	nik: '3273014107900001',
	things: [{ what: 'kursi' }, { what: 'meja' }],
};
export const send = (more: Partial<Submission> = {}): Application =>
	permit.send(answers, '2026-11-30 09:00', { rows: { '/things': ['r1', 'r2'] }, ...more });
export const verifier = officer('v1', ['verifier']);
export const head = officer('h1', ['head'], { signer: { name: 'Lurah', rank: null, nip: null, capacity: 'Lurah' } });

export function act(application: Application, action: string, more: Partial<Command> = {}, time = '2026-11-30 10:00') {
	return take(application, { action, visit: application.visit, actor: verifier, ...more }, permit.world(time));
}

export function done(outcome: Taken | Refused): Taken {
	if (!outcome.ok) throw new Error(`refused: ${JSON.stringify([outcome.blockers, outcome.problems])}`);
	return outcome;
}

export function codes(outcome: Taken | Refused): readonly string[] {
	return outcome.ok ? ['ok'] : [...outcome.blockers, ...outcome.problems].map(({ code }) => code);
}
