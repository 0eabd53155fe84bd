import type validators from '../../../schemas/generated/validators.cjs';
import type { Node } from '../node.js';
import type { Place, Problem, Says } from '../problem.js';
import { error, problem } from '../problems.js';
import { nearest } from '../suggest.js';
import { formInWords } from './forms.js';
import { listed, shorten, typesInWords, valueInWords } from './words.js';

/** An error of a shape validator, with what stands where it points. */
export interface Fault {
	readonly error: validators.ShapeError;
	readonly node: Node;
	/** The key above it; '' at the top. */
	readonly key: string;
	/** Its number in that key's list, from 1; null where it is no item. */
	readonly item: number | null;
	/** Where its key stands, or the value where it has none. */
	readonly keyPlace: Place;
}

/** The problem that a validator's error means; null where another error says it better. One line for each keyword our schemas use. */
export const sentences: ReadonlyMap<string, (fault: Fault) => Problem | null> = new Map<string, (fault: Fault) => Problem | null>(
	[
		['type', wrongType],
		['required', missingKey],
		['additionalProperties', unknownKey],
		['propertyNames', wrongName],
		['false schema', notTogether],
		['enum', notAllowed],
		['const', notAllowed],
		['pattern', wrongForm],
		['minimum', outOfRange],
		['maximum', outOfRange],
		['exclusiveMinimum', outOfRange],
		['minItems', tooFew],
		['minLength', tooFew],
		['minProperties', tooFew],
		['maxItems', tooMany],
		['maxLength', tooMany],
		['if', () => null],
		['not', () => null],
	],
);

/** "Did you mean …?", only where a known name is near. */
function nearly(name: string, known: readonly string[]): Says | null {
	const meant = nearest(name, known);
	return meant === null ? null : { id: `Maksud Anda \`${meant}\`?`, en: `Did you mean \`${meant}\`?` };
}

function wrongType({ error: { params }, node, key }: Fault): Problem {
	const wanted = typesInWords(params.type);
	const found = valueInWords(node);
	return error(
		'wrong-type',
		node.place,
		{
			id: `\`${key}\` harus berupa ${wanted.id}, tetapi di sini ada ${found.id}.`,
			en: `\`${key}\` must be ${wanted.en}, but this is ${found.en}.`,
		},
		typeRepair(node, params.type),
	);
}

/** Quotes around a value that must be text, none around one that must be a number, brackets around one that must be a list. */
function typeRepair(node: Node, wanted: unknown): Says | null {
	if (node.kind !== 'scalar' || node.value === null) return null;
	const types = Array.isArray(wanted) ? wanted : [wanted];
	const source = shorten(node.source);
	const bare = source.replace(/^["']|["']$/g, '');
	if (types.includes('string'))
		return { id: `Tulis di antara tanda kutip: \`"${source}"\``, en: `Put it in quotes: \`"${source}"\`` };
	if (types.includes('number') || types.includes('integer')) {
		return /^-?\d+(\.\d+)?$/.test(bare)
			? { id: `Tulis tanpa tanda kutip: \`${bare}\``, en: `Write it without quotes: \`${bare}\`` }
			: null;
	}
	return types.includes('array')
		? { id: `Tulis sebagai daftar: \`[${source}]\``, en: `Write it as a list: \`[${source}]\`` }
		: null;
}

function missingKey({ error: { params }, keyPlace, key, item }: Fault): Problem {
	const missing = String(params.missingProperty);
	const where =
		key === ''
			? { id: 'Di sini', en: 'This' }
			: item === null
				? { id: `Di \`${key}\``, en: `\`${key}\`` }
				: { id: `Di butir ${item} dari \`${key}\``, en: `Item ${item} of \`${key}\`` };
	return error('missing-key', keyPlace, { id: `${where.id} belum ada \`${missing}\`.`, en: `${where.en} needs \`${missing}\`.` });
}

/** Near one of ours, but known from OpenAPI as a mere note: nothing is lost where it means nothing. */
const annotations: ReadonlySet<string> = new Set(['example']);

function unknownKey({ error: { params, parentSchema }, node }: Fault): Problem {
	const key = String(params.additionalProperty);
	const place = (node.kind === 'map' ? node.entries.get(key)?.key : undefined) ?? node.place;
	const known = Object.keys(parentSchema?.properties ?? {});
	const meant = nearly(key, known);
	if (parentSchema?.title === 'Field') {
		return problem(
			'unknown-keyword',
			meant === null || annotations.has(key) ? 'warning' : 'error',
			place,
			{
				id: `\`${key}\` bukan kata kunci skema, jadi tidak berarti apa-apa. Keterangan sendiri dimulai dengan \`x-\`.`,
				en: `\`${key}\` is not a keyword of schemas, so it means nothing. Keywords of your own begin with \`x-\`.`,
			},
			meant,
		);
	}
	const others =
		known.length === 0
			? null
			: { id: `Yang dapat ditulis di sini: ${listed(known, 30)}.`, en: `What can stand here: ${listed(known, 30)}.` };
	return error(
		'unknown-key',
		place,
		{ id: `\`${key}\` tidak dikenal di sini.`, en: `\`${key}\` is not known here.` },
		meant ?? others,
	);
}

function wrongName({ error: { params, schema }, node, key }: Fault): Problem {
	const name = String(params.propertyName);
	const place = (node.kind === 'map' ? node.entries.get(name)?.key : undefined) ?? node.place;
	const allowed = namesOf(schema);
	if (allowed !== null) {
		const meant = nearly(name, allowed);
		return error('unknown-key', place, { id: `\`${name}\` tidak dikenal di sini.`, en: `\`${name}\` is not known here.` }, meant);
	}
	if (key === 'properties') {
		return error('field-id', place, {
			id: `\`${shorten(name)}\` tidak dapat menjadi nama isian: huruf atau \`_\`, lalu huruf tanpa tanda, angka, \`_\`, \`-\` atau \`:\`, paling banyak 100.`,
			en: `\`${shorten(name)}\` can't be the name of a field: a letter or \`_\`, then plain letters, digits, \`_\`, \`-\` or \`:\`, at most 100.`,
		});
	}
	return error('wrong-name', place, {
		id: `\`${shorten(name)}\` tidak dapat dipakai sebagai nama di sini: pakai huruf, angka dan \`_\` (atau \`-\` bila bukan syarat atau tabel), dan bukan kata yang sudah punya arti.`,
		en: `\`${shorten(name)}\` can't be used as a name here: use letters, digits and \`_\` (or \`-\`, but not for conditions and tables), and no word that has a meaning already.`,
	});
}

/** The names a `propertyNames` lists; null where it says them otherwise. */
function namesOf(schema: unknown): readonly string[] | null {
	const listing = typeof schema === 'object' && schema !== null && 'enum' in schema ? schema.enum : null;
	return Array.isArray(listing) ? listing.map(String) : null;
}

function notTogether({ node, key, keyPlace }: Fault): Problem {
	return error('not-together', keyPlace, {
		id: `\`${key}\` tidak dapat dipakai bersama yang lain di sini (${shorten(node.kind === 'scalar' ? node.source : key)}). Pilih salah satu.`,
		en: `\`${key}\` can't stand beside what is said here already (${shorten(node.kind === 'scalar' ? node.source : key)}). Choose one.`,
	});
}

function notAllowed({ error: { params }, node, key }: Fault): Problem {
	const allowed = params.allowedValues ?? [params.allowedValue];
	const found = valueInWords(node);
	const meant = node.kind === 'scalar' && typeof node.value === 'string' ? nearly(node.value, allowed.map(String)) : null;
	return error(
		'value-not-allowed',
		node.place,
		{
			id: `\`${key}\` tidak bisa ${found.id}. Yang bisa: ${listed(allowed, 20)}.`,
			en: `\`${key}\` can't be ${found.en}. Possible: ${listed(allowed, 20)}.`,
		},
		meant,
	);
}

function wrongForm({ error: { parentSchema }, node, key }: Fault): Problem {
	const form = formInWords(parentSchema?.title, key);
	const found = valueInWords(node);
	return error('wrong-form', node.place, {
		id: `\`${key}\` harus ditulis sebagai ${form.id}; di sini ada ${found.id}.`,
		en: `\`${key}\` must be ${form.en}; this is ${found.en}.`,
	});
}

function outOfRange({ error: { keyword, params }, node, key }: Fault): Problem {
	const limit = String(params.limit);
	const bound =
		keyword === 'maximum'
			? { id: 'paling besar', en: 'at most' }
			: keyword === 'minimum'
				? { id: 'paling kecil', en: 'at least' }
				: { id: 'lebih besar dari', en: 'more than' };
	const found = valueInWords(node);
	return error('out-of-range', node.place, {
		id: `\`${key}\` harus ${bound.id} ${limit}, tetapi di sini ada ${found.id}.`,
		en: `\`${key}\` must be ${bound.en} ${limit}, but this is ${found.en}.`,
	});
}

function tooFew({ error: { params }, node, key }: Fault): Problem {
	return error('too-few', node.place, {
		id: `\`${key}\` paling sedikit berisi ${String(params.limit)}.`,
		en: `\`${key}\` must hold at least ${String(params.limit)}.`,
	});
}

function tooMany({ error: { params }, node, key }: Fault): Problem {
	return error('too-many', node.place, {
		id: `\`${key}\` paling banyak berisi ${String(params.limit)}.`,
		en: `\`${key}\` can hold at most ${String(params.limit)}.`,
	});
}
