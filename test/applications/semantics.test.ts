/** The numbered rules of the language that show only where pages are sent and kept: `test/cases/semantics/{16,17,30}-*.yaml`. */
import t from 'tap';
import { readDraft } from '../../engine/applications/draft.js';
import { isRefusal } from '../../engine/applications/load.js';
import { savePage } from '../../engine/applications/page.js';
import { start } from '../../engine/applications/start.js';
import { submit } from '../../engine/applications/submit.js';
import type { Service } from '../../engine/definition/service.js';
import type { Body } from '../../engine/form/types.js';
import { nextUrl } from '../../engine/http/citizen/desk.js';
import { desk } from '../support/applications.js';
import { readCases } from '../support/cases.js';
import { compileOne } from '../support/compile.js';
import { opened, pageHtml } from '../support/page-html.js';
import { townFiles } from '../support/personas.js';

interface Step {
	readonly sends: string;
	readonly body: Body;
	/** `/deed min-length`; none where not said. */
	readonly problems?: readonly string[];
	/** The draft's answers afterwards. */
	readonly keeps?: Readonly<Record<string, unknown>>;
	/** Where the person goes on; stays on the page where something is wrong with it. */
	readonly goes: string;
}

interface Case {
	readonly name: string;
	readonly does?: readonly Step[];
	readonly markup?: {
		readonly page: string;
		/** Input → the question and choice it stands under, or null. */
		readonly under?: Readonly<Record<string, readonly [string, string] | null>>;
		readonly without?: readonly string[];
		readonly says?: readonly string[];
	};
}

interface Kept {
	readonly name: string;
	readonly sent: boolean;
	readonly body: Body;
	readonly clear: Readonly<Record<string, unknown>>;
	readonly hidden: readonly string[];
	readonly terms: number;
}

const serviceOf = (text: string) => compileOne({ ...townFiles, 'one/service.yaml': text });

for (const file of ['16-same-page', '17-after-change']) {
	const { service: text, cases } = readCases<{ service: string; cases: readonly Case[] }>(`semantics/${file}.yaml`);
	const { service, catalogue } = serviceOf(text);
	for (const { name, does = [], markup } of cases) {
		void t.test(`2b-${file}: ${name}`, async (test) => {
			if (markup !== undefined) {
				const html = pageHtml(service, catalogue, markup.page);
				for (const [input, choice] of Object.entries(markup.under ?? {})) test.same(opened(html, input), choice, input);
				for (const input of markup.without ?? []) test.equal(opened(html, input), undefined, `${input} is not there`);
				for (const words of markup.says ?? []) test.ok(html.includes(words), words);
			}
			if (does.length === 0) return;
			const { page } = await begun(service);
			for (const { sends, body, problems = [], keeps, goes } of does) {
				const saved = await page(sends, body);
				const found = saved.read.problems.map(({ path, code }) => `${path} ${code}`);
				test.same(found, problems, `${sends}: problems`);
				if (keeps !== undefined) test.same(saved.draft.content.answers, keeps, `${sends}: answers`);
				test.equal(nextUrl('x', saved.route), `/drafts/x${goes}`, `${sends}: goes to ${goes}`);
			}
		});
	}
}

const { service: text, cases } = readCases<{ service: string; cases: readonly Kept[] }>('semantics/30-draft.yaml');
for (const { name, sent, body, clear, hidden, terms } of cases) {
	void t.test(`2b-30-draft: ${name}`, async (test) => {
		const { page, on, id, access } = await begun(serviceOf(text).service);
		await page('one', body);
		const before = await on.store.keys.read(id);
		if (sent) test.ok('application' in (await submit(on, id, access)), 'it is sent');
		const stored = await on.store.applications.read(id);
		test.equal(stored?.kind, sent ? 'application' : 'draft');
		const said = stored?.clear['clear'] as { readonly answers: unknown } | undefined;
		test.same(said?.answers ?? {}, clear, 'in the clear');
		const readable = `${JSON.stringify(stored?.clear)} ${stored?.blind.join(' ')} ${JSON.stringify(stored?.indexes)} ${Buffer.from(stored?.sealed ?? []).toString('latin1')}`;
		for (const word of hidden) test.notOk(readable.includes(word), `${word} is nowhere to be read`);
		test.equal(stored?.blind.length, terms, 'terms to search by');
		test.same(await on.store.keys.read(id), before, 'the key is the same before and after');
		test.equal(before === undefined, false, 'and it is its own');
		await on.store.keys.destroy(id);
		test.match(await readDraft(on, id, access), { code: 'not-found' }, 'without the key there is nothing');
	});
}

/** A draft just begun, and a short way to send its pages. */
async function begun(service: Service) {
	const on = desk(undefined, { service: async () => service });
	const begin = { service, version: 1, office: 'melati', locale: 'id', channel: 'web', caller: 'session', key: 'token' };
	const first = await start(on, begin);
	if (isRefusal(first)) throw new Error(first.code);
	const { id } = first.draft;
	const access = { secret: first.secret };
	const page = async (page: string, body: Body) => {
		const saved = await savePage(on, id, access, { page, body, locale: 'id', sends: true });
		if (isRefusal(saved)) throw new Error(`${page}: ${saved.code}`);
		return saved;
	};
	return { on, id, access, page };
}
