import { parseDocument } from 'yaml';
import type { Says } from '../problem.js';
import { limits } from './limits.js';

/** A text between quotes: double ones, or single ones where it holds double ones or backslashes. */
export function quoted(text: string): string {
	if (!/["\\]/.test(text)) return `"${text}"`;
	return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

/**
 * The line with its value between quotes (`when: !small` → `when: "!small"`, `- @x` → `- "@x"`),
 * or null where that gives no valid line or what is wrong (at `column`) isn't in the value.
 */
export function quotedLine(line: string, column = Number.POSITIVE_INFINITY): string | null {
	const match = /^((?:\s*-\s+)*\s*(?:(?:"[^"]*"|'[^']*'|(?!-\s)[^\s:#'"{[][^:#]*?):\s+)?)(\S.*)$/.exec(line);
	const [, before = '', value = ''] = match ?? [];
	const text = value.trimEnd();
	if (match === null || text === '' || (before.trim() === '' && before === '')) return null;
	if (column <= before.length || /^"[^"]*"$|^'[^']*'$|^\{(?!\{)/.test(text)) return null;
	const list = /^\[(.*)\]$/.exec(text)?.[1];
	if (list !== undefined) return accepted(`${before}[${list.split(', ').map(quotedItem).join(', ')}]`);
	const open = /^(["'])([^"']*)$/.exec(text);
	return accepted(`${before}${quoted(open?.[2] ?? text)}`);
}

/** An item of a list in brackets, between quotes where YAML would read its first character as a sign. */
function quotedItem(item: string): string {
	return /^\s*[>|@`%&*!]/.test(item) ? quoted(item.trim()) : item.trim();
}

/**
 * The line with the value inside braces between quotes in which something is wrong at `column`
 * (`{ when: kind in ['a'], to: x }`); null where that gives no valid line.
 */
export function quotedInBraces(line: string, column: number): string | null {
	const keys = [...line.matchAll(/[{,]\s*[\w.-]+:\s+/g)].map((match) => ({
		start: match.index,
		end: match.index + match[0].length,
	}));
	const index = keys.findLastIndex((key) => key.end < column);
	const key = keys[index];
	if (key === undefined) return null;
	const end = keys[index + 1]?.start ?? line.length - (/\s*[}\]]+\s*$/.exec(line)?.[0].length ?? 0);
	const value = line.slice(key.end, end).trim();
	return value === '' ? null : accepted(`${line.slice(0, key.end)}${quoted(value)}${line.slice(end)}`);
}

/** "Write it like this", with the whole line; null where there is none. */
export function repairedAs(line: string | null): Says | null {
	return line === null ? null : { id: `Tulis: \`${line.trim()}\``, en: `Write: \`${line.trim()}\`` };
}

/** The line where YAML reads it without complaint, else null. A long or deeply nested line is not tried: composing those is not safe. */
export function accepted(line: string): string | null {
	const levels = line.match(/[[{]|[-?:]\s/g)?.length ?? 0;
	if (line.length > 2000 || levels > limits.levels) return null;
	return parseDocument(line.trim(), { logLevel: 'silent' }).errors.length === 0 ? line : null;
}
