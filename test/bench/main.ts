/**
 * `npm run bench`: prints figures as ratios against something measured in the same run, since machines differ. Never fails on a number.
 * The work item is read from the folder of suites that LOKET_SUITES names; without it that part is left out, and says so.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { conditionFigures } from './conditions.js';
import { httpFigures } from './http.js';
import { pageFigures, type Subject, sampleSubject, workSubject } from './page.js';
import { startFigures } from './start.js';
import { benchStore } from './store.js';
import { measureValidation } from './validate.js';
import { workflowFigures } from './workflow.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const suites = process.env['LOKET_SUITES'];

console.log('Validation of a whole submission, beside plain Ajv on the unchanged schema');
if (suites === undefined) console.log('  left out: LOKET_SUITES names no folder with bench/schema.json');
else {
	const { loket, ajv, ratio, invalid, wrong } = measureValidation(suites);
	console.log(`  valid: ${loket}/s, Ajv ${ajv}/s: ${ratio.toFixed(2)} × Ajv`);
	console.log(
		`  with six wrong places: ${invalid.loket}/s, Ajv ${invalid.ajv}/s: ${(invalid.loket / invalid.ajv).toFixed(2)} × Ajv`,
	);
	console.log(`  found wrong: ${wrong.join(', ')}`);
}

console.log('\nA page answered in process (read, validated, routed, HTML made), beside Handlebars alone making the same HTML');
const subjects: (readonly [name: string, subject: Subject])[] = [['sample', await sampleSubject()]];
if (suites === undefined) console.log('  the work item is left out: LOKET_SUITES names no folder with bench/schema.json');
else subjects.unshift(['work item', workSubject(suites)]);
for (const [name, subject] of subjects) {
	const page = pageFigures(subject);
	const beside = (count: number, bare: number): string => `${count}/s (${(count / bare).toFixed(2)} × Handlebars, ${bare}/s)`;
	console.log(`  ${name}, right, up to the next page: ${beside(page.goneOn, page.bare.goneOn)}`);
	console.log(`  ${name}, with problems, shown again: ${beside(page.shownAgain, page.bare.shownAgain)}`);
	console.log(
		`    of the first: read and validated ${page.read}/s, routed ${page.routed}/s, view ${page.viewed}/s, HTML ${page.rendered}/s`,
	);
	console.log(`    (${page.says})`);
}
console.log('  Nunjucks + govuk-frontend and RJSF are not installed: of a page like it they rendered 582/s and 924/s elsewhere');

console.log('\nCompiled conditions, beside one written by hand');
const { figures, hand } = conditionFigures();
for (const { source, compiled } of figures)
	console.log(`  ${compiled.toFixed(1)} million/s (${(compiled / hand).toFixed(2)} × by hand)  ${source}`);

console.log('\nActions on a stored application without I/O, beside a bare table over the same JSON');
const actions = workflowFigures();
console.log(
	`  ${actions.loket.toFixed(0)}/s, the table ${actions.bare.toFixed(0)}/s: ${(actions.loket / actions.bare).toFixed(2)} × the table`,
);
console.log(`  opened and sealed each time: ${actions.sealed.toFixed(0)}/s`);
console.log(`  the table over a small document of its own: ${actions.small.toFixed(0)}/s`);

console.log('\nOver HTTP, 32 connections, the client on the same cores, medians of five turns');
if (suites === undefined) console.log('  left out: LOKET_SUITES names no folder with bench/schema.json');
else
	for (const { what, loket, peer, ratio, byWork, work } of await httpFigures(suites)) {
		console.log(`  ${what}`);
		console.log(
			`    ${loket.toFixed(0)}/s, peer ${peer.toFixed(0)}/s: ${ratio.toFixed(3)} ×; work ${work.loket.toFixed(0)} µs, peer ${work.peer.toFixed(0)} µs: ${byWork.toFixed(3)} ×`,
		);
	}

console.log('\nStart of the sample until it listens, median of five');
const started = await startFigures();
console.log(`  into an empty folder: ${started.first.toFixed(0)} ms; again: ${started.again.toFixed(0)} ms`);
console.log(`  in memory then: ${started.megabytes === null ? 'not told here' : `${started.megabytes.toFixed(0)} MB`}`);

console.log('\nDurable writes, beside SQLite alone');
for (const { name, value, unit } of await benchStore()) console.log(`  ${name}: ${value.toFixed(unit === '×' ? 2 : 0)} ${unit}`);

console.log('\nCommands on the sample, from start to end, beside an empty Node process; median of five');
const empty = median(['-e', '0']);
console.log(`  node alone: ${empty.toFixed(0)} ms`);
for (const command of ['check', 'test']) {
	const time = median([`${root}dist/cli/main.js`, command, `${root}services-catalog`]);
	console.log(`  loket ${command}: ${time.toFixed(0)} ms (${(time / empty).toFixed(1)} × node alone)`);
}

function median(words: readonly string[]): number {
	const times = Array.from({ length: 5 }, () => {
		const start = performance.now();
		const { status } = spawnSync(process.execPath, [...words], { stdio: 'ignore' });
		if (status !== 0) console.log(`  (exit ${status})`);
		return performance.now() - start;
	});
	return times.toSorted((a, b) => a - b)[2] ?? 0;
}
