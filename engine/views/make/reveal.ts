/** Which conditions of a page its script may work out, and what it must know for that (2b-16). */
import type { Field, Form } from '../../definition/service.js';
import { pageTree } from '../../expression/page.js';
import { type Code, every } from '../../expression/tree.js';
import type { Tree } from '../../expression/types.js';
import { pointerOf } from '../../form/asked.js';
import { marksOf } from '../../form/fields/number-text.js';
import { valueAt, withValue } from '../../form/pointer.js';
import { idOf } from '../id.js';
import type { RevealStep, RevealView } from '../reveal.js';
import type { Asking } from './fields.js';
import { readOf } from './reveal-read.js';
import type { Slot } from './slots.js';

/** The same for everybody who sees the page. */
interface Plan {
	readonly steps: readonly {
		readonly field: Field;
		readonly inside: Field | null;
		readonly when: Tree | null;
		readonly read: boolean;
	}[];
	/** Fields of other pages that the conditions use. */
	readonly known: readonly Field[];
}

const plans = new WeakMap<Form, Map<string, Plan>>();

/**
 * When the script shows which fields of a page.
 * @param pointer where its fields stand: '' for a page, `/members/0` for a row
 * @returns null where no answer of the page opens a field, or only by what the script can't work out
 */
export function makeReveal(slots: readonly Slot[], pointer: string, asking: Asking): RevealView | null {
	const { steps, known } = planFor(slots, asking.form);
	if (steps.length === 0) return null;
	const nameOf = (field: Field): string => pointer + pointerOf({ keys: inRow(field) });
	return {
		steps: steps.map(
			({ field, inside, when, read }): RevealStep => ({
				id: idOf(nameOf(field)),
				inside: inside === null ? null : idOf(nameOf(inside)),
				when,
				read: read ? readOf(field, nameOf(field), asking.form, asking.locale) : null,
			}),
		),
		known: known.reduce<Readonly<Record<string, unknown>>>(
			(answers, field) => withValue(answers, pointerOf(field), valueAt(asking.settled.answers, pointerOf(field))),
			{},
		),
		marks: marksOf(asking.locale),
	};
}

function planFor(slots: readonly Slot[], form: Form): Plan {
	const key = slots.map(({ field }) => field.path).join(' ');
	const made = plans.get(form) ?? new Map<string, Plan>();
	const plan = made.get(key) ?? planOf(slots, form);
	plans.set(form, made.set(key, plan));
	return plan;
}

/** A field of the page, and the groups around it on the page, innermost first. */
interface Placed {
	readonly slot: Slot;
	readonly groups: readonly Slot[];
}

function placedIn(slots: readonly Slot[], groups: readonly Slot[]): readonly Placed[] {
	return slots.flatMap((slot) => [
		{ slot, groups },
		...placedIn(slot.fields, [slot, ...groups]),
		...slot.opens.flatMap((opened) => placedIn(opened, groups)),
	]);
}

function planOf(slots: readonly Slot[], form: Form): Plan {
	const placed = placedIn(slots, []);
	const onPage = new Map(placed.map((one) => [placeOf(levelOf(one.slot.field), inRow(one.slot.field)), one]));
	const paths = new Set(placed.map(({ slot }) => slot.field.path));
	const trees = new Map<Placed, Tree | null>();
	const steps = new Map<Placed, { when: Tree | null; read: boolean }>();
	const known = new Set<Field>();

	/** The condition of a field the page opens, where the script can work it out, with all it needs put before it. */
	const treeOf = (one: Placed): Tree | null => {
		const before = trees.get(one);
		if (before !== undefined) return before;
		trees.set(one, null);
		const { when } = one.slot.field;
		const tree = when === null ? null : pageTree(when, form.conditions);
		const isSure = tree !== null && [...every(tree)].every(isKnown);
		const found = isSure ? tree : null;
		trees.set(one, found);
		return found;
	};
	/** Does the script know, or may it be told, what this part of a condition stands for. */
	const isKnown = (code: Code): boolean => {
		if (code.op === 'this') return false;
		if (code.op !== 'answer') return true;
		const here = onPage.get(placeOf(code.level, code.keys));
		return here === undefined ? isTold(code.level, code.keys) : isReadable(here);
	};
	const isReadable = (one: Placed): boolean =>
		readOf(one.slot.field, '', form, 'id') !== null &&
		[one.slot, ...one.groups].every((slot) => (slot.openable ? whenOf(slot) !== null : !dependsOn([slot.field], paths, form))) &&
		!dependsOn(
			withGroups(one.slot.field, form).filter(({ path }) => !paths.has(path)),
			paths,
			form,
		);
	const whenOf = (slot: Slot): Tree | null => {
		const one = placed.find((other) => other.slot === slot);
		return one === undefined ? null : treeOf(one);
	};
	/** An answer of another page that no answer of this one can change. Only codes, numbers, yes and no are told. */
	const isTold = (level: number, keys: readonly string[]): boolean => {
		const field = level === 0 ? form.fields.get(keys.join('.')) : undefined;
		return field !== undefined && told.has(field.kind) && !dependsOn(withGroups(field, form), paths, form);
	};
	const put = (one: Placed, read: boolean): void => {
		const there = steps.get(one);
		if (there !== undefined) {
			there.read ||= read;
			return;
		}
		const when = one.slot.openable ? treeOf(one) : null;
		for (const slot of one.groups) {
			const group = placed.find((other) => other.slot === slot);
			if (slot.openable && group !== undefined && treeOf(group) !== null) put(group, false);
		}
		for (const code of when === null ? [] : every(when)) {
			if (code.op !== 'answer') continue;
			const here = onPage.get(placeOf(code.level, code.keys));
			const elsewhere = here === undefined ? form.fields.get(code.keys.join('.')) : undefined;
			if (here !== undefined) put(here, true);
			if (elsewhere !== undefined) known.add(elsewhere);
		}
		steps.set(one, { when, read });
	};
	for (const one of placed) if (one.slot.openable && treeOf(one) !== null) put(one, false);
	return {
		steps: [...steps].map(([{ slot, groups }, { when, read }]) => ({
			field: slot.field,
			inside: groups.find((group) => group.openable && whenOf(group) !== null)?.field ?? null,
			when,
			read,
		})),
		known: [...known],
	};
}

/** Kinds whose answers a page is told: no names, no addresses, no numbers of persons. */
const told: ReadonlySet<Field['kind']> = new Set<Field['kind']>([
	'radios',
	'select',
	'checkboxes',
	'boolean',
	'declaration',
	'integer',
	'number',
	'money',
]);

/** Is one of these fields relevant, or worked out, by one of these paths. */
function dependsOn(fields: readonly Field[], paths: ReadonlySet<string>, form: Form, seen = new Set<Field>()): boolean {
	const fresh = fields.filter((field) => !seen.has(field));
	for (const field of fresh) seen.add(field);
	const uses = fresh.flatMap((field) => [field.when, field.compute, ...(field.asked ?? [])].flatMap((one) => one?.uses ?? []));
	return uses.some((path) => {
		const used = form.fields.get(path);
		return paths.has(path) || (used !== undefined && dependsOn(withGroups(used, form), paths, form, seen));
	});
}

/** A field and the groups it stands in. */
function withGroups(field: Field, form: Form): readonly Field[] {
	return [field, ...field.keys.slice(0, -1).flatMap((_, at) => form.fields.get(field.keys.slice(0, at + 1).join('.')) ?? [])];
}

function levelOf({ keys }: Field): number {
	return keys.filter((key) => key === '*').length;
}

/** The keys of a field from the row it stands in, or from the root. */
function inRow({ keys }: Field): readonly string[] {
	return keys.slice(keys.lastIndexOf('*') + 1);
}

function placeOf(level: number, keys: readonly string[]): string {
	return `${level} ${keys.join('/')}`;
}
