import type { About, Words } from './words.js';

const parts: Readonly<Record<string, string>> = { day: 'day', month: 'month', year: 'year' };

/** How a question is named inside a sentence. */
function it({ name, question }: About): string {
	return question !== null ? `“${question}”` : (name ?? 'this answer');
}

/** The same at the beginning of a sentence. */
function It(about: About): string {
	const words = it(about);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function required(about: About): string {
	const { kind, question } = about;
	if (kind === 'declaration') return `Tick this statement: ${about.name ?? ''}`.trim();
	if (question !== null && kind === 'file') return `Upload a file for ${it(about)}`;
	if (question !== null)
		return kind === 'radios' || kind === 'select' || kind === 'boolean'
			? `Choose an answer to ${it(about)}`
			: `Answer ${it(about)}`;
	if (kind === 'radios' || kind === 'select') return `Choose ${it(about)}`;
	if (kind === 'boolean') return `Choose yes or no for ${it(about)}`;
	if (kind === 'checkboxes') return `Choose at least one of ${it(about)}`;
	if (kind === 'file') return `Upload ${it(about)}`;
	if (kind === 'list') return `Add ${it(about)}`;
	return `Enter ${it(about)}`;
}

const isList = ({ kind }: About): boolean => kind === 'list';
const plural = (about: About, value: unknown): string => `${about.count(value)} ${value === 1 ? 'character' : 'characters'}`;

/** What to do, in English: in the words of the question, without blame and without padding. */
export const en: Words = {
	messages: {
		required,
		present: required,
		type: (about) => `${It(about)} can’t be read. Enter it again`,
		'min-length': (about) => `${It(about)} must have at least ${plural(about, about.params['minLength'])}`,
		'max-length': (about) => `${It(about)} must have at most ${plural(about, about.params['maxLength'])}`,
		minimum: (about) => `${It(about)} must be ${about.number(about.params['minimum'])} or more`,
		maximum: (about) => `${It(about)} must be ${about.number(about.params['maximum'])} or less`,
		'exclusive-minimum': (about) => `${It(about)} must be more than ${about.number(about.params['exclusiveMinimum'])}`,
		'exclusive-maximum': (about) => `${It(about)} must be less than ${about.number(about.params['exclusiveMaximum'])}`,
		'multiple-of': (about) => `${It(about)} must be a multiple of ${about.number(about.params['multipleOf'])}`,
		'min-items': (about) =>
			isList(about)
				? `Add ${it(about)} until there are at least ${about.count(about.params['minItems'])}`
				: about.kind === 'file'
					? `Upload at least ${about.count(about.params['minItems'])} files for ${it(about)}`
					: `Choose at least ${about.count(about.params['minItems'])} of ${it(about)}`,
		'max-items': (about) =>
			isList(about)
				? `There can be at most ${about.count(about.params['maxItems'])} of ${it(about)}. Remove the others`
				: `Choose at most ${about.count(about.params['maxItems'])} of ${it(about)}`,
		'unique-items': (about) => `Two of ${it(about)} are the same. Remove one of them`,
		pattern: (about) => `Write ${it(about)} in the form that is asked for`,
		format: (about) =>
			about.kind === 'email'
				? `Write ${it(about)} in full, like name@example.org`
				: about.kind === 'date'
					? `Enter ${it(about)} as a date that is in the calendar`
					: `Write ${it(about)} in the form that is asked for`,
		enum: (about) => `Choose ${it(about)} again from what is offered`,
		'one-of': (about) =>
			about.kind === 'group'
				? `Complete ${it(about)} as one of its choices asks`
				: `Choose ${it(about)} again from what is offered`,
		'any-of': (about) => `Complete ${it(about)} as one of its choices asks`,
		const: (about) => (about.kind === 'declaration' ? required(about) : `Change ${it(about)}: only one answer is taken here`),
		not: (about) => `Change ${it(about)}: this answer can’t be used`,
		false: (about) => `Leave ${it(about)} empty`,
		'additional-properties': () => 'Remove this answer: the form doesn’t ask for it',
		'unknown-field': (about) => `There is no field “${String(about.params['name'])}” in this form. Remove this answer`,
		number: (about) => `Enter ${it(about)} as a number, like 1,250 or 2.5`,
		'number-grouping': (about) => `Write ${it(about)} with a comma every three digits and a point for decimals, like 1,250.5`,
		'number-too-long': (about) => `${It(about)} can have at most 15 digits`,
		'whole-number': (about) => `Enter ${it(about)} as a whole number, without decimals`,
		money: (about) => `Enter ${it(about)} as an amount that isn’t below 0, like ${about.number(1250000)}`,
		date: (about) => `Enter ${it(about)} as a date that is in the calendar, like 27 3 1985`,
		'date-year': (about) => `Write the year of ${it(about)} with four digits, like 1985`,
		'date-part': (about) => `Complete ${it(about)}: enter the ${parts[String(about.params['part'])] ?? 'date'}`,
		phone: (about) => `Write ${it(about)} with 7 to 15 digits, like 0812 3456 7890`,
		nik: (about) => `${It(about)} has the 16 digits on the identity card. Check it again`,
		kk: (about) => `${It(about)} has the 16 digits on the family card. Check it again`,
		'max-files': (about) => `Remove the files that are too many: ${it(about)} may have at most ${about.files ?? '1'}`,
		characters: (about) => `There are characters in ${it(about)} that can’t be read. Type it again`,
	},
	otherwise: (about) => `Check ${it(about)} again`,
};
