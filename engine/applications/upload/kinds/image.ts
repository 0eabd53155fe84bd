/** Pictures are read, turned upright and made anew, so that nothing but the picture is kept: no place, no camera, no hidden part. */
import type { Sharp } from 'sharp';
import type { FileKind, Proven } from './kind.js';

/** Pixels of a picture at most: what the cameras of phones make, and no more than 200 MB while it is turned. */
export const mostPixels = 52_000_000;

type Format = 'jpeg' | 'png' | 'webp';

const make: Readonly<Record<Format, (picture: Sharp) => Sharp>> = {
	jpeg: (picture) => picture.jpeg({ quality: 85 }),
	png: (picture) => picture.png({ compressionLevel: 6 }),
	webp: (picture) => picture.webp({ quality: 85, effort: 2 }),
};

/** One kind of picture. */
export function image(format: Format, kind: Omit<FileKind, 'prove'>): FileKind {
	return { ...kind, prove: (bytes) => remade(format, bytes) };
}

async function remade(format: Format, bytes: Uint8Array): Promise<Proven> {
	const sharp = await library();
	const options = { limitInputPixels: mostPixels, failOn: 'error' as const, animated: false };
	try {
		const { width, height, format: found } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
		if (found !== format) return { unfit: 'damaged' };
		if (width * height > mostPixels) return { unfit: 'too-many-pixels' };
		return { bytes: await make[format](sharp(bytes, options).rotate()).toBuffer() };
	} catch {
		// Whatever the library says of bytes it can't read, it says of the file.
		return { unfit: 'damaged' };
	}
}

let loaded: Promise<typeof import('sharp').default> | null = null;

/** Loaded with the first picture; reads the three kinds and no other, whatever the bytes ask for. */
function library(): Promise<typeof import('sharp').default> {
	loaded ??= import('sharp').then(({ default: sharp }) => {
		sharp.cache(false);
		sharp.concurrency(1);
		sharp.block({ operation: ['VipsForeignLoad'] });
		sharp.unblock({
			operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
		});
		return sharp;
	});
	return loaded;
}
