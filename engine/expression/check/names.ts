import { nearest } from '../../definition/suggest.js';
import { didYouMean, says } from '../problem.js';
import type { NameSyntax } from '../syntax.js';
import type { Code } from '../tree.js';
import type { Frame, Member } from '../types.js';
import { type Checked, type Checker, lost, report } from './checker.js';
import { date, emptyPart, type Loose } from './types.js';

/** Words that never stand for an answer; an answer of that name is reached as `answers['…']` (2.4). */
const words = ['answers', 'facts', 'this', 'today'];
/** First words of what stands apart, and where it is seen. */
const elsewhere = new Set(['case', 'filler', 'me', 'letter', 'signer', 'office', 'earlier', 'query']);

/** A name: a macro's variable, a word that stands apart, then the objects from the inside outward, then conditions and tables (2b-1). */
export function checkName(syntax: NameSyntax, checker: Checker): Checked {
	const { environment } = checker;
	const variable = checker.variables.findLast((candidate) => candidate.name === syntax.name);
	if (variable !== undefined) {
		const code: Code = { op: 'variable', slot: variable.slot };
		return variable.field === null ? { code, type: variable.type } : { code, type: variable.type, field: variable.field };
	}
	if (words.includes(syntax.name)) return word(syntax, checker);
	const apart = environment.apart.get(syntax.name);
	if (apart !== undefined) {
		hint(syntax, checker, 0);
		return { code: { op: 'apart', keys: [syntax.name] }, type: groupOf(apart), field: syntax.name };
	}
	for (const [depth, frame] of environment.frames.entries()) {
		const member = frame.members.get(syntax.name);
		if (member === undefined) continue;
		hint(syntax, checker, depth + 1);
		return reference(syntax, checker, member, { op: 'answer', level: frame.level, keys: [...frame.keys, syntax.name] });
	}
	return condition(syntax, checker) ?? table(syntax, checker) ?? unknown(syntax, checker);
}

/** The value of a condition or `compute`; null where none has that name. */
function condition(syntax: NameSyntax, checker: Checker): Checked | null {
	const found = checker.environment.conditions.get(syntax.name);
	if (found === undefined) return null;
	checker.conditions.add(syntax.name);
	for (const field of found.uses) checker.uses.add(field);
	if (found.usesToday) usesToday(syntax, checker, says(`lewat \`${syntax.name}\``, `through \`${syntax.name}\``));
	const code: Code = { op: 'condition', id: syntax.name };
	const { start, end } = syntax;
	checker.mentions.set(code, { field: syntax.name, start, end, type: found.type, mayBeAbsent: found.mayBeAbsent === true });
	return { code, type: found.type };
}

/** The value of a table; null where none has that name. Also what `table('fee')` means. */
export function table(
	syntax: { readonly name: string; readonly start: number; readonly end: number },
	checker: Checker,
): Checked | null {
	const found = checker.environment.tables.get(syntax.name);
	if (found === undefined) return null;
	checker.tables.add(syntax.name);
	for (const field of found.uses) checker.uses.add(field);
	if (found.usesToday) usesToday(syntax, checker, says(`lewat tabel \`${syntax.name}\``, `through the table \`${syntax.name}\``));
	const code: Code = { op: 'table', id: syntax.name };
	const { start, end } = syntax;
	checker.mentions.set(code, { field: syntax.name, start, end, type: found.type, mayBeAbsent: found.mayBeAbsent });
	return { code, type: found.type };
}

function word(syntax: NameSyntax, checker: Checker): Checked {
	const { environment } = checker;
	hint(syntax, checker, 0);
	if (syntax.name === 'today') {
		usesToday(syntax, checker, null);
		return { code: { op: 'today' }, type: date };
	}
	if (syntax.name === 'this') {
		if (environment.self !== null)
			return reference(syntax, checker, environment.self, { op: 'this', field: environment.self.field });
		report(
			checker,
			'unknown-name',
			syntax,
			says(
				'`this` hanya ada pada sebuah isian: dalam `check`, `when` atau `compute`-nya.',
				'`this` exists on a field only: in its `check`, `when` or `compute`.',
			),
		);
		return lost();
	}
	if (syntax.name === 'facts') {
		if (environment.facts !== null) return { code: { op: 'fact', keys: [] }, type: groupOf(environment.facts), field: 'facts' };
		report(
			checker,
			'facts-not-seen',
			syntax,
			says(
				'Data milik kantor (`facts`) tidak terlihat oleh formulir; pakai di alur kerja, surat atau pemberitahuan.',
				"What the office knows (`facts`) isn't seen by the form; use it in the workflow, letters or notices.",
			),
		);
		return lost();
	}
	const root = environment.frames.at(-1);
	return root === undefined
		? unknown(syntax, checker)
		: { code: { op: 'answer', level: 0, keys: [] }, type: groupOf(root.members), field: '' };
}

/** Reads a member where its code says: noted as used, with what unanswered reads as. */
export function reference(
	span: { readonly start: number; readonly end: number },
	checker: Checker,
	member: Member,
	code:
		| { readonly op: 'answer'; readonly level: number; readonly keys: readonly string[] }
		| { readonly op: 'fact' | 'apart'; readonly keys: readonly string[] }
		| { readonly op: 'this'; readonly field: string }
		| { readonly op: 'get'; readonly of: Code; readonly name: string },
): Checked {
	const read = { ...code, ...emptyPart(member.type) } as Code;
	checker.mentions.set(read, {
		field: member.field,
		start: span.start,
		end: span.end,
		type: member.type,
		mayBeAbsent: member.mayBeAbsent,
	});
	if (member.type.kind !== 'group') checker.uses.add(member.field);
	return code.op === 'apart'
		? { code: read, type: member.type, field: member.field }
		: { code: read, type: member.type, field: member.field, given: true };
}

/** Notes that the day counts; a problem where it may not (2b-10, 2b-39). `way` says how it was reached. */
export function usesToday(
	span: { readonly start: number; readonly end: number },
	checker: Checker,
	way: { readonly id: string; readonly en: string } | null,
): void {
	checker.usesToday = true;
	if (checker.environment.today === 'yes') return;
	const [id, en] = way === null ? ['', ''] : [` (${way.id})`, ` (${way.en})`];
	report(
		checker,
		'today-not-allowed',
		span,
		says(
			`Rumus ini tidak boleh bergantung pada hari ini${id}: hanya \`timers\` yang berjalan menurut waktu.`,
			`This may not depend on the day${en}: only \`timers\` move with time.`,
		),
	);
}

/** A hint where the name found hides another one further out. */
function hint(syntax: NameSyntax, checker: Checker, from: number): void {
	const { frames, conditions, tables } = checker.environment;
	const outer = frames.slice(from).find((frame) => frame.members.has(syntax.name));
	const other =
		outer !== undefined
			? pathOf(outer, syntax.name)
			: conditions.has(syntax.name) || tables.has(syntax.name)
				? syntax.name
				: null;
	if (other === null) return;
	const reach = outer !== undefined && outer.level === 0 ? `answers.${other}` : null;
	checker.problems.push({
		code: 'hides-a-name',
		severity: 'hint',
		start: syntax.start,
		end: syntax.end,
		says: says(
			`\`${syntax.name}\` di sini menutupi nama yang sama di luar (\`${other}\`).`,
			`\`${syntax.name}\` here hides the same name further out (\`${other}\`).`,
		),
		...(reach === null
			? {}
			: {
					suggestion: says(
						`Jika yang di luar yang dimaksud, tulis \`${reach}\`.`,
						`If the outer one is meant, write \`${reach}\`.`,
					),
				}),
	});
}

function pathOf(frame: Frame, name: string): string {
	return [...frame.keys, name].join('.');
}

function unknown(syntax: NameSyntax, checker: Checker): Checked {
	const { environment } = checker;
	if (elsewhere.has(syntax.name)) {
		report(
			checker,
			'unknown-name',
			syntax,
			says(`\`${syntax.name}\` tidak terlihat di sini.`, `\`${syntax.name}\` isn't seen here.`),
		);
		return lost();
	}
	const known = [
		...checker.variables.map((variable) => variable.name),
		...environment.frames.flatMap((frame) => [...frame.members.keys()]),
		...environment.conditions.keys(),
		...environment.tables.keys(),
		...environment.apart.keys(),
		...words,
	];
	const code = environment.frames.some((frame) =>
		[...frame.members.values()].some((member) => hasCode(member.type, syntax.name)),
	);
	const near = code ? `'${syntax.name}'` : (nearest(syntax.name, known) ?? deepName(syntax.name, checker));
	report(
		checker,
		'unknown-name',
		syntax,
		says(
			`Tidak ada isian, kondisi atau tabel bernama \`${syntax.name}\`.`,
			`There is no field, condition or table named \`${syntax.name}\`.`,
		),
		near === null ? null : didYouMean(near),
	);
	return lost();
}

/** The path of a field of about that name one group or list down: `revnue` → `business.revenue`; of the row in hand first. */
function deepName(name: string, checker: Checker): string | null {
	const item = checker.variables.at(-1);
	const paths = new Map<string, string>();
	const add = (of: string, type: Loose): void => {
		const inner = type.kind === 'list' ? type.of : type;
		if (inner.kind === 'group')
			for (const field of inner.members.keys()) if (!paths.has(field)) paths.set(field, `${of}.${field}`);
	};
	if (item !== undefined) add(item.name, item.type);
	for (const frame of checker.environment.frames) for (const [first, member] of frame.members) add(first, member.type);
	const near = nearest(name, paths.keys());
	return near === null ? null : (paths.get(near) ?? null);
}

function hasCode(type: Loose, code: string): boolean {
	if (type.kind === 'code') return type.codes.includes(code);
	if (type.kind === 'list') return hasCode(type.of, code);
	return type.kind === 'group' && [...type.members.values()].some((member) => hasCode(member.type, code));
}

function groupOf(members: ReadonlyMap<string, Member>): Loose {
	return { kind: 'group', members };
}
