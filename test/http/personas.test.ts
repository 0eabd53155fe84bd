/** Every persona's part as an applicant, up to the reference number, through the pages that citizens see. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Service } from '../../engine/definition/service.js';
import { kindOf } from '../../engine/form/fields/index.js';
import { type Persona, readPersona, texts } from '../../engine/services/rehearse/persona.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import { openSqlite } from '../../engine/store/sqlite/open.js';
import { instantOf } from '../../engine/time/zone.js';
import { type Walked, walk } from '../support/journey.js';
import type { FilePart } from '../support/multipart.js';
import { type Answer, serve, type TestServer, type Visitor } from '../support/server.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const more = `${root}test/cases/services`;
const folders = [`${root}services-catalog`, ...readdirSync(more).map((name) => join(more, name))];
const referenceForm = /^[A-Z][A-Z0-9]{1,9}-[0-9A-Z]{4}-[0-9A-Z]{4,5}$/;

for (const folder of folders) {
	void t.test(`the personas of ${folder.slice(root.length)}`, async (t) => {
		const { files } = await readFolder(folder);
		const { services, catalogue } = checkCatalogue(files);
		const opened = openSqlite(mkdtempSync(join(tmpdir(), 'loket-http-')), (error) => t.fail(String(error)));
		if (!('store' in opened)) throw new Error(opened.says.en);
		const served = await serve({ files, store: opened.store });
		t.teardown(served.close);
		for (const { service, source } of services) {
			if (service === null) throw new Error('a service has errors');
			for (const one of source.personas) {
				const persona = readPersona(one);
				for (const locale of catalogue.languages)
					await t.test(`${persona.persona} (${locale})`, async (t) => {
						const office = persona.office ?? [...catalogue.offices.keys()][0] ?? null;
						served.at(instantOf(persona.at, catalogue.zone) ?? '');
						const visitor = served.visitor({ headers: { 'accept-language': locale } });
						const [stage] = rehearse(service, catalogue, persona, locale).stages;
						const walked = await walk(visitor, service, office, persona.answers, (id) => fileOf(folder, persona, id));
						const expected = stage?.answered.problems ?? [];
						if (expected.length > 0) return stopped(t, walked, expected, stage?.answered.open ?? null);
						t.same(walked.pages, stage?.answered.pages, 'the pages met');
						if (persona.expect['pages'] !== undefined) t.same(walked.pages, texts(persona.expect['pages']));
						t.match(walked.last, { status: 200, page: { problems: [] } }, 'check-your-answers');
						showsFee(t, walked.last, service, stage?.answered.fee ?? null, locale);
						for (const { name } of persona.files.values()) t.ok(walked.last.page.words.includes(name), `${name} is named`);
						await sends(t, served, visitor, walked.last, persona);
					});
			}
		}
	});
}

/** A file of a persona, as the browser sends it. */
function fileOf(folder: string, { files }: Persona, id: string): FilePart | null {
	const file = files.get(id);
	return file === undefined ? null : { name: file.name, type: file.type, bytes: readFileSync(join(folder, file.path)) };
}

/** The page with the first mistake is shown again, with what is wrong on it. */
function stopped(t: Test, { pages, last }: Walked, expected: readonly { readonly message: string }[], open: string | null): void {
	t.equal(last.status, 422);
	t.equal(pages.at(-1), open, 'the open page');
	t.ok(last.page.problems.length > 0, 'says what is wrong');
	const messages = expected.map(({ message }) => message);
	for (const problem of last.page.problems) t.ok(messages.includes(problem), problem);
}

function showsFee(t: Test, { page }: Answer, { form }: Service, fee: number | null, locale: string): void {
	const money = [...form.fields.values()].find(({ kind }) => kind === 'money');
	if (fee === null || money === undefined) return;
	const free = locale === 'id' ? 'Gratis' : 'Free';
	const shown = fee === 0 ? free : kindOf('money').format(fee, money, locale);
	t.ok(page.words.replaceAll('\u00a0', ' ').includes(shown.replaceAll('\u00a0', ' ')), `the fee: ${shown}`);
}

async function sends(t: Test, served: TestServer, visitor: Visitor, check: Answer, persona: Persona): Promise<void> {
	const [one, two] = await Promise.all([visitor.send(check, [], ['then', 'send']), visitor.send(check, [], ['then', 'send'])]);
	t.match(one.path, /^\/applications\/[^/]+\/sent$/, 'it is sent');
	t.equal(two.path, one.path, 'sent twice it is one');
	const reference = one.path.split('/')[2] ?? '';
	t.match(reference, referenceForm);
	t.ok(one.page.words.includes(reference), 'the reference is shown');
	const rows = await served.store.references.read(reference);
	t.ok(rows, persona.persona);
	const status = await visitor.get(`/applications/${reference}`);
	t.equal(status.status, 200, 'where it is');
}
