import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { newCatalogue, newService } from '../../cli/new/template.js';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import type { Files } from '../../engine/definition/source.js';
import { coverage, nothing, together } from '../../engine/services/rehearse/coverage.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import type { PersonaResult } from '../../engine/services/rehearse/result.js';
import { runPersona } from '../../engine/services/rehearse/run.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sample = (await readFolder(`${root}services-catalog`)).files;

/** Problems of a folder in few words, and every persona of its services run. */
function look(files: Files) {
	const checked = checkCatalogue(files);
	const problems = checked.problems.map(
		({ place, severity, code, says }) => `${place.file}:${place.line} ${severity} ${code}: ${says.en}`,
	);
	const services = checked.services.map(({ id, service, source }) => {
		const results: readonly PersonaResult[] =
			service === null ? [] : source.personas.map((one) => runPersona(service, checked.catalogue, readPersona(one), 'en'));
		const covered = results.reduce((sum, result) => together(sum, result.covered), nothing);
		return { id, service, results, coverage: service === null ? null : coverage([{ service, covered }]) };
	});
	return { problems, services };
}

function passes(t: Test, { problems, services }: ReturnType<typeof look>): void {
	t.same(problems, []);
	t.ok(services.length > 0);
	for (const { id, service, results, coverage: share } of services) {
		t.ok(service, `${id} compiles`);
		t.ok(results.length > 0, `${id} has personas`);
		for (const { persona, problems: found } of results) t.same(found, [], persona);
		for (const [what, { missing }] of Object.entries(share ?? {})) t.same(missing, [], `every one of ${what} is met`);
	}
}

/** The YAML blocks of a document, in order. */
async function blocksOf(file: string): Promise<readonly string[]> {
	const text = await readFile(`${root}${file}`, 'utf8');
	return [...text.matchAll(/```yaml\n([\s\S]*?)```/gu)].map(([, block = '']) => block);
}

/** The sample catalogue with another service in place of its own, in Indonesian alone. */
function withService(id: string, files: Readonly<Record<string, string>>): Files {
	const kept = [...sample].filter(([path]) => /^(?:catalogue\.yaml|calendars|letterhead|shared)/u.test(path));
	const catalogue = kept.map(
		([path, text]) => [path, path === 'catalogue.yaml' ? text.replace('[id, en]', '[id]') : text] as const,
	);
	return new Map([...catalogue, ...Object.entries(files).map(([path, text]) => [`${id}/${path}`, text] as const)]);
}

void t.test('the sample has no problem, not even a hint, and its personas meet everything', async (t) => {
	const looked = look(sample);
	passes(t, looked);
	const personas = looked.services.flatMap(({ results }) => results);
	t.ok(personas.length >= 8, 'at least eight personas');
});

void t.test('two personas of the sample reach an end without a wait or a mark', async (t) => {
	const straight = [...sample].filter(
		([path, text]) => /\/tests\//u.test(path) && /state: issued/u.test(text) && !/\b(?:wait|marks):/u.test(text),
	);
	t.ok(straight.length >= 2);
});

void t.test('every office of the sample is used by a persona', async (t) => {
	const tests = [...sample].filter(([path]) => /\/tests\//u.test(path)).map(([, text]) => text);
	for (const office of checkCatalogue(sample).catalogue.offices.keys())
		t.ok(
			tests.some((text) => text.includes(`office: ${office}`)),
			office,
		);
});

void t.test('what loket new writes checks clean and passes its own tests', async (t) => {
	const files = new Map([...(await newCatalogue()), ...(await newService({ id: 'pinjam-balai' }))]);
	passes(t, look(files));
	t.match(files.get('pinjam-balai/service.yaml'), 'title: "Pinjam balai"\n');
	t.match(files.get('pinjam-balai/service.yaml'), 'reference: PB\n');
});

void t.test('a new service fits into the sample catalogue, once its personas name an office', async (t) => {
	const files = await newService({ id: 'izin-9', title: 'Izin: "khusus"', reference: 'IZN' });
	const at = [...files].map(
		([path, text]) => [path, path.includes('/tests/') ? text.replaceAll('answers:', 'office: melati\nanswers:') : text] as const,
	);
	passes(t, look(new Map([...sample, ...at])));
});

void t.test('references of new services are prefixes that may be used', async (t) => {
	for (const id of [
		'usaha',
		'a',
		'4-roda',
		'satu-dua-tiga',
		'satu-dua-tiga-empat-lima-enam-tujuh-delapan-sembilan-sepuluh-sebelas',
	]) {
		const text = (await newService({ id })).get(`${id}/service.yaml`) ?? '';
		t.match(text, /^reference: [A-Z][A-Z0-9]{1,9}$/mu, id);
	}
});

void t.test('a service of forty lines: a conditional list, a correction round, two offices', async (t) => {
	passes(t, look((await readFolder(`${root}test/cases/services/forty-lines`)).files));
});

void t.test('the service in the README works', async (t) => {
	const [service = ''] = await blocksOf('README.md');
	const { problems, services } = look(withService('lapor-lampu', { 'service.yaml': service }));
	t.same(
		problems.filter((problem) => / error /u.test(problem)),
		[],
	);
	t.ok(services[0]?.service, 'it compiles');
});

void t.test('the service built in docs/staff.md works, and so does its persona', async (t) => {
	const [schema = '', pages = '', workflow = '', persona = ''] = await blocksOf('docs/staff.md');
	const head = 'title: Pinjam balai warga\ncontact: { phone: phone, nik: nik }\n';
	const { problems, services } = look(
		withService('pinjam-balai', {
			'service.yaml': head + schema + pages + workflow,
			'tests/01-made.yaml': persona,
		}),
	);
	t.same(
		problems.filter((problem) => / error /u.test(problem)),
		[],
	);
	t.equal(services[0]?.results.length, 1);
	for (const { problems: found } of services[0]?.results ?? []) t.same(found, []);
});
