import { _, Ajv2020, type CodeKeywordDefinition, type FuncKeywordDefinition, type ValidateFunction } from 'ajv/dist/2020.js';
import { atLeast, atMost, formats } from './formats.js';
import { isMultiple } from './numbers.js';
import { patternOf } from './patterns.js';

/** What the validator is told beside the answers: which names aren't relevant, in which object. */
export interface Asking {
	readonly notAsked: ReadonlyMap<object, ReadonlySet<string>>;
}

/**
 * Our own keywords, each in the place of Ajv's own of that name or beside it. `required` asks only for what is relevant (2b-4);
 * `present` asks plainly; `choice` is `oneOf` of constants.
 */
const keywords: readonly (CodeKeywordDefinition | FuncKeywordDefinition)[] = [
	{
		keyword: 'required',
		type: 'object',
		schemaType: 'array',
		error: { message: 'required', params: ({ params }) => _`{missingProperty: ${params['missing']}}` },
		code: (context) => {
			const { gen, data, schema } = context;
			const hidden = gen.scopeValue('func', { ref: isHidden });
			for (const name of schema as readonly string[]) {
				context.setParams({ missing: _`${name}` });
				const value = _`${data}[${name}]`;
				context.fail(_`${value} === undefined && !${hidden}(this, ${data}, ${name})`);
			}
		},
	},
	{
		keyword: 'present',
		type: 'object',
		schemaType: 'array',
		error: { message: 'required', params: ({ params }) => _`{missingProperty: ${params['missing']}}` },
		code: (context) => {
			const { gen, data, schema } = context;
			const absent = gen.scopeValue('func', { ref: isAbsent });
			for (const name of schema as readonly string[]) {
				context.setParams({ missing: _`${name}` });
				context.fail(_`${absent}(${data}, ${name})`);
			}
		},
	},
	{
		keyword: 'choice',
		schemaType: 'array',
		errors: false,
		compile: (codes: readonly unknown[]) => {
			const known = new Set(codes);
			return (value: unknown) => known.has(value);
		},
	},
	{
		keyword: 'minLength',
		type: 'string',
		schemaType: 'number',
		code: (context) => {
			const holds = context.gen.scopeValue('func', { ref: atLeast });
			context.fail(_`!${holds}(${context.data}, ${context.schema})`);
		},
	},
	{
		keyword: 'maxLength',
		type: 'string',
		schemaType: 'number',
		code: (context) => {
			const holds = context.gen.scopeValue('func', { ref: atMost });
			context.fail(_`!${holds}(${context.data}, ${context.schema})`);
		},
	},
	{
		keyword: 'multipleOf',
		type: 'number',
		schemaType: 'number',
		code: (context) => {
			const holds = context.gen.scopeValue('func', { ref: isMultiple });
			context.fail(_`!${holds}(${context.data}, ${context.schema})`);
		},
	},
	{
		keyword: 'pattern',
		type: 'string',
		schemaType: 'string',
		code: (context) => {
			const pattern = context.gen.scopeValue('pattern', { key: String(context.schema), ref: patternOf(String(context.schema)) });
			context.fail(_`!${pattern}.test(${context.data})`);
		},
	},
	{
		keyword: 'format',
		type: 'string',
		schemaType: 'string',
		code: (context) => {
			const holds = formats.get(String(context.schema));
			if (holds === undefined) return;
			const test = context.gen.scopeValue('func', { ref: holds });
			context.fail(_`!${test}(${context.data})`);
		},
	},
];

/** A validator for a re-emitted schema: run with `this` = `Asking`; its errors are all there are. One Ajv instance each, dropped with it. */
export function makeValidator(schema: Readonly<Record<string, unknown>>): ValidateFunction {
	const ajv = new Ajv2020({
		allErrors: true,
		passContext: true,
		strict: false,
		validateSchema: false,
		addUsedSchema: false,
		inlineRefs: false,
		messages: false,
		validateFormats: false,
		ownProperties: false,
		code: { optimize: false, lines: false },
		logger: false,
	});
	for (const keyword of keywords) {
		const word = String(keyword.keyword);
		if (ajv.getKeyword(word) !== false) ajv.removeKeyword(word);
		ajv.addKeyword({ ...keyword });
	}
	return ajv.compile(schema);
}

function isHidden(asking: Asking, object: object, name: string): boolean {
	return asking.notAsked.get(object)?.has(name) === true;
}

/** A group without answers counts as not there (2b-53). */
function isAbsent(object: Readonly<Record<string, unknown>>, name: string): boolean {
	if (!Object.hasOwn(object, name)) return true;
	const value = object[name];
	if (value === undefined) return true;
	return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
