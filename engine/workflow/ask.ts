import type { JsonGroup, JsonValue, Parts } from '../../schemas/generated/record.js';
import { isGroupKind } from '../definition/groups.js';
import type { Ask, Field } from '../definition/service.js';
import type { Scope } from '../expression/types.js';
import type { AnswerProblem } from '../form/types.js';
import type { Command, Patch, Readers } from './types.js';
import { emptyGroup, isGroup, isJsonGroup, mergePatch, patchAt, patchBetween, storedGroup, valueAt } from './values.js';

/** What was filled in when acting: the facts afterwards, what was written to them, and a schema in place's own values. */
export interface Asked {
	readonly facts: JsonGroup;
	readonly parts: Pick<Parts, 'ask'>;
	readonly problems: readonly AnswerProblem[];
}

interface Asking {
	readonly ask: Ask;
	readonly facts: JsonGroup;
	readonly command: Pick<Command, 'with' | 'row'>;
	readonly scope: Scope;
	readonly read: Readers;
	readonly locale: string;
}

/** How each form of `ask` is read; one line each. */
const forms: Readonly<Record<Ask['of'], (asking: Asking) => Asked>> = {
	facts: askFacts,
	own: askOwn,
	add: addRow,
	row: changeRow,
};

/**
 * Reads what an action asks: last values come from the facts, what was sent is a merge patch of them, so that a checklist is continued
 * (2.5). Required where the schema says so (2b-47), with relevance and checks. Nothing is written where there are problems.
 */
export function readAsk(asking: Asking): Asked {
	const unknown = unknownNames(asking.command.with ?? {}, asking.ask.group, '/with', asking.locale);
	if (unknown.length > 0) return { facts: asking.facts, parts: {}, problems: unknown };
	return forms[asking.ask.of](asking);
}

function read(
	{ ask, scope, read: readers, facts }: Asking,
	values: JsonGroup,
	beside: JsonGroup,
): { readonly values: JsonGroup; readonly problems: readonly AnswerProblem[] } {
	const done = readers.asked(ask, values, { ...scope, facts }, beside);
	return {
		values: storedGroup(done.answers),
		problems: done.problems.map((problem) => ({ ...problem, path: `/with${problem.path}` })),
	};
}

function askFacts(asking: Asking): Asked {
	const last = onlyAsked(asking.facts, asking.ask.group);
	const { values, problems } = read(asking, mergePatch(last, asking.command.with ?? {}), unasked(asking.facts, asking.ask.group));
	if (problems.length > 0) return { facts: asking.facts, parts: {}, problems };
	return { facts: mergePatch(asking.facts, patchBetween(last, values)), parts: {}, problems };
}

function askOwn(asking: Asking): Asked {
	const { values, problems } = read(asking, mergePatch(undefined, asking.command.with ?? {}), emptyGroup());
	return { facts: asking.facts, parts: problems.length > 0 ? {} : { ask: values }, problems };
}

function addRow(asking: Asking): Asked {
	const { values, problems } = read(asking, mergePatch(undefined, asking.command.with ?? {}), emptyGroup());
	if (problems.length > 0) return { facts: asking.facts, parts: {}, problems };
	return { facts: withRows(asking, [...rowsOf(asking), values]), parts: {}, problems };
}

function changeRow(asking: Asking): Asked {
	const rows = rowsOf(asking);
	const index = (asking.command.row ?? 0) - 1;
	const old = rows[index];
	if (!isJsonGroup(old)) {
		const message = asking.locale === 'id' ? 'Pilih baris yang dimaksud.' : 'Choose which row it is about.';
		return { facts: asking.facts, parts: {}, problems: [{ code: 'required', path: '/row', field: 'row', message }] };
	}
	const { group } = asking.ask;
	const last = onlyAsked(old, group);
	const { values, problems } = read(asking, mergePatch(last, asking.command.with ?? {}), unasked(old, group));
	if (problems.length > 0) return { facts: asking.facts, parts: {}, problems };
	const changed = mergePatch(old, patchBetween(last, values));
	return { facts: withRows(asking, rows.with(index, changed)), parts: {}, problems };
}

function rowsOf({ ask, facts }: Asking): readonly JsonValue[] {
	const rows = ask.list === null ? undefined : valueAt(facts, ask.list);
	return Array.isArray(rows) ? rows : [];
}

function withRows({ ask, facts }: Asking, rows: readonly JsonValue[]): JsonGroup {
	return ask.list === null ? facts : mergePatch(facts, patchAt(ask.list, [...rows]));
}

/** The part of the facts an `ask` is about. */
function onlyAsked(facts: JsonGroup, group: Field): JsonGroup {
	const part = emptyGroup();
	for (const member of group.members) {
		const value = Object.hasOwn(facts, member.name) ? facts[member.name] : undefined;
		if (value !== undefined) part[member.name] = isPart(member, value) ? onlyAsked(value, member) : value;
	}
	return part;
}

/** The rest of the facts. */
function unasked(facts: JsonGroup, group: Field): JsonGroup {
	const rest = emptyGroup();
	for (const [name, value] of Object.entries(facts)) {
		const member = group.members.find((each) => each.name === name);
		if (member === undefined) rest[name] = value;
		else if (isPart(member, value)) rest[name] = unasked(value, member);
	}
	return rest;
}

function isPart(member: Field, value: JsonValue): value is JsonGroup {
	return isGroupKind(member.kind) && isJsonGroup(value);
}

/** Names that aren't asked are a problem, never silently kept. */
function unknownNames(values: Patch, group: Field, path: string, locale: string): AnswerProblem[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const member = group.members.find((each) => each.name === name);
		const here = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
		if (member === undefined) {
			const message = locale === 'id' ? `"${name}" tidak ditanyakan di sini.` : `"${name}" isn't asked here.`;
			return [{ code: 'unknown-field', path: here, field: name, message }];
		}
		return isGroupKind(member.kind) && isGroup(value) ? unknownNames(value, member, here, locale) : [];
	});
}
