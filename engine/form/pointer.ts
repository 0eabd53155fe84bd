/** JSON Pointers (RFC 6901) into answers: `/business/members/0/share`. */

/** One more step. */
export function below(pointer: string, step: string | number): string {
	return `${pointer}/${typeof step === 'number' ? step : escaped(step)}`;
}

/** The steps of a pointer. */
export function stepsOf(pointer: string): readonly string[] {
	if (pointer === '') return [];
	const steps = pointer.slice(1).split('/');
	return pointer.includes('~') ? steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')) : steps;
}

/** What stands at a pointer, or undefined. Never looks at what an object inherits. */
export function valueAt(value: unknown, pointer: string): unknown {
	let here = value;
	for (const step of stepsOf(pointer)) {
		if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
		here = (here as Readonly<Record<string, unknown>>)[step];
	}
	return here;
}

/** Is a pointer, or one above it, in the set. */
export function isUnder(pointer: string, set: ReadonlySet<string>): boolean {
	if (set.size === 0) return false;
	if (set.has(pointer)) return true;
	for (let at = pointer.lastIndexOf('/'); at > 0; at = pointer.lastIndexOf('/', at - 1)) {
		if (set.has(pointer.slice(0, at))) return true;
	}
	return false;
}

/**
 * A copy with a value at a pointer; `undefined` takes the name out. Groups on the way that aren't there are made; rows that aren't
 * there are not. The given value is left as it is.
 */
export function withValue<Whole>(whole: Whole, pointer: string, value: unknown): Whole {
	return put(whole, stepsOf(pointer), value) as Whole;
}

function put(here: unknown, steps: readonly string[], value: unknown): unknown {
	const [step, ...rest] = steps;
	if (step === undefined) return value;
	if (Array.isArray(here)) {
		const index = Number(step);
		if (!Number.isInteger(index) || index < 0 || index > here.length) return here;
		const copy: unknown[] = [...here];
		copy[index] = put(copy[index], rest, value);
		return copy;
	}
	const copy: Record<string, unknown> = typeof here === 'object' && here !== null ? { ...here } : {};
	const made = put(Object.hasOwn(copy, step) ? copy[step] : undefined, rest, value);
	if (made === undefined) delete copy[step];
	else copy[step] = made;
	return copy;
}

function escaped(step: string): string {
	return /[~/]/.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}
