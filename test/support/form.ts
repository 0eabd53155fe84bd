/** Forms for tests, from the text of a service: only what the form needs is compiled. */
import { compileCatalogue } from '../../engine/definition/compile/catalogue.js';
import { type Finding, makeContext } from '../../engine/definition/compile/context.js';
import { compileForm } from '../../engine/definition/compile/form.js';
import { readCatalogue } from '../../engine/definition/read/catalogue.js';
import type { Form } from '../../engine/definition/service.js';
import type { Circumstances } from '../../engine/form/types.js';

const catalogue = 'languages: [id]\nzone: Asia/Jakarta\n';

/** The form of a service, with everything that was found wrong on the way (of reading, then of compiling). */
export function formOf(
	service: string,
	more: Readonly<Record<string, string>> = {},
): {
	readonly form: Form | null;
	readonly findings: readonly Pick<Finding, 'code' | 'severity' | 'at' | 'says' | 'suggestion'>[];
} {
	const files = new Map(Object.entries({ 'catalogue.yaml': catalogue, 'one/service.yaml': service, ...more }));
	const source = readCatalogue(files);
	const findings: Finding[] = source.problems.map(({ place, ...problem }) => ({ ...problem, at: place }));
	const read = source.services[0];
	if (read === undefined) return { form: null, findings };
	findings.push(...read.problems.map(({ place, ...problem }) => ({ ...problem, at: place })));
	const context = makeContext(
		read,
		compileCatalogue(source, () => undefined),
		(finding) => findings.push(finding),
	);
	return { form: compileForm(context)?.form ?? null, findings };
}

/** A form that has no error; anything else fails the test that asks for it. */
export function soundForm(service: string, more: Readonly<Record<string, string>> = {}): Form {
	const { form, findings } = formOf(service, more);
	const errors = findings.filter(({ severity }) => severity === 'error');
	if (form === null || errors.length > 0) {
		throw new Error(
			`The form of the test isn't sound: ${errors.map(({ code, says, at }) => `${code} ${at.line}:${at.column} ${says.en}`).join('; ')}`,
		);
	}
	return form;
}

/** An ordinary citizen on a given day. */
export function on(today: string, locale = 'id'): Circumstances {
	return { today, locale, apart: {}, facts: {} };
}
