/**
 * Relevance and validation written down plainly, for comparison: every question is asked anew by recursion, nothing is ordered,
 * compiled or shared. Only what `random-form.ts` makes is understood.
 */

/** A condition in the words of the language, small enough to be worked out by hand. */
export type Condition =
	| { readonly is: 'code'; readonly target: string; readonly equals: boolean; readonly code: string }
	| { readonly is: 'number'; readonly target: string; readonly above: number }
	| { readonly is: 'yes'; readonly target: string }
	| { readonly is: 'answered'; readonly target: string }
	| { readonly is: 'count'; readonly target: string; readonly above: number }
	| { readonly is: 'sum'; readonly target: string; readonly of: string; readonly above: number }
	| { readonly is: 'not'; readonly one: Condition }
	| { readonly is: 'and'; readonly left: Condition; readonly right: Condition }
	| { readonly is: 'or'; readonly left: Condition; readonly right: Condition };

export interface RandomField {
	readonly name: string;
	readonly kind: 'code' | 'number' | 'boolean' | 'text' | 'group' | 'list';
	readonly required: boolean;
	readonly when: Condition | null;
	/** Of numbers: the largest; of texts: the fewest letters; of lists: the fewest rows. */
	readonly limit: number | null;
	readonly members: readonly RandomField[];
}

export interface RandomForm {
	readonly root: RandomField;
	/** Of which exactly one must be there, plainly. */
	readonly oneOf: readonly string[] | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export const codes = ['a', 'b', 'c'];

/** Everything that is wrong, as `pointer code`, sorted; and every place that isn't relevant. */
export function referenceOf(
	form: RandomForm,
	given: Json,
): { readonly problems: readonly string[]; readonly hidden: readonly string[] } {
	const problems: string[] = [];
	const hidden: string[] = [];
	visit(form.root, given, '', null);
	if (form.oneOf !== null) {
		const there = form.oneOf.filter((name) => {
			const field = form.root.members.find((one) => one.name === name);
			return field !== undefined && isRelevant(field, null) && isGiven(child(given, name));
		});
		if (there.length !== 1) problems.push(' one-of');
	}
	return { problems: problems.sort(), hidden: hidden.sort() };

	function visit(field: RandomField, value: Json | undefined, pointer: string, row: Json | null): void {
		if (field.kind === 'group') {
			for (const member of field.members) {
				const at = `${pointer}/${member.name}`;
				const inner = child(value, member.name);
				if (!isRelevant(member, row)) hidden.push(at);
				else visitMember(member, inner, at, row);
			}
			return;
		}
		if (field.kind === 'list' && Array.isArray(value)) {
			if (field.limit !== null && value.length < field.limit) problems.push(`${pointer} min-items`);
			for (const [index, one] of (value as readonly Json[]).entries()) {
				visit({ ...field, kind: 'group', when: null }, one, `${pointer}/${index}`, one);
			}
		}
	}

	function visitMember(field: RandomField, value: Json | undefined, pointer: string, row: Json | null): void {
		if (field.kind === 'group') {
			const isThere = hasAnswer(field, value, row);
			if (isThere || field.required) visit(field, value, pointer, row);
			else for (const member of everyHidden(field, row)) hidden.push(`${pointer}${member}`);
			return;
		}
		if (!isGiven(value)) {
			if (field.required) problems.push(`${pointer} required`);
			return;
		}
		const wrong = wrongWith(field, value);
		if (wrong !== null) problems.push(`${pointer} ${wrong}`);
		else visit(field, value, pointer, row);
	}

	/** What isn't relevant in a group that isn't there. */
	function everyHidden(group: RandomField, row: Json | null): readonly string[] {
		return group.members.flatMap((member) => {
			const at = `/${member.name}`;
			if (!isRelevant(member, row)) return [at];
			return member.kind === 'group' ? everyHidden(member, row).map((inner) => at + inner) : [];
		});
	}

	/** Is anything relevant in a group given, right or wrong. */
	function hasAnswer(group: RandomField, value: Json | undefined, row: Json | null): boolean {
		return group.members.some((member) => {
			if (!isRelevant(member, row)) return false;
			const inner = child(value, member.name);
			return member.kind === 'group' ? hasAnswer(member, inner, row) : isGiven(inner);
		});
	}

	function isRelevant(field: RandomField, row: Json | null): boolean {
		return field.when === null || holds(field.when, row) === true;
	}

	/** Kleene's logic: undefined is unknown. */
	function holds(condition: Condition, row: Json | null): boolean | undefined {
		if (condition.is === 'not') {
			const one = holds(condition.one, row);
			return one === undefined ? undefined : !one;
		}
		if (condition.is === 'and' || condition.is === 'or') {
			const sides = [holds(condition.left, row), holds(condition.right, row)];
			const decides = condition.is === 'or';
			if (sides.includes(decides)) return decides;
			return sides.includes(undefined) ? undefined : !decides;
		}
		if (condition.is === 'count') {
			const rows = answer(condition.target, row);
			return (Array.isArray(rows) ? rows.length : 0) > condition.above;
		}
		if (condition.is === 'sum') {
			const rows = answer(condition.target, row);
			const list = fieldOf(condition.target);
			const inner = list?.members.find(({ name }) => name === condition.of);
			let sum = 0;
			for (const one of Array.isArray(rows) ? (rows as readonly Json[]) : []) {
				const value = child(one, condition.of);
				if (inner !== undefined && isRelevant(inner, one) && isGiven(value) && wrongWith(inner, value) === null)
					sum += value as number;
			}
			return sum > condition.above;
		}
		const value = answer(condition.target, row);
		if (condition.is === 'answered') return value !== undefined;
		if (condition.is === 'yes') return value === true;
		if (condition.is === 'number') return value === undefined ? undefined : (value as number) > condition.above;
		return ((value ?? '') === condition.code) === condition.equals;
	}

	/** The answer expressions see at a path: from the root, or (`.name`) in the row. */
	function answer(target: string, row: Json | null): Json | undefined {
		const inRow = target.startsWith('.');
		const names = (inRow ? target.slice(1) : target).split('.');
		let value: Json | undefined = inRow ? (row ?? undefined) : given;
		let fields = inRow ? (rowMembers(names[0] ?? '') ?? []) : form.root.members;
		let field: RandomField | undefined;
		for (const name of names) {
			field = fields.find((one) => one.name === name);
			if (field === undefined || !isRelevant(field, inRow ? row : null)) return undefined;
			value = child(value, name);
			fields = field.members;
		}
		if (!isGiven(value) || field === undefined || wrongWith(field, value) !== null) return undefined;
		return value;
	}

	function fieldOf(path: string): RandomField | undefined {
		let fields = form.root.members;
		let field: RandomField | undefined;
		for (const name of path.split('.')) {
			field = fields.find((one) => one.name === name);
			fields = field?.members ?? [];
		}
		return field;
	}

	function rowMembers(name: string): readonly RandomField[] | null {
		const search = (fields: readonly RandomField[]): readonly RandomField[] | null => {
			for (const field of fields) {
				if (field.kind === 'list' && field.members.some((one) => one.name === name)) return field.members;
				const found = field.kind === 'group' ? search(field.members) : null;
				if (found !== null) return found;
			}
			return null;
		};
		return search(form.root.members);
	}
}

function child(value: Json | undefined, name: string): Json | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	return (value as Readonly<Record<string, Json>>)[name];
}

function isGiven(value: Json | undefined): value is Json {
	return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** What its own schema says against a value; null = nothing. Lists are looked into elsewhere. */
function wrongWith(field: RandomField, value: Json): string | null {
	if (field.kind === 'code') return typeof value === 'string' ? (codes.includes(value) ? null : 'enum') : 'enum';
	if (field.kind === 'boolean') return typeof value === 'boolean' ? null : 'type';
	if (field.kind === 'number') {
		if (typeof value !== 'number') return 'type';
		return field.limit !== null && value > field.limit ? 'maximum' : null;
	}
	if (field.kind === 'text') {
		if (typeof value !== 'string') return 'type';
		return field.limit !== null && value.length < field.limit ? 'min-length' : null;
	}
	return field.kind === 'list' && !Array.isArray(value) ? 'type' : null;
}
