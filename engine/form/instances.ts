import type { Field } from '../definition/service.js';
import type { Group, Scope, Value } from '../expression/types.js';
import { below } from './pointer.js';
import type { Around, Circumstances, Settled } from './types.js';

/** One place where a field stands: in each row of the lists around it. */
export interface Instance {
	readonly pointer: string;
	readonly value: Value;
	/** Rows around it, outermost first; its own row too, where it is one. */
	readonly rows: readonly Group[];
}

/** The way to a field that stands in no list. */
interface Way {
	readonly names: readonly string[];
	/** Pointers after each of the names. */
	readonly pointers: readonly string[];
}

const ways = new WeakMap<Field, Way | null>();
const noRows: readonly Group[] = [];
const nowhere: readonly Instance[] = [];

/** Everywhere a field is relevant in settled answers, answered or not. `root` is what was settled. */
export function instancesOf(field: Field, settled: Settled, root: Field): readonly Instance[] {
	let way = ways.get(field);
	if (way === undefined) {
		way = wayTo(field.keys.slice(root.keys.length));
		ways.set(field, way);
	}
	if (way !== null) return onlyInstance(way, settled);
	let here: Instance[] = [{ pointer: '', value: settled.answers, rows: noRows }];
	for (const key of field.keys.slice(root.keys.length)) {
		here = here.flatMap((place) => (key === '*' ? rowsOf(place, settled) : memberOf(place, key, settled)));
	}
	return here;
}

function wayTo(keys: readonly string[]): Way | null {
	if (keys.includes('*')) return null;
	return { names: keys, pointers: keys.map((_, index) => keys.slice(0, index + 1).reduce(below, '')) };
}

function onlyInstance({ names, pointers }: Way, settled: Settled): readonly Instance[] {
	const { hidden } = settled;
	let value: Value = settled.answers;
	for (let at = 0; at < names.length; at++) {
		if (hidden.size > 0 && hidden.has(pointers[at] ?? '')) return nowhere;
		const name = names[at] ?? '';
		value = isGroup(value) && Object.hasOwn(value, name) ? value[name] : undefined;
	}
	return [{ pointer: pointers.at(-1) ?? '', value, rows: noRows }];
}

function rowsOf(place: Instance, settled: Settled): Instance[] {
	const rows: readonly Value[] = Array.isArray(place.value) ? (place.value as readonly Value[]) : [];
	const numbers = settled.rows.get(rows);
	return rows.map((value, index) => ({
		pointer: below(place.pointer, numbers?.[index] ?? index),
		value,
		rows: isGroup(value) ? [...place.rows, value] : place.rows,
	}));
}

function memberOf(place: Instance, name: string, settled: Settled): Instance[] {
	const pointer = below(place.pointer, name);
	if (settled.hidden.has(pointer)) return [];
	const value = isGroup(place.value) && Object.hasOwn(place.value, name) ? place.value[name] : undefined;
	return [{ pointer, value, rows: place.rows }];
}

function isGroup(value: Value): value is Group {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an expression sees at an instance. */
export function scopeAt(instance: Instance | null, settled: Settled, circumstances: Circumstances, around?: Around): Scope {
	const own = around === undefined ? settled.answers : { ...around.beside, ...settled.answers };
	const rows = instance?.rows ?? [];
	return {
		answers: around === undefined ? settled.answers : around.answers,
		rows: around === undefined ? rows : [...(around.rows ?? []), own, ...rows],
		self: instance?.value,
		facts: circumstances.facts,
		apart: circumstances.apart,
		today: circumstances.today,
		...(circumstances.calendar === undefined ? {} : { calendar: circumstances.calendar }),
	};
}
