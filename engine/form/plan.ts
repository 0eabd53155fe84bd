import { orderOf } from '../definition/compile/order.js';
import { isGroupKind } from '../definition/groups.js';
import type { Field } from '../definition/service.js';
import { combines } from './combines.js';
import { currencyDigits } from './currency.js';
import { kindOf } from './fields/index.js';
import { leafTest, schemasAt, type Test } from './leaf.js';
import type { FieldSet } from './types.js';

/** One field in the order it is settled, with where its group is found: slots are numbered within the answers, and within each row of a list. */
export interface Step {
	readonly field: Field;
	readonly name: string;
	readonly does: 'leaf' | 'group' | 'list' | 'row';
	/** Is there anything that may make it irrelevant. */
	readonly conditional: boolean;
	/** Comes from the server, whatever is given. */
	readonly computed: boolean;
	/** Lists around it, outermost first, each by its number within the level it stands in. */
	readonly lists: readonly number[];
	/** The group it stands in. */
	readonly parent: number;
	/** Its own slot, for a group; its own number, for a list. */
	readonly slot: number;
	/** From the level's object: `/business/members`. */
	readonly tail: string;
	/** Decimals its computed value is rounded to; null: 15 significant digits. */
	readonly decimals: number | null;
	/** What is wrong with a single answer; of a list, with a row that is one. */
	readonly test: Test;
	/** Of a list: its rows are single answers; what is wrong with all of them together. */
	readonly leafRows: boolean;
	readonly whole: Test;
	/** Of a list: how many group slots and lists a row has. */
	readonly rowSlots: number;
	readonly rowLists: number;
	/** Of a list: fewest and most rows. */
	readonly least: number;
	readonly most: number;
}

/** A group with its members, for going through answers from the top. */
export interface Branch {
	readonly members: readonly Member[];
	/** Does an expression stand anywhere below. */
	readonly conditional: boolean;
}

export interface Member {
	readonly step: Step;
	/** Of the step, once more, where it is at hand. */
	readonly name: string;
	readonly does: Step['does'];
	readonly test: Test;
	/** Of a group: its members; of a list of groups: those of a row. */
	readonly inside: Branch | null;
}

export interface Plan {
	readonly steps: readonly Step[];
	readonly slots: number;
	readonly lists: number;
	readonly top: Branch;
	/** Does the schema say anything about answers together, so that Ajv will ask which names aren't asked. */
	readonly combines: boolean;
	/** Computed answers in order, with the groups around them outermost first. Null: answers can't be looked through in place. */
	readonly computes: readonly { readonly step: Step; readonly around: readonly Step[] }[] | null;
}

interface Level {
	slots: number;
	lists: number;
}

const plans = new WeakMap<Field, Plan>();

/** The plan by which a set of fields is settled; made once. */
export function planOf(set: FieldSet, prefix: string): Plan {
	let plan = plans.get(set.root);
	if (plan === undefined) {
		plan = makePlan(set, prefix);
		plans.set(set.root, plan);
	}
	return plan;
}

function makePlan(set: FieldSet, prefix: string): Plan {
	const steps = new Map<string, Step>();
	const level: Level = { slots: 1, lists: 0 };
	const top = branchOf(set.root.members, { set, steps, level, lists: [], parent: 0, tail: '' });
	const { order, looksAround } = orderOf(set.root, prefix);
	const ordered = order.flatMap((path) => steps.get(path) ?? []);
	const computed = ordered.filter((step) => step.computed);
	const computes =
		looksAround || computed.some(({ lists }) => lists.length > 0)
			? null
			: computed.map((step) => ({ step, around: groupsAround(step, steps) }));
	return { steps: ordered, slots: level.slots, lists: level.lists, top, combines: combines(set.schema), computes };
}

interface Placing {
	readonly set: FieldSet;
	readonly steps: Map<string, Step>;
	readonly level: Level;
	readonly lists: readonly number[];
	readonly parent: number;
	readonly tail: string;
}

function branchOf(fields: readonly Field[], placing: Placing): Branch {
	const members = fields.map((field) => memberOf(field, placing));
	return { members, conditional: members.some(({ step, inside }) => step.conditional || inside?.conditional === true) };
}

function memberOf(field: Field, placing: Placing): Member {
	const { set, steps, level, lists, parent } = placing;
	const tail = `${placing.tail}/${field.name}`;
	const base: Step = {
		field,
		name: field.name,
		does: 'leaf',
		conditional: field.when !== null || field.asked !== null,
		computed: field.compute !== null && !field.editable,
		lists,
		parent,
		slot: -1,
		tail,
		decimals: field.currency === null ? null : currencyDigits(field.currency),
		test: right,
		leafRows: false,
		whole: right,
		rowSlots: 0,
		rowLists: 0,
		least: limit(field, 'minItems', 0),
		most: limit(field, 'maxItems', Number.POSITIVE_INFINITY),
	};
	if (isGroupKind(field.kind)) {
		const slot = level.slots++;
		const inside = branchOf(field.members, { ...placing, parent: slot, tail });
		const step: Step = { ...base, does: 'group', slot };
		steps.set(field.path, step);
		return member(step, inside);
	}
	if (field.kind === 'list') {
		const slot = level.lists++;
		const { row } = field;
		const rowLevel: Level = { slots: 1, lists: 0 };
		const isGroup = row !== null && isGroupKind(row.kind);
		const inside = isGroup
			? branchOf(row.members, { set, steps, level: rowLevel, lists: [...lists, slot], parent: 0, tail: '' })
			: null;
		const test = row === null || isGroup ? right : testOf(row, set);
		const own = isGroup ? null : leafTest(schemasAt(set.schema, field.keys.slice(set.root.keys.length)), set.schema, rowByRow);
		const step: Step = {
			...base,
			test,
			whole: own ?? right,
			does: 'list',
			slot,
			leafRows: !isGroup,
			rowSlots: rowLevel.slots,
			rowLists: rowLevel.lists,
		};
		steps.set(field.path, step);
		if (row !== null) steps.set(row.path, { ...base, field: row, does: 'row', slot, conditional: row.when !== null });
		const conditional = inside !== null && (row?.when ?? null) !== null;
		return member(step, conditional && inside !== null ? { ...inside, conditional: true } : inside);
	}
	const step: Step = { ...base, test: testOf(field, set) };
	steps.set(field.path, step);
	return member(step, null);
}

function member(step: Step, inside: Branch | null): Member {
	return { step, name: step.name, does: step.does, test: step.test, inside };
}

const right: Test = () => null;

function limit(field: Field, word: string, otherwise: number): number {
	const set = field.limits[word];
	return typeof set === 'number' ? set : otherwise;
}

const type = new Set(['type']);
const typeAndFormat = new Set(['type', 'format']);

/** Keywords that a kind looks at itself. */
const looksAt: ReadonlyMap<Field['kind'], ReadonlySet<string>> = new Map([
	['text', type],
	['long-text', type],
	['phone', type],
	['nik', type],
	['kk', type],
	['file', type],
	['boolean', type],
	['declaration', type],
	['date', typeAndFormat],
	['email', typeAndFormat],
]);
const nothing: ReadonlySet<string> = new Set();
/** Keywords of a list that are looked at beside the rest. */
const rowByRow: ReadonlySet<string> = new Set(['items', 'minItems', 'maxItems']);

function testOf(field: Field, set: FieldSet): Test {
	const { check } = kindOf(field.kind);
	const schemas = schemasAt(set.schema, field.keys.slice(set.root.keys.length));
	const test = leafTest(schemas, set.schema, looksAt.get(field.kind) ?? nothing);
	if (test === null) return (value) => check(value as never, field);
	const isOneOf = schemas.some(
		(schema) => typeof schema === 'object' && (schema['enum'] !== undefined || schema['choice'] !== undefined),
	);
	if (isOneOf && (field.kind === 'radios' || field.kind === 'select')) return test;
	return (value) => check(value as never, field) ?? test(value);
}

function groupsAround(step: Step, steps: ReadonlyMap<string, Step>): readonly Step[] {
	return [...steps.values()].filter(({ does, tail }) => does === 'group' && step.tail.startsWith(`${tail}/`));
}
