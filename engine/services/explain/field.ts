import { isGroupKind } from '../../definition/groups.js';
import type { Says } from '../../definition/problem.js';
import type { Field, Service } from '../../definition/service.js';
import type { Value } from '../../expression/types.js';
import { isUnder, valueAt } from '../../form/pointer.js';
import { shownAnswer } from '../../form/show.js';
import { fieldAt } from '../../form/validate.js';
import { type FormExplanation, whyOf } from './form.js';

/** Why a field is asked or not, and what its answer is: sentences, one after the other. Null: there is no such field. */
export function explainField(service: Service, pointer: string, explained: FormExplanation): readonly Says[] | null {
	const { answered, why, form } = explained;
	const field = fieldAt(service.form.root, pointer);
	if (field === null) return null;
	const { settled } = answered;
	const computed = why.computed.get(pointer);
	return [
		isUnder(pointer, settled.hidden) ? notAsked(service, pointer, explained) : asked(service, field, explained),
		...answerOf(field, valueAt(settled.answers, pointer) as Value, answered.proposed.includes(pointer)),
		...(computed === undefined ? [] : [computed]),
		...form.problems
			.filter(({ path }) => path === pointer)
			.map(({ message, code }) => ({ id: `${message} [${code}]`, en: `${message} [${code}]` })),
	];
}

function asked(service: Service, field: Field, { answered }: FormExplanation): Says {
	const pages = answered.pages.filter((id) => {
		const page = service.form.pages.find((one) => one.id === id);
		return page?.fields.some(
			(path) => field.path === path || field.path.startsWith(`${path}.`) || field.path.startsWith(`${path}[`),
		);
	});
	const on = pages.join(', ');
	const need = field.required ? { id: 'wajib', en: 'required' } : { id: 'boleh dilewati', en: 'optional' };
	const why = field.when === null || field.path.includes('[]') ? { id: '', en: '' } : whyOf(service, field.when, answered.scope);
	return {
		id: `Ditanyakan di halaman ${on} (${need.id}). ${why.id}`.trimEnd(),
		en: `It is asked on the page ${on} (${need.en}). ${why.en}`.trimEnd(),
	};
}

function notAsked(service: Service, pointer: string, { answered }: FormExplanation): Says {
	const { reasons } = answered.settled;
	const found = [...reasons].find(([at]) => pointer === at || pointer.startsWith(`${at}/`));
	const why =
		found === undefined || fieldAt(service.form.root, found[0])?.path.includes('[]') === true
			? { id: '', en: '' }
			: whyOf(service, found[1], answered.scope);
	return { id: `Tidak ditanyakan. ${why.id}`.trimEnd(), en: `It is not asked. ${why.en}`.trimEnd() };
}

function answerOf(field: Field, value: Value, isProposed: boolean): readonly Says[] {
	if (value === undefined || isGroupKind(field.kind) || field.kind === 'list') return [];
	const proposed = isProposed ? { id: ', usulan yang diterima', en: ', a proposal that was taken' } : { id: '', en: '' };
	return [
		{
			id: `Jawaban: ${shownAnswer(value, field, 'id')}${proposed.id}.`,
			en: `Answer: ${shownAnswer(value, field, 'en')}${proposed.en}.`,
		},
	];
}
