/** Files made for tests: pictures, documents, and bytes that pretend. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture of one colour, red at its top left corner. */
export async function picture(format: 'jpeg' | 'png' | 'webp', width = 40, height = 20): Promise<Buffer> {
	const corner = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c00000' } })
		.png()
		.toBuffer();
	return sharp({ create: { width, height, channels: 3, background: '#2060c0' } })
		.composite([{ input: corner, left: 0, top: 0 }])
		.toFormat(format)
		.toBuffer();
}

/** A photo as a phone takes it: lying on its side, with where and by what it was taken. */
export async function photo(width = 40, height = 20): Promise<Buffer> {
	return sharp(await picture('jpeg', width, height))
		.withExif({
			IFD0: { Make: 'Kamera Rahasia', Copyright: 'Siti Aminah' },
			IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 49/1 0/1' },
		})
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();
}

/** A picture with much in it, as a camera makes one: a byte for a few pixels. */
export async function noisyPhoto(width: number, height: number): Promise<Buffer> {
	const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 };
	const small = { width: Math.round(width / 4), height: Math.round(height / 4), channels: 3 as const };
	return sharp({ create: { ...small, background: '#808080', noise } })
		.resize(width, height, { kernel: 'nearest', fit: 'fill' })
		.jpeg({ quality: 85 })
		.toBuffer();
}

export interface Pdf {
	/** Objects besides catalogue and pages, each the text between `obj` and `endobj`. */
	readonly objects?: readonly string[];
	/** Put into the catalogue. */
	readonly catalogue?: string;
	/** Put into the trailer. */
	readonly trailer?: string;
	/** Said within an object stream. */
	readonly packed?: string;
	/** Dictionary of that stream, where not as usual. */
	readonly head?: string;
	/** Between that dictionary and its stream, and behind the word on its line. */
	readonly between?: string;
	readonly line?: string;
	/** Behind its end. */
	readonly after?: string;
	/** Leaves out its last line. */
	readonly cut?: boolean;
}

/** A document of one empty page (ISO 32000-1, 7.5). */
export function document({
	objects = [],
	catalogue = '',
	trailer = '',
	packed,
	head,
	between = '',
	line = '',
	after = '',
	cut = false,
}: Pdf = {}): Buffer {
	const stream = packed === undefined ? [] : [objectStream(packed, between, line, head)];
	const all = [
		`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
		...objects,
		...stream,
	];
	let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
	const places = all.map((object, index) => {
		const at = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(at).padStart(10, '0')} 00000 n \n`;
	});
	const at = text.length;
	text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.join('')}`;
	text += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n${cut ? '' : '%%EOF\n'}${after}`;
	return Buffer.from(text, 'latin1');
}

function objectStream(
	packed: string,
	between: string,
	line: string,
	head = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
): string {
	const body = head.includes('/Filter') ? deflateSync(Buffer.from(`9 0 ${packed}`)).toString('latin1') : `9 0 ${packed}`;
	return `<< ${head} /Length ${body.length} >>\n${between}stream${line}\n${body}\nendstream`;
}
