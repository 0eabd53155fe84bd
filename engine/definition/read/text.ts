import { damageOf } from '../damage/index.js';
import type { Node } from '../node.js';
import type { Path, Problem } from '../problem.js';
import { error } from '../problems.js';
import type { Files } from '../source.js';
import { readJson } from './json.js';
import { limitOf } from './limits.js';
import { makeLines } from './lines.js';
import { readYaml } from './yaml.js';

/** One file's content as nodes; `nodes` is null where it couldn't be read, with the reason among the problems. */
export interface ReadText {
	readonly nodes: readonly Node[] | null;
	readonly problems: readonly Problem[];
}

/** Reads a YAML or JSON file, whichever its name says; looks at its size first, and for YAML damage at the end (2.2). */
export function readText(
	files: Files,
	file: string,
	as: { readonly document: string; readonly path: Path; readonly several?: boolean },
): ReadText {
	const text = files.get(file) ?? '';
	const problems: Problem[] = [];
	const lines = makeLines(file, text);
	const origin = { lines, document: as.document, path: as.path, report: (one: Problem) => problems.push(one) };
	const refused = tooLarge(file, text) ?? controlCharacter(file, text);
	if (refused !== null) return { nodes: null, problems: [refused] };
	if (file.endsWith('.json')) {
		const node = readJson(origin);
		return { nodes: node === null ? null : [node], problems };
	}
	const nodes = readYaml(origin, as.several === true);
	for (const node of nodes ?? []) problems.push(...damageOf(node, lines));
	return { nodes, problems };
}

/** A file above its limit in bytes (256 KiB of YAML, 4 MiB of JSON), before anything is parsed; null where it is within it. */
export function tooLarge(file: string, text: string): Problem | null {
	const most = limitOf(file);
	if (text.length <= most && (text.length * 3 <= most || Buffer.byteLength(text) <= most)) return null;
	const size = most >= 1024 * 1024 ? `${most / 1024 / 1024} MiB` : `${most / 1024} KiB`;
	return error(
		'file-too-large',
		{ file, line: 1, column: 1 },
		{
			id: `Berkas ini lebih besar dari ${size}. Pindahkan sebagian isinya ke berkas lain.`,
			en: `This file is larger than ${size}. Move part of it to other files.`,
		},
	);
}

function controlCharacter(file: string, text: string): Problem | null {
	const at = firstControl(text);
	if (at === -1) return null;
	const code = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
	return error('control-character', makeLines(file, text).placeAt(at), {
		id: `Di sini ada tanda tak terlihat (${code}). Hapus tanda itu, lalu simpan berkas sebagai UTF-8.`,
		en: `There is an invisible character here (${code}). Remove it and save the file as UTF-8.`,
	});
}

/** The offset of the first control character that is no tab and no line end, or -1. */
function firstControl(text: string): number {
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code < 32 ? code !== 9 && code !== 10 && code !== 13 : code === 127) return at;
	}
	return -1;
}
