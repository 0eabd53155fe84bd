import type { Environment, Expression, Frame, Member } from '../../expression/types.js';
import type { Form, Text } from '../service.js';
import { compileNames, type Named } from './conditions.js';
import type { CompileContext } from './context.js';
import { boundCost } from './cost.js';
import { fieldsBelow, finish } from './fields.js';
import { environmentOf } from './frames.js';
import { circleSays, orderOf } from './order.js';
import { askedWhen, compilePages, derivedPages, onlyConditional, rawPages, shownAs } from './pages.js';
import { child, humanised } from './reading.js';
import { emitSchema } from './schema.js';
import { shapeOf } from './shape.js';

export interface CompiledForm {
	readonly form: Form;
	/** The names its expressions use, for what stands beside the form: facts, workflow, letters. */
	readonly named: Named;
	/** The root of the answers, where names are looked up last. */
	readonly frame: Frame;
}

const text = (field: string): Member => ({ type: { kind: 'text' }, field, mayBeAbsent: true });
const group = (name: string, members: readonly string[]): readonly [string, ReadonlyMap<string, Member>] => [
	name,
	new Map(members.map((member) => [member, text(`${name}.${member}`)])),
];

/** What the form's expressions see that is no answer: who fills in, who signed in, where and how it is applied for. */
export const formApart: Environment['apart'] = new Map([
	group('case', ['office', 'channel']),
	group('filler', ['role', 'office']),
	group('me', ['name', 'nik', 'email', 'phone']),
]);

/**
 * The form of a service: schema, pages, conditions, tables and fee. Everything wrong is reported, several at once; null where there
 * is no schema to make a form of.
 */
export function compileForm(context: CompileContext): CompiledForm | null {
	const root = context.source.root;
	const schema = child(root, 'schema');
	if (schema?.kind !== 'map') return null;
	const raw = rawPages(child(root, 'pages'));
	const conditional = new Set(onlyConditional(raw ?? []));
	const shape = shapeOf(context, schema, { prefix: '', level: 0, conditional });
	const frame = shape.frame;
	if (frame === null) return null;
	const named = compileNames(context, frame, formApart);
	const environment = environmentOf(named.names, [frame], null);
	const expression = (key: string): Expression | null => {
		const node = child(root, key);
		return node === null ? null : context.expression(node, environment, 'number');
	};
	const whens = (raw ?? []).map((page) => (page.when === null ? null : context.expression(page.when, environment, 'boolean')));
	const asked = askedWhen(raw ?? [], whens);
	const field = finish(shape, [], {
		context,
		names: named.names,
		prefix: '',
		personal: 'personal',
		asked,
		shown: shownAs(raw ?? []),
	});
	const fields = fieldsBelow(field);
	const { order, circles } = orderOf(field);
	for (const circle of circles) context.report({ code: 'circle', severity: 'error', at: circle.at, says: circleSays(circle) });
	boundCost(context, fields, order);
	const pages = raw === null ? derivedPages(field, titleOf(context)) : compilePages(context, raw, whens, fields, environment);
	const form: Form = {
		root: field,
		fields,
		pages,
		conditions: named.conditions,
		tables: named.tables,
		fee: expression('fee'),
		order,
		schema: emitSchema(context, schema),
	};
	return { form, named, frame };
}

function titleOf(context: CompileContext): Text {
	const title = child(context.source.root, 'title');
	return title === null ? humanised(context.source.id, context.locales) : context.text(title, null);
}
