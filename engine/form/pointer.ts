/** JSON Pointers (RFC 6901) into answers: `/business/members/0/share`. */

/** One more step. */
export function below(pointer: string, step: string | number): string {
	return `${pointer}/${typeof step === 'number' ? step : escaped(step)}`;
}

/** The steps of a pointer. */
export function stepsOf(pointer: string): readonly string[] {
	if (pointer === '') return [];
	return pointer
		.slice(1)
		.split('/')
		.map((step) => (step.includes('~') ? step.replaceAll('~1', '/').replaceAll('~0', '~') : step));
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

/** The keys of a field's path for a pointer: numbers of rows become `*`; given is whether the value there is a list. */
export function pathOf(pointer: string): string {
	return stepsOf(pointer)
		.map((step) => (/^\d+$/.test(step) ? '[]' : step))
		.join('.')
		.replaceAll('.[]', '[]');
}

function escaped(step: string): string {
	return /[~/]/.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}
