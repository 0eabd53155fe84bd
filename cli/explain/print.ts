import type { Service } from '../../engine/definition/service.js';
import { shownValue } from '../../engine/form/show.js';
import { textIn } from '../../engine/form/text.js';
import type { DeskExplanation } from '../../engine/services/explain/desk.js';
import type { FormExplanation } from '../../engine/services/explain/form.js';
import { pathOf } from '../../engine/services/rehearse/paths.js';
import type { PersonaProblem } from '../../engine/services/rehearse/result.js';
import { say } from '../input.js';

type Locale = 'id' | 'en';

/** What of the explanation is shown: everything where all are null. */
export interface Narrow {
	readonly page: string | null;
	readonly field: string | null;
	readonly action: string | null;
}

/** The form for reading: each page with the reason why it is asked or skipped, what is wrong, what was worked out, and the fee. */
export function printForm(
	service: Service,
	{ form, why, answered }: FormExplanation,
	narrow: Narrow,
	locale: Locale,
): readonly string[] {
	const asked = say(locale, 'ditanyakan', 'asked');
	const skipped = say(locale, 'dilewati', 'skipped');
	const pages = service.form.pages
		.filter(({ id }) => narrow.page === null || id === narrow.page)
		.map(({ id }) => {
			const reason = why.pages.get(id);
			return reason === undefined
				? [id, `${skipped}. ${why.skipped.get(id)?.[locale] ?? ''}`]
				: [
						id,
						`${asked}. ${reason[locale]}${id === form.open ? ` ${say(locale, 'Di sini masih ada yang kurang.', 'Something is still missing here.')}` : ''}`,
					];
		});
	const whole = narrow.page === null && narrow.field === null && narrow.action === null;
	if (!whole) return narrow.page === null ? [] : rows(say(locale, 'Halaman', 'Pages'), pages);

	const problems = form.problems.map(({ path, code, message }) => [pathOf(path), `${message} [${code}]`]);
	const computed = [...why.computed].map(([pointer, reason]) => [
		pathOf(pointer),
		`${JSON.stringify(form.computed[pointer] ?? null)}. ${reason[locale]}`,
	]);
	const { fee } = service.form;
	const amount = fee === null ? null : shownValue(answered.fee ?? undefined, fee, locale, service.form.root);
	const feeRows =
		amount === null
			? []
			: [[amount === '' ? say(locale, 'belum diketahui', 'not known yet') : amount, why.fee.map((one) => one[locale]).join(' ')]];
	return [
		...rows(say(locale, 'Halaman', 'Pages'), pages),
		...rows(say(locale, 'Yang perlu diperbaiki', 'What is wrong'), problems),
		...rows(say(locale, 'Yang dihitung', 'Worked out'), computed),
		...rows(say(locale, 'Biaya', 'Fee'), feeRows),
	];
}

/** The desk for reading: where the application stands, when it is due and why, and which action is open or closed to whom. */
export function printDesk(desk: DeskExplanation, narrow: Narrow, locale: Locale): readonly string[] {
	const actions = desk.actions
		.filter(({ action }) => narrow.action === null || action === narrow.action || action.endsWith(`.${narrow.action}`))
		.map(({ action, person, blockers }) => [
			action,
			blockers.length === 0
				? say(locale, `terbuka bagi ${person}`, `open to ${person}`)
				: `${say(locale, `tertutup bagi ${person}`, `closed to ${person}`)}: ${blockers.map(({ code, says }) => `${says[locale]} [${code}]`).join(' ')}`,
		]);
	const actionRows = rows(say(locale, 'Tindakan', 'Actions'), actions);
	if (narrow.action !== null) return actionRows;
	if (narrow.page !== null || narrow.field !== null) return [];
	const title = desk.title[locale] === desk.state ? desk.state : `${desk.title[locale]} (${desk.state})`;
	const times = [
		desk.due === null ? null : [say(locale, 'tenggat', 'due'), desk.due[locale]],
		desk.promise === null ? null : [say(locale, 'janji', 'promised'), desk.promise[locale]],
	].filter((row) => row !== null);
	return [
		...rows(say(locale, 'Keadaan', 'State'), [[say(locale, 'sekarang', 'now'), `${title}, ${desk.now}`], ...times]),
		...rows(
			say(locale, 'Yang terjadi sendiri', 'What happens by itself'),
			desk.timers.map((timer) => [timer[locale], '']),
		),
		...actionRows,
	];
}

/** What a persona did up to here, and what it didn't meet. */
export function printStep(step: number, of: number, problems: readonly PersonaProblem[], locale: Locale): readonly string[] {
	const here = problems.filter((problem) => problem.step <= step);
	return rows(
		say(locale, `Setelah langkah ${step} dari ${of}`, `After step ${step} of ${of}`),
		here.map(({ step: at, message, code }) => [say(locale, `langkah ${at}`, `step ${at}`), `${message} [${code}]`]),
		true,
	);
}

/** The title of what is explained. */
export function printTitle(service: Service, persona: string | null, locale: Locale): string {
	const title = `${textIn(service.title, locale)} (${service.id})`;
	return persona === null ? title : `${title}: ${persona}`;
}

/** A heading with its rows below it; nothing where there are no rows, unless the heading says something by itself. */
function rows(heading: string, lines: readonly (readonly string[])[], always = false): readonly string[] {
	if (lines.length === 0 && !always) return [];
	const width = Math.max(0, ...lines.filter(([, rest]) => rest !== '').map(([name = '']) => name.length));
	return ['', heading, ...lines.map(([name = '', rest = '']) => `  ${name.padEnd(width)}  ${rest}`.trimEnd())];
}
