import type { Node, ScalarNode } from '../node.js';
import { error } from '../problems.js';
import { accepted, quoted, repairedAs } from '../read/quote.js';
import { type DamageRule, isPlain, lineWith } from './rule.js';

/** `columns: [age(x, y)]`: inside brackets YAML splits at the comma, so an item ends with an open bracket. */
export const splitList: DamageRule = {
	code: 'yaml-split-expression',
	*list(list, lines) {
		if (lines.text[lines.offsetOf(list.place)] !== '[') return;
		for (const [index, item] of list.items.entries()) {
			if (!isOpen(item)) continue;
			const close = list.items
				.slice(index + 1)
				.find((later): later is ScalarNode => later.kind === 'scalar' && /\)/.test(later.source));
			if (close === undefined) continue;
			const whole = lines.text.slice(lines.offsetOf(item.place), lines.offsetOf(close.place) + close.source.length);
			const repaired = whole.includes('\n') ? null : lineWith(lines, { ...item, source: whole }, quoted(whole));
			yield error(
				'yaml-split-expression',
				item.place,
				{
					id: `Di dalam kurung siku, YAML memotong ekspresi ini di komanya: yang terbaca hanya \`${item.source}\`. Tulis seluruh ekspresi di antara tanda kutip.`,
					en: `Inside brackets YAML cuts this expression at its comma: only \`${item.source}\` is read. Put the whole expression in quotes.`,
				},
				repairedAs(repaired === null ? null : accepted(repaired)),
			);
		}
	},
};

function isOpen(item: Node): item is ScalarNode {
	return item.kind === 'scalar' && isPlain(item) && /\([^)]*$/.test(item.source);
}
