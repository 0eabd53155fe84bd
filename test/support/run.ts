/**
 * `npm test`: runs every test file with tap, prints what fails, what the tests say of themselves, the reason of each skip and the time of each group,
 * and ends with `N passed, N failed, N skipped` alone on the last line.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Result } from 'tap-parser';
import { Parser } from 'tap-parser';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const inCi = process.env['CI'] === 'true';
const count = { passed: 0, failed: 0, skipped: 0 };
const reasons = new Map<string, number>();
const groups = new Map<string, number>();
const failures: string[] = [];
/** What the tests of the file at work say of themselves: figures, what was looked at. */
let said: string[] = [];
/** Comments that tap makes itself. */
const ofTap = /^# (?:time=|Subtest|\{ total|(?:pass|fail|skip|todo|no tests) )/;

/** Counts leaf asserts: a subtest stands for what is in it. */
function listen(parser: Parser, names: readonly string[]): void {
	let children = 0;
	parser.on('child', (child: Parser) => {
		children += 1;
		listen(child, [...names, child.name]);
	});
	parser.on('assert', (result: Result) => {
		const own = children === 0;
		children = 0;
		if (result.skip !== false || result.todo !== false) return skipped(result, names);
		if (own && result.ok) count.passed += 1;
		else if (!result.ok && own) {
			count.failed += 1;
			failures.push(describe(result, names));
			console.log(`\n${failures.at(-1)}`);
		}
		if (names.length === 0) timed(result);
	});
	parser.on('comment', (line: string) => {
		if (names.length > 0 && !ofTap.test(line)) said.push(line.trimEnd());
	});
	parser.on('bailout', (reason: string) => {
		count.failed += 1;
		failures.push(`bailed out: ${reason}`);
	});
}

function skipped(result: Result, names: readonly string[]): void {
	const reason = [result.skip, result.todo].find((word) => typeof word === 'string' && word !== '') ?? '';
	const words = `${[...names, result.name].join(' › ')} — ${reason === '' ? 'no reason given' : String(reason)}`;
	reasons.set(words, (reasons.get(words) ?? 0) + 1);
	count.skipped += 1;
	if (inCi && reason === '') {
		count.failed += 1;
		failures.push(`skipped in CI: ${words}`);
	}
}

function describe(result: Result, names: readonly string[]): string {
	const details = result.diag === null || result.diag === undefined ? '' : `\n${JSON.stringify(result.diag, null, 2)}`;
	return `FAILED ${[...names, result.name].join(' › ')}${details}`;
}

function timed(result: Result): void {
	const group = /dist\/test\/([^/]+)/.exec(result.name)?.[1] ?? 'other';
	groups.set(group, (groups.get(group) ?? 0) + (result.time ?? 0));
	console.log(`${result.ok ? 'ok    ' : 'FAILED'} ${result.name} (${((result.time ?? 0) / 1000).toFixed(1)} s)`);
	for (const line of said) console.log(`    ${line}`);
	said = [];
}

const started = Date.now();
const only = process.argv.slice(2);
const child = spawn('npx', ['tap', '--reporter=tap', ...only], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
const parser = new Parser();
listen(parser, []);
child.stdout.pipe(parser);
const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));

console.log('\nTime by group');
for (const [group, time] of [...groups].sort((a, b) => b[1] - a[1])) console.log(`  ${group}: ${(time / 60_000).toFixed(2)} min`);
console.log(`  together: ${((Date.now() - started) / 60_000).toFixed(2)} min`);
if (reasons.size > 0) console.log('\nSkipped');
for (const [words, times] of reasons) console.log(`  ${words}${times > 1 ? ` (${times} times)` : ''}`);
if (failures.length > 0)
	console.log(`\n${failures.length} failed:\n${failures.map((line) => `  ${line.split('\n')[0]}`).join('\n')}`);
const red = count.failed > 0 || status !== 0 || count.passed === 0;
if (red && count.failed === 0) count.failed = 1;
process.exitCode = red ? 1 : 0;
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
