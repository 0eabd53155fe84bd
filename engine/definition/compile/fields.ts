import type { Expression, Frame, Group, Member, Value } from '../../expression/types.js';
import type { Node } from '../node.js';
import type { Check, Choice, Field, Page, Text } from '../service.js';
import { kebab } from '../words.js';
import { addressLines } from './addresses.js';
import { reportStrangeCodes } from './codes.js';
import type { CompileContext } from './context.js';
import { fileRules } from './files.js';
import { environmentOf, type Names, selfOf } from './frames.js';
import { askedWhen, compilePages, onlyConditional, rawPages, shownAs } from './pages.js';
import { child, entriesOf, humanised, isTrue, itemsOf, plain, textOf } from './reading.js';
import { emitSchema } from './schema.js';
import { type Shape, shapeOf } from './shape.js';
import { everyKeyword, keyword } from './view.js';

/** Fields of a schema that stands beside the answers: facts, or what an action asks. */
export interface FieldOptions {
	/** Before the fields' paths where expressions name them: `facts.` for facts, '' for an `ask` in place. */
	readonly prefix: string;
	/** The objects around, innermost first: the form's root. */
	readonly around: readonly Frame[];
	/** The names its expressions may use; facts see themselves as `facts.x`, hence a function of its members. */
	readonly names: (members: ReadonlyMap<string, Member>) => Names;
}

export interface Fields {
	readonly root: Field;
	readonly members: ReadonlyMap<string, Member>;
	/** Names are looked up in it where an expression stands at the top of this schema. */
	readonly frame: Frame;
	/** Every field below the root by path. */
	readonly fields: ReadonlyMap<string, Field>;
	/** The re-emitted schema. */
	readonly schema: Readonly<Record<string, unknown>>;
	/** Pages as written beside the schema (`ask` in place); none where it is asked at once. */
	readonly pages: readonly Page[];
}

/**
 * The fields of a schema beside the answers (`facts`, an `ask` in place). In its expressions its own object is looked up before the
 * answers; when it runs, that object is the first of `scope.rows` (see `settle`).
 */
export function compileFields(context: CompileContext, node: Node, options: FieldOptions): Fields {
	const raw = rawPages(child(node, 'pages')) ?? [];
	const shape = shapeOf(context, node, { prefix: options.prefix, level: 1, conditional: new Set(onlyConditional(raw)) });
	const frame = shape.frame as Frame;
	const names = options.names(frame.members);
	const environment = environmentOf(names, [frame, ...options.around], null);
	const whens = raw.map((page) => (page.when === null ? null : context.expression(page.when, environment, 'boolean')));
	const root = finish(shape, [...options.around], {
		context,
		names,
		prefix: options.prefix,
		personal: 'personal',
		asked: askedWhen(raw, whens),
		shown: shownAs(raw),
	});
	const fields = fieldsBelow(root);
	const pages = compilePages(context, raw, whens, fields, environment);
	return { root, members: frame.members, frame, fields, schema: emitSchema(context, node), pages };
}

/** Every field below a root by its path; rows of lists as `members[]`. */
export function fieldsBelow(root: Field): ReadonlyMap<string, Field> {
	const found = new Map<string, Field>();
	const visit = (field: Field): void => {
		found.set(field.path, field);
		if (field.row !== null) visit(field.row);
		else for (const member of field.members) visit(member);
	};
	for (const member of root.members) visit(member);
	return found;
}

export interface Finishing {
	readonly context: CompileContext;
	readonly names: Names;
	readonly prefix: string;
	/** Of fields that don't say `personal:`; what a group says holds for all in it. */
	readonly personal: Field['personal'];
	/** `when`s of the pages a field stands on, by its path. */
	readonly asked: ReadonlyMap<string, readonly Expression[]>;
	/** Texts a page puts in the place of a field's own. */
	readonly shown: ReadonlyMap<string, Node>;
}

/** A field from its shape: texts, expressions, choices and limits compiled. `frames` are the objects around it, innermost first. */
export function finish(shape: Shape, frames: readonly Frame[], finishing: Finishing): Field {
	const { context, names, prefix } = finishing;
	const { view } = shape;
	const inside = shape.frame === null ? frames : [shape.frame, ...frames];
	const within = environmentOf(names, inside, selfOf(shape, prefix));
	/** A row's own expressions look into the row; a group's `when` looks around it. */
	const environment = shape.keys.at(-1) === '*' ? within : environmentOf(names, frames, within.self);
	const personal = personalOf(textOf(keyword(view, 'personal'))) ?? finishing.personal;
	const below = { ...finishing, personal };
	const text = (word: string): Text | null => {
		const node = child(finishing.shown.get(shape.path), word) ?? keyword(view, word);
		return textOf(node) === null || node === null ? null : context.text(node, environment);
	};
	const when = keyword(view, 'when');
	const row = shape.row === null ? null : finish(shape.row, frames, below);
	const members = row === null ? shape.members.map((member) => finish(member, inside, below)) : row.members;
	const title = text('title') ?? humanised(titleFrom(shape), context.locales);
	return {
		path: shape.path,
		keys: shape.keys,
		name: shape.name,
		kind: shape.kind,
		type: shape.type,
		at: shape.node.place,
		title,
		short: text('short') ?? title,
		hint: text('hint') ?? text('description'),
		messages: new Map(
			entriesOf(keyword(view, 'messages')).map(([word, { node }]) => [kebab(word), context.text(node, environment)]),
		),
		required: shape.required,
		when: when === null ? null : context.expression(when, environment, 'boolean'),
		asked: finishing.asked.get(shape.path) ?? null,
		checks: everyKeyword(view, 'check').flatMap((node) => itemsOf(node).flatMap((item) => checkOf(item, within, context))),
		...computed(shape, environment, context),
		proposal: proposalOf(keyword(view, 'default')),
		choices: shape.choices.map((choice): Choice => {
			const title = child(choice.node, 'title');
			const hint = child(choice.node, 'hint') ?? child(choice.node, 'description');
			return {
				code: choice.code,
				title:
					title !== null
						? context.text(title, environment)
						: choice.row !== null
							? labels(choice.row.label, choice.code, context.locales)
							: humanised(choice.code, context.locales),
				hint: hint === null ? null : context.text(hint, environment),
			};
		}),
		personal,
		unit: unitOf(keyword(view, 'unit'), context),
		currency: shape.type.kind === 'number' ? shape.type.currency : null,
		autocomplete: textOf(keyword(view, 'autocomplete')),
		component: textOf(keyword(view, 'component')) ?? shape.kind,
		limits: limitsOf(shape),
		file: fileRules(shape, context),
		members: shape.kind === 'address' ? addressLines(shape, members, context) : members,
		row,
	};
}

/** Signs of measure that are the same in every language need no translation. */
const signs = /^(?:[kcmµ]?m[23²³]?|ha|[km]?g|t|m?l|k?W|kWh|k?VA|V|A|Hz|°C|[KMGT]B|[kMG]bps|px|dpi)$/u;

function unitOf(node: Node | null, context: CompileContext): Text | null {
	const unit = textOf(node);
	if (node === null || unit === null) return null;
	return signs.test(unit) ? Object.fromEntries(context.locales.map((locale) => [locale, [unit]])) : context.text(node, null);
}

function computed(
	shape: Shape,
	environment: ReturnType<typeof environmentOf>,
	context: CompileContext,
): Pick<Field, 'compute' | 'editable'> {
	const node = keyword(shape.view, 'compute');
	const compute = node === null ? null : context.expression(node, environment, shape.type.kind);
	if (node !== null && compute !== null) reportStrangeCodes(compute, shape.type, node, context);
	return {
		compute,
		editable: isTrue(keyword(shape.view, 'editable')),
	};
}

function checkOf(item: Node, environment: ReturnType<typeof environmentOf>, context: CompileContext): Check[] {
	const that = child(item, 'that');
	const says = child(item, 'says');
	if (that === null || says === null) return [];
	const expression: Expression | null = context.expression(that, environment, 'boolean');
	const words = context.text(says, environment);
	return expression === null ? [] : [{ that: expression, says: words, at: item.place }];
}

/** The last word of the path that names something: a row is called after its list. */
function titleFrom(shape: Shape): string {
	return (
		[...shape.keys]
			.reverse()
			.find((key) => key !== '*')
			?.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/gu, ' ')
			.toLowerCase() ?? ''
	);
}

function labels(label: Readonly<Record<string, string>>, code: string, locales: readonly string[]): Text {
	const first = label[locales[0] ?? ''] ?? Object.values(label)[0] ?? code;
	return Object.fromEntries(locales.map((locale) => [locale, [label[locale] ?? first]]));
}

function personalOf(word: string | null): Field['personal'] | null {
	return word === 'none' || word === 'sensitive' || word === 'personal' ? word : null;
}

function proposalOf(node: Node | null): Value {
	if (node === null || (node.kind === 'scalar' && node.value === null)) return undefined;
	return plain(node) as Exclude<Value, Group>;
}

const limiting = [
	'type',
	'enum',
	'const',
	'minimum',
	'maximum',
	'exclusiveMinimum',
	'exclusiveMaximum',
	'multipleOf',
	'minLength',
	'maxLength',
	'minItems',
	'maxItems',
	'uniqueItems',
	'pattern',
	'format',
];

function limitsOf(shape: Shape): Readonly<Record<string, unknown>> {
	const limits: Record<string, unknown> = {};
	for (const word of limiting) {
		const node = keyword(shape.view, word);
		if (node !== null) limits[word] = plain(node);
	}
	return limits;
}
