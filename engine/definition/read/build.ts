import { isMap, isPair, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { MapEntry, MapNode, Node } from '../node.js';
import type { Path } from '../problem.js';
import { error } from '../problems.js';
import { duplicateKey, forbiddenKey, isForbidden } from './keys.js';
import { limits } from './limits.js';
import { finite, numberProblem } from './numbers.js';
import type { Origin } from './origin.js';
import { makeScalar } from './scalar.js';
import { tooDeep } from './too-deep.js';

/** What the yaml library composed, as our nodes: keys as they are written, everything with its place. */
export function buildNode(contents: unknown, origin: Origin): Node {
	return node(contents, origin, origin.path, 1, 0);
}

function node(contents: unknown, origin: Origin, path: Path, level: number, fallback: number): Node {
	const [start, end] = rangeOf(contents, fallback);
	const { lines, document } = origin;
	const tagged = tagStart(contents, start, lines.text);
	if (tagged !== null) return taggedNode(origin, path, tagged, end);
	if (level > limits.levels) {
		origin.report(tooDeep(lines.placeAt(start)));
		return makeScalar(lines, document, path, null, start, start);
	}
	if (isMap(contents)) {
		// `{{ x }}` is a map whose key is a map: kept as the text that was meant, and reported as damage.
		if (isBraces(contents)) return makeScalar(lines, document, path, lines.text.slice(start, end), start, end);
		return mapNode(contents, origin, path, level, start);
	}
	if (isSeq(contents)) {
		const items = contents.items.map((item, index) =>
			node(isPair(item) ? item.value : item, origin, [...path, index], level + 1, start),
		);
		return { kind: 'list', place: lines.placeAt(start), document, path, items };
	}
	return scalarNode(contents, origin, path, start, end);
}

function mapNode(map: YAMLMap, origin: Origin, path: Path, level: number, start: number): MapNode {
	const entries = new Map<string, MapEntry>();
	for (const pair of map.items) {
		const [keyStart, keyEnd] = rangeOf(pair.key, start);
		const place = origin.lines.placeAt(keyStart);
		const key = keyOf(pair.key);
		if (key === null) {
			origin.report(
				error('key-not-text', place, {
					id: 'Nama di depan titik dua harus berupa kata. Tulis di antara tanda kutip bila memuat kurung.',
					en: 'The name before a colon must be a word. Put it in quotes if it has brackets.',
				}),
			);
			continue;
		}
		const before = entries.get(key);
		if (before !== undefined) origin.report(duplicateKey(key, place, before.key));
		else if (isForbidden(key)) origin.report(forbiddenKey(key, place));
		else entries.set(key, { key: place, node: node(pair.value, origin, [...path, key], level + 1, keyEnd) });
	}
	return { kind: 'map', place: origin.lines.placeAt(start), document: origin.document, path, entries };
}

function scalarNode(contents: unknown, origin: Origin, path: Path, start: number, end: number): Node {
	const value = isScalar(contents) ? contents.value : null;
	const source = origin.lines.text.slice(start, end);
	if (typeof value === 'number') {
		const wrong = numberProblem(value, source, origin.lines.placeAt(start));
		if (wrong !== null) origin.report(wrong);
	}
	const kept = typeof value === 'number' ? finite(value) : typeof value === 'string' || typeof value === 'boolean' ? value : null;
	return makeScalar(origin.lines, origin.document, path, kept, start, end);
}

/** A tag makes YAML read something else than stands there: the text is kept whole, and reported as damage. */
function taggedNode(origin: Origin, path: Path, start: number, end: number): Node {
	const text = origin.lines.text.slice(start, end).trimEnd();
	return makeScalar(origin.lines, origin.document, path, text, start, start + text.length);
}

function tagStart(contents: unknown, start: number, text: string): number | null {
	const tag = (isScalar(contents) || isMap(contents) || isSeq(contents)) && contents.tag !== undefined;
	if (!tag) return null;
	const token = text.lastIndexOf('!', start);
	const bang = text.slice(token - 1, token) === '!' ? token - 1 : token;
	return bang >= 0 && /^!\S*\s*$/.test(text.slice(bang, start)) ? bang : null;
}

function rangeOf(contents: unknown, fallback: number): readonly [number, number] {
	const range = isScalar(contents) || isMap(contents) || isSeq(contents) ? contents.range : null;
	return range === null || range === undefined ? [fallback, fallback] : [range[0], range[1]];
}

function keyOf(key: unknown): string | null {
	if (!isScalar(key)) return key === null ? '' : null;
	return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function isBraces(map: YAMLMap): boolean {
	const [pair] = map.items;
	return map.items.length === 1 && pair !== undefined && isMap(pair.key) && map.flow === true && pair.key.flow === true;
}
