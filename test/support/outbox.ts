/** The outbox over a store in memory: a service with notices, people who send it in, and a mail server or a post of the test's own. */

import { sealApplication } from '../../engine/applications/document.js';
import { changeDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { start } from '../../engine/applications/start.js';
import { submit } from '../../engine/applications/submit.js';
import { openDocument } from '../../engine/effects/document.js';
import { smtpPost } from '../../engine/effects/mail/smtp.js';
import type { Outcome } from '../../engine/effects/outcome.js';
import { runDocument } from '../../engine/effects/run.js';
import type { Message, Post, Tools } from '../../engine/effects/tools.js';
import type { Store } from '../../engine/store/port/store.js';
import { makeReaders } from '../../engine/workflow/readers.js';
import { take } from '../../engine/workflow/take.js';
import type { Command } from '../../engine/workflow/types.js';
import { renderMail } from '../../renderers/text/index.js';
import type { Application, Draft, JsonGroup } from '../../schemas/generated/record.js';
import { type Desk, desk } from './applications.js';
import { compileOne } from './compile.js';
import { officer } from './desk.js';

const compiled = compileOne({
	'catalogue.yaml': `
languages: [id, en]
zone: Asia/Jakarta
organisations: { kota: { name: Kota Cempaka } }
offices:
  melati: { name: Kelurahan Melati, code: KEL-MLT }
roles:
  verifier: { title: Verifikator, seats: 2 }
  head: { title: Lurah, seats: 1, leads: true }
contact: { phone: "(021) 555 0100", hours: Senin–Jumat 08.00–15.00, email: loket@cempaka.example }
`,
	'catalogue.text.en.yaml':
		'contact: { hours: Monday–Friday 08.00–15.00 }\nroles: { verifier: { title: Verifier }, head: { title: Head } }\n',
	'usaha/service.yaml': `
loket: 1
title: Surat keterangan usaha
reference: SKU
schema:
  type: object
  required: [name]
  properties:
    name: { type: string, title: Nama }
    nik: { type: string, title: NIK, component: nik }
    email: { type: string, format: email, title: Surel }
facts: { properties: { note: { type: string, title: Catatan } } }
workflow:
  start: check
  states:
    check:
      title: Pemeriksaan
      public: Sedang diperiksa
      actions:
        tell: { by: verifier, to: stay, ask: [note], title: Beri kabar }
        accept: { by: verifier, to: done, title: Terima }
        issue: { by: verifier, to: issued, title: Terbitkan }
    done: { end: granted, title: Selesai, public: Sudah selesai }
    issued: { end: granted, title: Terbit, public: Sudah terbit, issue: [paper] }
letters: { paper: { text: ./paper.md } }
notices:
  - { on: [submitted], to: applicant, via: [email], text: ./received.md }
  - { on: [check.tell], to: applicant, via: [email], text: ./told.md }
  - { on: [submitted], to: head, via: [email], text: ./waiting.md }
  - { on: [issued], to: applicant, via: [email], text: ./issued.md }
contact: { email: email, nik: nik }
privacy: { purpose: Penerbitan surat, basis: UU 25/2009, retention: { granted: 5 years } }
`,
	'usaha/text.en.yaml': `
title: Business certificate
schema: { properties: { name: { title: Name }, nik: { title: NIK }, email: { title: Email } } }
facts: { properties: { note: { title: Note } } }
workflow:
  states:
    check: { title: Checking, public: Being checked, actions: { tell: { title: Tell }, accept: { title: Accept }, issue: { title: Issue } } }
    done: { title: Done, public: Done }
    issued: { title: Issued, public: Issued }
privacy: { purpose: Issuing the letter }
`,
	'usaha/paper.md': 'Untuk {{ name }}.\n',
	'usaha/paper.en.md': 'For {{ name }}.\n',
	'usaha/received.md':
		'# Permohonan diterima\n\nUntuk **{{ name }}**:\n\n- diperiksa di {{ office.name }}\n- lihat [layanan](/services/usaha)\n\n| Nama | {{ name }} |\n|---|---|\n| Keadaan | baru |\n\nSelesai.\n',
	'usaha/received.en.md':
		'# Application received\n\nFor **{{ name }}**:\n\n- checked at {{ office.name }}\n- see [the service](/services/usaha)\n\n| Name | {{ name }} |\n|---|---|\n| State | new |\n\nEnd.\n',
	'usaha/told.md': 'Catatan {{ letter.date }}: {{ answered(facts.note) ? facts.note : "–" }}\n',
	'usaha/told.en.md': 'Note {{ letter.date }}: {{ answered(facts.note) ? facts.note : "–" }}\n',
	'usaha/waiting.md': 'Ada permohonan baru dari {{ name }}.\n',
	'usaha/waiting.en.md': 'A new application by {{ name }}.\n',
	'usaha/issued.md': 'Surat untuk {{ name }} sudah terbit.\n',
	'usaha/issued.en.md': 'The letter for {{ name }} is issued.\n',
});

export const mailService = compiled.service;
export const sender = { name: 'Loket Cempaka', address: 'loket@cempaka.example', host: 'loket.cempaka.example' };

export interface Outboxed {
	readonly on: Desk;
	readonly tools: Tools;
	/** Begins a draft; its id and its link's secret. */
	readonly begin: (key: string, locale?: string) => Promise<{ readonly id: string; readonly secret: string }>;
	/** Sends an application in; its id. */
	readonly send: (key: string, answers: JsonGroup, locale?: string) => Promise<string>;
	/** Takes an action of an officer on it, as the desk would: read, take, swap. */
	readonly act: (id: string, action: string, more?: Partial<Command>) => Promise<void>;
	/** Runs what is due of it, once; whether anything was claimed. */
	readonly run: (id: string) => Promise<boolean>;
	readonly application: (id: string) => Promise<Application>;
	readonly draft: (id: string) => Promise<Draft>;
	/** What was logged. */
	readonly logged: string[];
}

/** An outbox with a post. */
export function outbox(post: Post, store?: Store): Outboxed {
	const catalogue = compiled.catalogue;
	const on = desk(store, {
		service: async (id, version) => (id === 'usaha' && version === 1 ? mailService : undefined),
		catalogue: async () => catalogue,
		practice: false,
	});
	const logged: string[] = [];
	const log = (object: unknown, text?: string) => void logged.push(JSON.stringify([object, text]));
	const tools: Tools = {
		applications: on,
		origin: 'https://loket.cempaka.example',
		post,
		render: renderMail,
		holders: async () => [],
		log: { warn: log, error: log },
	};
	const stored = async (id: string) => {
		const found = await on.store.applications.read(id);
		if (found === undefined) throw new Error('nothing is stored');
		return found;
	};
	const opened = async (id: string) => {
		const document = await openDocument(on, await stored(id));
		if (document === null) throw new Error('it can not be opened');
		return document;
	};
	const begin: Outboxed['begin'] = async (key, locale = 'id') => {
		const begun = await start(on, {
			service: mailService,
			version: 1,
			office: 'melati',
			locale,
			channel: 'web',
			caller: 'a',
			key,
		});
		if (isRefusal(begun)) throw new Error(begun.code);
		return { id: begun.draft.id, secret: begun.secret };
	};
	const application: Outboxed['application'] = async (id) => {
		const { document } = await opened(id);
		if (document.kind !== 'application') throw new Error('not sent yet');
		return document;
	};
	return {
		on,
		tools,
		begin,
		send: async (key, answers, locale = 'id') => {
			const { id, secret } = await begin(key, locale);
			const passed = Object.fromEntries(mailService.form.pages.map((page) => [page.id, ['/name', '/nik', '/email']]));
			const saved = await changeDraft(on, id, { secret }, () => ({
				content: { answers, passed, rows: {}, provenance: {}, typed: {}, files: {} },
			}));
			const sent = await submit(on, id, { secret });
			if (isRefusal(saved) || isRefusal(sent)) throw new Error(JSON.stringify([saved, sent]));
			return id;
		},
		act: async (id, action, more = {}) => {
			for (;;) {
				const { document, key } = await opened(id);
				const here = document as Application;
				const world = {
					service: mailService,
					catalogue,
					now: on.now(),
					locale: 'id',
					holds: () => true,
					blind: (value: string) => value,
					read: makeReaders(mailService, 'id'),
					key,
				};
				const taken = take(here, { action, visit: here.visit, actor: officer('rina', ['verifier']), ...more }, world);
				if (!taken.ok) throw new Error(JSON.stringify([taken.blockers, taken.problems]));
				const next = { ...taken.application, revision: here.revision + 1 };
				if ((await on.store.applications.swap(sealApplication(next, mailService, key, on.keys.index))) === 'done') return;
			}
		},
		run: async (id) => runDocument(tools, await stored(id)),
		application,
		draft: async (id) => {
			const { document } = await opened(id);
			if (document.kind !== 'draft') throw new Error('sent already');
			return document;
		},
		logged,
	};
}

/** A post of the test's own: keeps what it is given, and answers as the test says. */
export function keepingPost(answer: (message: Message) => Promise<Outcome> = async () => ({ is: 'done', reason: null })) {
	const sent: Message[] = [];
	const post: Post = {
		send: (message) => {
			sent.push(message);
			return answer(message);
		},
	};
	return { post, sent };
}

/** The real post to a mail server of the test. */
export function postTo(port: number, silence = 2000): Post {
	const patience = { greeting: silence, silence, whole: silence * 2 };
	return smtpPost(
		{ host: '127.0.0.1', port, secure: false, sign: null },
		sender,
		() => new Date('2026-11-25T02:00:00.000Z'),
		patience,
	);
}
