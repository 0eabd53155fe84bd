/** Keys whose value is an expression (2.4). */
export const expressionKeys: ReadonlySet<string> = new Set([
	'when',
	'that',
	'is',
	'compute',
	'then',
	'fee',
	'amount',
	'office',
	'where',
	'per',
	'assign',
]);

/** Keys whose value is a text that people read. */
export const textKeys: ReadonlySet<string> = new Set([
	'title',
	'summary',
	'says',
	'hint',
	'description',
	'short',
	'text',
	'public',
	'purpose',
	'basis',
	'label',
	'unit',
	'name',
	'hours',
	'item',
	'persona',
	'comment',
	'reason',
]);

/** Of these only texts are possible: never yes/no, a number or a question's own name. */
export const onlyTexts: ReadonlySet<string> = new Set([
	'title',
	'says',
	'hint',
	'description',
	'short',
	'public',
	'purpose',
	'basis',
	'label',
	'persona',
]);

/** Keys whose value is yes or no. */
export const booleanKeys: ReadonlySet<string> = new Set([
	'editable',
	'leads',
	'done',
	'uniqueItems',
	'additionalProperties',
	'working',
	'locked',
	'alone',
	'exit',
	'propose',
	'beforeSignIn',
	'late',
]);

/** Keys whose value is always a number, so that `1e6` is meant as one. */
export const numberKeys: ReadonlySet<string> = new Set([
	'minimum',
	'maximum',
	'exclusiveMinimum',
	'exclusiveMaximum',
	'multipleOf',
	'minLength',
	'maxLength',
	'minItems',
	'maxItems',
	'cost',
	'seats',
	'radius',
	'satisfaction',
	'online',
	'completeness',
	'visits',
	'next',
	'in',
]);

/** Keys of values that belong to a `type` said beside or above them. */
export const valueKeys: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples']);

/** Keys below which stand answers and facts, named by the author. */
const answerKeys: ReadonlySet<string> = new Set(['answers', 'with', 'set', 'facts', 'default', 'examples', 'const', 'enum']);

/** Does it stand among answers, where a key is a question's name and not a word of the language? */
export function amongAnswers(path: readonly (string | number)[]): boolean {
	return path.slice(0, -1).some((step) => typeof step === 'string' && answerKeys.has(step)) && !path.includes('properties');
}
