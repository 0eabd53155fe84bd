/** Validation of a whole submission beside plain Ajv, in one run: the work item with its if/then written as `when`, three checks, one computed answer. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Group } from '../../engine/expression/types.js';
import { settle } from '../../engine/form/relevance.js';
import { validate } from '../../engine/form/validate.js';
import { on, soundForm } from '../support/form.js';
import { bestRates } from './rates.js';
import { workItem } from './work-item.js';

export interface Measured {
	/** Validations a second. */
	readonly loket: number;
	readonly ajv: number;
	readonly ratio: number;
	/** The same for the submission with six errors. */
	readonly invalid: { readonly loket: number; readonly ajv: number };
	/** Places found wrong in the invalid submission, dotted. */
	readonly wrong: readonly string[];
}

/** Measures both in turns, each for a second in all, and says what is wrong in the invalid submission. */
export function measureValidation(suites: string, milliseconds = 1000): Measured {
	const { service, item } = workItem(suites);
	const form = soundForm(service);
	const circumstances = on('2026-11-25', 'en');
	const ours = (answers: Group) => validate(form, settle(form, answers, circumstances), circumstances);
	const plain = plainAjv(item.schema);
	const [loket = 0, ajv = 0, loketInvalid = 0, ajvInvalid = 0] = bestRates(
		[
			() => ours(item.valid),
			() => plain(item.valid),
			// A sentence is made when it is read.
			() => ours(item.invalid).map(({ message }) => message),
			() => plain(item.invalid),
		],
		milliseconds,
	);
	const wrong = ours(item.invalid).map(({ path }) => path.slice(1).replaceAll('/', '.'));
	return { loket, ajv, ratio: loket / ajv, invalid: { loket: loketInvalid, ajv: ajvInvalid }, wrong };
}

/** Ajv as anybody would use it; the two formats that the schema names are held to as `ajv-formats` 3.0.1 does (its `full` mode). */
function plainAjv(schema: object): (answers: Group) => boolean {
	const ajv = new Ajv2020({ allErrors: true, strict: false });
	const shape = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
	const days = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	ajv.addFormat('date', (text: string) => {
		const parts = shape.exec(text);
		if (parts === null) return false;
		const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
		const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
		return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeap ? 29 : (days[month] ?? 0));
	});
	ajv.addFormat(
		'email',
		/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
	);
	const run = ajv.compile(schema);
	return (answers) => run(answers);
}
