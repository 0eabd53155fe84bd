import type { FieldView, PageField } from '../../engine/views/field.js';
import { membersMark, opensMark, source } from './components/source.js';
import type { FieldContext, FieldRenderer } from './fields/field.js';
import { fieldRenderers } from './fields/index.js';

/**
 * Template source for these fields, in order: our components put in one after the other. Holds kinds and places, never a text or
 * name of the author's; what is not shown this time (null) leaves nothing.
 */
export function fieldsSource(fields: readonly PageField[]): string {
	return fields.map((field, index) => `{{#with fields.[${index}]}}${fieldSource(field)}{{/with}}`).join('');
}

function fieldSource(field: PageField): string {
	const opens = field.opens
		.map((fields, index) => (fields.length === 0 ? '' : `{{#with opened.[${index}]}}${fieldsSource(fields)}{{/with}}`))
		.join('');
	return source(fieldRenderers[field.kind].component)
		.replaceAll(opensMark, opens)
		.replaceAll(membersMark, fieldsSource(field.fields));
}

/** Data for `fieldsSource` of the same fields: one place for each, null for a field that isn't shown now. Both are in the page's order; a shown field that the template doesn't have is a bug and throws. */
export function fieldsData(
	slots: readonly PageField[],
	views: readonly FieldView[],
	context: Omit<FieldContext, 'inside'>,
): (object | null)[] {
	let next = 0;
	const data = slots.map((slot) => {
		const view = views[next];
		if (view === undefined || view.kind !== slot.kind || anyRow(view.name) !== anyRow(slot.name)) return null;
		next++;
		return fieldData(view, slot, context);
	});
	const left = views[next];
	if (left !== undefined) throw new Error(`the page's template has no ${left.kind} field ${left.name} in this place`);
	return data;
}

/** One template serves every row of a list: `/members/0/name` and `/members/7/name` are the same place. */
function anyRow(name: string): string {
	return name.replace(/\/\d+(?=\/|$)/g, '/*');
}

function fieldData(view: FieldView, slot: PageField, context: Omit<FieldContext, 'inside'>): object {
	const renderer = fieldRenderers[view.kind] as FieldRenderer<FieldView>;
	return renderer.data(
		view,
		{ ...context, inside: (slots, views, opened) => fieldsData(slots, views, { ...context, heading: false, opened }) },
		slot,
	);
}

/** What a view's page is made of, for a template that serves exactly this view. */
export function pageFields(views: readonly FieldView[]): PageField[] {
	return views.map((view) => ({
		name: view.name,
		kind: view.kind,
		fields: 'fields' in view ? pageFields(view.fields) : [],
		opens: 'choices' in view ? view.choices.map((choice) => pageFields(choice.opens)) : [],
	}));
}
