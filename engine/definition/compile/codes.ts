import type { Code } from '../../expression/tree.js';
import type { Expression, Type } from '../../expression/types.js';
import type { Node } from '../node.js';
import { didYouMean } from '../suggest.js';
import type { CompileContext } from './context.js';

/** Reports constants that a choice is set to (`set`, `compute`) and that aren't among its choices: no such answer could stand. */
export function reportStrangeCodes(expression: Expression, type: Type, node: Node, context: CompileContext): void {
	const choice = type.kind === 'list' ? type.of : type;
	if (choice.kind !== 'code') return;
	// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a compiled tree is made of nothing else
	for (const code of outcomes(expression.tree as Code)) {
		if (code === '' || choice.codes.includes(code)) continue;
		const suggestion = didYouMean(code, choice.codes);
		context.report({
			code: 'unknown-choice',
			severity: 'error',
			at: node.place,
			says: {
				id: `\`${code}\` tidak ada di antara pilihannya.`,
				en: `\`${code}\` isn't among the choices.`,
			},
			...(suggestion === null ? {} : { suggestion }),
		});
	}
}

/** The constant texts an expression may give. */
function outcomes(code: Code): readonly string[] {
	if (code.op === 'const') return typeof code.value === 'string' ? [code.value] : [];
	if (code.op === 'if') return [...outcomes(code.yes), ...outcomes(code.no)];
	return code.op === 'list' ? code.items.flatMap(outcomes) : [];
}
