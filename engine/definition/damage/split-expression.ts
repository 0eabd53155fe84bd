import type { MapEntry } from '../node.js';
import { error } from '../problems.js';
import { accepted, quoted, repairedAs } from '../read/quote.js';
import { expressionKeys } from './keys.js';
import { type DamageRule, isPlain, lineWith } from './rule.js';

/** `{ that: age(x, y) > 1 }`: inside braces YAML splits at the comma, so a key without a value follows (2b-29). */
export const splitExpression: DamageRule = {
	code: 'yaml-split-expression',
	*map(map, lines) {
		if (lines.text[lines.offsetOf(map.place)] !== '{') return;
		const entries = [...map.entries];
		for (const [index, [key, entry]] of entries.entries()) {
			const value = entry.node;
			if (value.kind !== 'scalar' || typeof value.value !== 'string' || !isPlain(value)) continue;
			if (!expressionKeys.has(key) && open(value.source) <= 0) continue;
			const last = lastEmpty(entries.slice(index + 1));
			if (last === null) continue;
			const start = lines.offsetOf(value.place);
			const whole = lines.text.slice(start, lines.offsetOf(last[1].key) + last[0].length);
			const repaired = whole.includes('\n') ? null : lineWith(lines, { ...value, source: whole }, quoted(whole));
			yield error(
				'yaml-split-expression',
				value.place,
				{
					id: `Di dalam kurung kurawal, YAML memotong ekspresi ini di komanya: yang terbaca hanya \`${value.source}\`. Tulis seluruh ekspresi di antara tanda kutip.`,
					en: `Inside braces YAML cuts this expression at its comma: only \`${value.source}\` is read. Put the whole expression in quotes.`,
				},
				repairedAs(repaired === null ? null : accepted(repaired)),
			);
		}
	},
};

/** The last of the keys without a value that follow at once; null where there is none. */
function lastEmpty(following: readonly (readonly [string, MapEntry])[]): readonly [string, MapEntry] | null {
	let last: readonly [string, MapEntry] | null = null;
	for (const entry of following) {
		const { node } = entry[1];
		if (node.kind !== 'scalar' || node.value !== null || node.source !== '') break;
		last = entry;
	}
	return last;
}

function open(text: string): number {
	return text.split(/[([]/).length - text.split(/[)\]]/).length;
}
