/** The page of an application in every state that a persona reaches, in every language: whose turn, by when, what one can do. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import { textIn } from '../../engine/form/text.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import { type Stage, worldOf } from '../../engine/services/rehearse/stage.js';
import { offered } from '../../engine/workflow/blockers.js';
import { dueOf, isLate, promiseOf, timersAhead } from '../../engine/workflow/due.js';
import { takers } from '../../engine/workflow/find.js';
import type { Application } from '../../schemas/generated/record.js';
import { applicant } from '../support/desk.js';
import { putIn } from '../support/put-in.js';
import { type Answer, serve, type TestServer, type Visitor } from '../support/server.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const more = `${root}test/cases/services`;
const folders = [`${root}services-catalog`, ...readdirSync(more).map((name) => join(more, name))];

/** States in which the applicant is asked to do something; in all others that are no end, the office is. */
const yours = ['correction', 'consent', 'confirm'];
/** Actions of applicants that need corrected answers or ask something: no page takes them yet. */
const atOffice = ['correction.resubmit', 'kind'];

const heads = {
	id: {
		yours: /^Giliran Anda/,
		granted: /dikabulkan/,
		refused: /ditolak/,
		lapsed: /gugur/,
		withdrawn: /ditarik kembali/,
		late: /terlambat/,
		until: 'Paling lambat',
	},
	en: {
		yours: /^Your turn/,
		granted: /granted/,
		refused: /refused/,
		lapsed: /lapsed/,
		withdrawn: /withdrawn/,
		late: /is late/,
		until: 'By',
	},
} as const;

t.setTimeout(300_000);

let pages = 0;
const seen = new Set<string>();

for (const folder of folders) {
	void t.test(folder.slice(root.length), { timeout: 300_000 }, async (t) => {
		const { files } = await readFolder(folder);
		const { services, catalogue } = checkCatalogue(files);
		const served = await serve({ files });
		t.teardown(served.close);
		for (const { service, source } of services) {
			if (service === null) throw new Error('a service has errors');
			for (const one of source.personas) {
				const persona = readPersona(one);
				const { stages } = rehearse(service, catalogue, persona, 'id');
				for (const [step, stage] of stages.entries()) {
					if (stage.application === null) continue;
					for (const locale of catalogue.languages)
						await t.test(`${persona.persona}, step ${step}: ${stage.application.state} (${locale})`, (t) =>
							looks(t, served, stage, stage.application as Application, locale === 'en' ? 'en' : 'id'),
						);
				}
			}
		}
	});
}

void t.test('what was looked at', (t) => {
	t.comment(`${pages} pages of ${seen.size} states: ${[...seen].toSorted().join(', ')}`);
	t.ok(seen.size >= 20, 'every kind of state');
	t.end();
});

async function looks(t: Test, served: TestServer, stage: Stage, application: Application, locale: 'id' | 'en'): Promise<void> {
	const { service, now } = stage;
	served.at(now);
	const put = await putIn(served.house.applications, service, application);
	const visitor = served.visitor({ headers: { 'accept-language': locale } });
	const before = await served.store.applications.read(put.id);
	const answer = await visitor.follow(await visitor.get(put.link));
	t.match(answer, { status: 200, path: put.path });
	t.equal(answer.page.locale, locale);
	t.same(await served.store.applications.read(put.id), before, 'looking changes nothing');
	pages += 1;
	seen.add(`${service.id}.${application.state}`);

	const state = service.workflow.states.get(application.state);
	const words = heads[locale];
	const isYours = yours.includes(application.state);
	const end = state?.end ?? null;
	const { heading } = answer.page;
	t.equal(words.yours.test(heading), isYours, `whose turn: ${heading}`);
	if (end !== null && end in words) t.match(heading, words[end as 'granted'], 'the end in words');
	t.notMatch(heading, /undefined|null|\{\{|[a-z]\.[a-z]/, 'words, never names');

	links(t, answer, stage, application, put.path);
	if (end === null && !isYours) byWhen(t, answer, stage, application, locale);
	if (isYours) untilWhen(t, answer, stage, application, locale);
	told(t, answer, application);
	// A rehearsal's files have no bytes; that they are fetched from here is held by the tests of uploads.
	for (const { href } of answer.page.links)
		if (href.startsWith('/') && !href.includes('/files/'))
			t.equal((await visitor.get(href)).status, 200, `${href} leads somewhere`);
	await closed(t, visitor, stage, application, put.path);
	t.same(await served.store.applications.read(put.id), before, 'looking at what can be done changes nothing either');
}

/** The actions that can be followed from the page are those offered to the applicant. */
function links(t: Test, { page }: Answer, stage: Stage, application: Application, path: string): void {
	const all = offered(application, applicant, false, worldOf(stage)).filter(({ found }) => takers(found).includes('applicant'));
	const open = all.filter(({ blockers, found }) => blockers.length === 0 && !atOffice.includes(found.name));
	const hrefs = page.links.map(({ href }) => href).filter((href) => href.includes('/act/'));
	t.same(hrefs.toSorted(), open.map(({ found }) => `${path}/act/${found.name}`).toSorted(), 'what is offered');
	for (const { found, blockers } of all) {
		const title = textIn(found.action.title, page.locale);
		if (blockers.length > 0 || found.name === 'kind') t.ok(page.words.includes(title), `${found.name} is named`);
		if (blockers.length > 0) t.notMatch(page.words, /facts\./, 'its reason in words');
		if (blockers.length > 0 && found.name === 'mail')
			t.match(
				page.words,
				page.locale === 'en' ? /The e-mail address was given/ : /Alamat surel sudah diisi/,
				'those of its condition',
			);
	}
}

/** What is closed can be looked at: why, and nothing to send. */
async function closed(t: Test, visitor: Visitor, stage: Stage, application: Application, path: string): Promise<void> {
	for (const { found, blockers } of offered(application, applicant, false, worldOf(stage))) {
		if (!takers(found).includes('applicant')) continue;
		const { status, page } = await visitor.get(`${path}/act/${found.name}`);
		const open = blockers.length === 0 && !atOffice.includes(found.name);
		t.equal(status, 200, found.name);
		t.equal(page.action !== '', open, 'a form where it is open');
		t.equal(page.problems.length > 0, !open, 'a reason where it is not');
		t.notMatch(page.words, /facts\.|undefined/, 'in words');
	}
}

function dayOf(instant: string, { catalogue }: Stage, locale: string): string {
	const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id', {
		timeZone: catalogue.zone,
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
	});
	return format.format(Date.parse(instant) - 1);
}

function byWhen(t: Test, { page }: Answer, stage: Stage, application: Application, locale: 'id' | 'en'): void {
	const { service, catalogue, now } = stage;
	const promise = promiseOf(application, service, catalogue);
	const due = dueOf(application, service, catalogue);
	const late = isLate(application, service, catalogue, now) || (promise !== null && promise <= now);
	t.equal(heads[locale].late.test(page.words), late, 'late is said');
	const moment = promise ?? due;
	if (moment !== null) t.ok(page.words.includes(dayOf(moment, stage, locale)), `by when: ${dayOf(moment, stage, locale)}`);
	if (late && due !== null && !(promise !== null && promise <= now))
		t.ok(page.words.includes(dayOf(due, stage, locale)), 'which step is late');
}

function untilWhen(t: Test, { page }: Answer, stage: Stage, application: Application, locale: 'id' | 'en'): void {
	const { service, catalogue } = stage;
	const ends = timersAhead(application, service, catalogue).find(({ timer }) => timer.to !== null);
	const says = `${heads[locale].until} ${ends === undefined ? '' : dayOf(ends.moment, stage, locale)}`;
	t.equal(page.words.includes(says), ends !== undefined, `until when: ${says}`);
	for (const { reason } of application.content.marks) t.ok(page.words.includes(reason ?? ''), 'why it was marked');
}

/** What was said with the decision that led here stands on the page, where it is the applicant's turn or the end. */
function told(t: Test, { page }: Answer, application: Application): void {
	const entry = application.entries.findLast(({ entered }) => entered.length > 0);
	const comment = application.content.parts[String(entry?.number)]?.comment;
	if (comment === undefined || entry?.who.kind === 'applicant') return;
	const shown = yours.includes(application.state) || application.clock.now === 'over';
	t.equal(page.words.includes(comment), shown, comment);
}
