import type { FileRules } from '../service.js';
import { didYouMean } from '../suggest.js';
import type { CompileContext } from './context.js';
import { child, numberOf, textOf, textsOf } from './reading.js';
import type { Shape } from './shape.js';
import { keyword, type View } from './view.js';

/** What can be told from its bytes to be what it says it is, and kept (2b-30). */
export const mediaTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
/** Keywords that only an upload has. */
export const fileWords = ['accept', 'maxSize', 'maxFiles'] as const;

const megabyte = 1024 * 1024;
const units: ReadonlyMap<string, number> = new Map([
	['KB', 1024],
	['MB', megabyte],
	['GB', 1024 * megabyte],
]);
const usual = { maxSize: 5 * megabyte, maxFiles: 1 };
const most = { size: 10 * megabyte, files: 20 };

/** May several files be uploaded: then the answer is a list. */
export function takesMany(view: View): boolean {
	return (numberOf(keyword(view, 'maxFiles')) ?? usual.maxFiles) > 1;
}

/**
 * What a file field takes, or null for any other kind. Reports media types nobody knows, sizes that can't be read or are too large,
 * a `type` that no file's answer has, proposals, and these keywords where nothing is uploaded.
 */
export function fileRules(shape: Shape, context: CompileContext): FileRules | null {
	const { view, kind } = shape;
	if (kind !== 'file') {
		for (const word of fileWords) reportElsewhere(view, word, context);
		return null;
	}
	reportType(view, context);
	for (const word of ['default', 'compute'] as const) reportProposal(view, word, context);
	const maxFiles = numberOf(keyword(view, 'maxFiles')) ?? usual.maxFiles;
	return {
		accept: acceptOf(view, context),
		maxSize: sizeOf(view, context),
		maxFiles: Math.min(most.files, Math.max(1, Math.floor(maxFiles))),
	};
}

function acceptOf(view: View, context: CompileContext): readonly string[] {
	const accepted = new Set<string>();
	const written = textsOf(keyword(view, 'accept'));
	for (const { text, node } of written) {
		const type = text.trim().toLowerCase();
		if (type === 'image/*') for (const one of mediaTypes) if (one.startsWith('image/')) accepted.add(one);
		if (mediaTypes.includes(type)) accepted.add(type);
		if (type === 'image/*' || mediaTypes.includes(type)) continue;
		const suggestion = meant(type);
		context.report({
			code: 'media-type',
			severity: 'error',
			at: node.place,
			says: isHeic(type)
				? {
						id: '`image/heic` tidak bisa diperiksa dan disimpan. Pakai `image/jpeg`: iPhone mengirim fotonya sebagai JPEG bila halaman memintanya.',
						en: '`image/heic` can’t be checked and kept. Use `image/jpeg`: an iPhone sends its photos as JPEG where a page asks for that.',
					}
				: {
						id: `Berkas berjenis \`${text.slice(0, 60)}\` tidak bisa diunggah. Yang bisa: ${mediaTypes.join(', ')}.`,
						en: `Files of type \`${text.slice(0, 60)}\` can’t be uploaded. These can: ${mediaTypes.join(', ')}.`,
					},
			...(suggestion === null ? {} : { suggestion }),
		});
	}
	return accepted.size === 0 ? mediaTypes : mediaTypes.filter((type) => accepted.has(type));
}

/** Endings and short names that people write for a media type. */
const endings: ReadonlyMap<string, string> = new Map([
	['pdf', 'application/pdf'],
	['jpg', 'image/jpeg'],
	['jpeg', 'image/jpeg'],
	['png', 'image/png'],
	['webp', 'image/webp'],
	['image', 'image/*'],
	['images', 'image/*'],
]);

function meant(type: string): ReturnType<typeof didYouMean> {
	if (isHeic(type)) return null;
	const ending = type.replace(/^(?:\*?\.|image\/|application\/)/, '');
	const known = endings.get(ending);
	return known === undefined ? didYouMean(type, [...mediaTypes, 'image/*']) : didYouMean(known, [known]);
}

function isHeic(type: string): boolean {
	return /^(?:image\/|\.)?hei[cf]$/.test(type);
}

function sizeOf(view: View, context: CompileContext): number {
	const node = keyword(view, 'maxSize');
	const written = textOf(node);
	if (node === null || written === null) return usual.maxSize;
	const [, digits = '', unit = ''] = /^\s*(\d{1,9}(?:\.\d{1,3})?)\s*([KMG]B)\s*$/i.exec(written) ?? [];
	const size = Math.floor(Number(digits) * (units.get(unit.toUpperCase()) ?? 0));
	if (size > 0 && size <= most.size) return size;
	context.report({
		code: 'max-size',
		severity: 'error',
		at: node.place,
		says:
			size > 0
				? {
						id: `\`${written.slice(0, 40)}\` terlalu besar: sebuah berkas paling besar 10 MB.`,
						en: `\`${written.slice(0, 40)}\` is too large: a file may have at most 10 MB.`,
					}
				: {
						id: `\`${written.slice(0, 40)}\` tidak terbaca sebagai ukuran berkas. Tulis angka dan satuannya, seperti \`5 MB\` atau \`800 KB\`.`,
						en: `\`${written.slice(0, 40)}\` can’t be read as the size of a file. Write a number and its unit, such as \`5 MB\` or \`800 KB\`.`,
					},
	});
	return usual.maxSize;
}

function reportType(view: View, context: CompileContext): void {
	const node = keyword(view, 'type');
	const words = textsOf(node).map(({ text }) => text);
	const wanted = takesMany(view) ? 'array' : 'string';
	if (node === null || words.includes(wanted)) return;
	context.report({
		code: 'file-type',
		severity: 'error',
		at: node.place,
		says: {
			id: `Jawaban isian berkas ini bukan \`${words.join(', ')}\`. Hapus \`type\`.`,
			en: `The answer to this upload is no \`${words.join(', ')}\`. Leave \`type\` out.`,
		},
	});
}

/** Nobody but the person can choose a file. */
function reportProposal(view: View, word: 'default' | 'compute', context: CompileContext): void {
	const node = keyword(view, word);
	if (node === null) return;
	context.report({
		code: 'file-proposed',
		severity: 'error',
		at: node.place,
		says: {
			id: `Berkas tidak bisa diusulkan atau dihitung. Hapus \`${word}\`.`,
			en: `A file can’t be proposed or worked out. Leave \`${word}\` out.`,
		},
	});
}

function reportElsewhere(view: View, word: (typeof fileWords)[number], context: CompileContext): void {
	for (const part of view.parts) {
		const node = child(part, word);
		if (node === null) continue;
		context.report({
			code: 'not-a-file',
			severity: 'error',
			at: node.place,
			says: {
				id: `\`${word}\` hanya berlaku untuk isian berkas. Hapus, atau tulis \`component: file\`.`,
				en: `\`${word}\` only belongs to an upload. Leave it out, or write \`component: file\`.`,
			},
		});
	}
}
