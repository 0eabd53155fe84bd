import { child, itemsOf } from '../engine/definition/compile/reading.js';
import type { Node } from '../engine/definition/node.js';
import type { Service } from '../engine/definition/service.js';
import type { ServiceSource } from '../engine/definition/source.js';
import type { Rehearsal } from '../engine/services/rehearse/index.js';
import { say } from './input.js';

type Locale = 'id' | 'en';

/** A service and those of its personas that were run, in order. */
export interface Rehearsed {
	readonly service: Service;
	readonly source: Pick<ServiceSource, 'personas'>;
}

/** A rehearsal for reading: each persona with what it didn't meet (and where that is written), then what no persona covers. */
export function printRehearsal(rehearsal: Rehearsal, rehearsed: readonly Rehearsed[], locale: Locale): string {
	const written = rehearsed.flatMap(({ source }) => source.personas);
	const personas = rehearsal.personas.map((result, index) => {
		const mark = result.ok ? say(locale, '✓ lulus', '✓ passed') : say(locale, '✗ gagal', '✗ failed');
		const head = `${mark}  ${result.service}: ${result.persona}`;
		const { file, node } = written[index] ?? { file: '', node: null };
		return [head, ...result.problems.map((problem) => `         ${problemLine(problem, file, node, locale)}`)].join('\n');
	});
	const { passed, failed } = rehearsal;
	const count = say(locale, `${passed} lulus, ${failed} gagal`, `${passed} passed, ${failed} failed`);
	return [...personas, ...(personas.length > 0 ? [''] : []), ...coverageLines(rehearsal.coverage, locale), '', count].join('\n');
}

function problemLine(
	problem: Rehearsal['personas'][number]['problems'][number],
	file: string,
	node: Node | null,
	locale: Locale,
): string {
	const { step, path, code, message } = problem;
	const line = (step === 0 ? node : (itemsOf(child(node, 'then'))[step - 1] ?? node))?.place.line ?? 1;
	const where = step === 0 ? say(locale, 'isian', 'form') : say(locale, `langkah ${step}`, `step ${step}`);
	return `${file}:${line} ${where}${path === undefined ? '' : `, ${path}`}: ${message} [${code}]`;
}

const parts = [
	{ name: 'pages', id: 'halaman', en: 'pages' },
	{ name: 'conditions', id: 'syarat', en: 'conditions' },
	{ name: 'rows', id: 'baris tabel', en: 'table rows' },
	{ name: 'actions', id: 'tindakan', en: 'actions' },
	{ name: 'ends', id: 'keadaan akhir', en: 'end states' },
] as const;

function coverageLines(coverage: Rehearsal['coverage'], locale: Locale): readonly string[] {
	const width = Math.max(...parts.map((part) => part[locale].length));
	return parts.map((part) => {
		const { covered, total, missing } = coverage[part.name];
		const rest = missing.length === 0 ? '' : `  ${say(locale, 'belum diuji', 'not tested')}: ${missing.join(', ')}`;
		return `${part[locale].padEnd(width)}  ${covered}/${total}${rest}`;
	});
}
