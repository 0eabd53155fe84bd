/** Files proven: what they say, how they begin and what they hold must agree (test/cases/hostile/uploads.yaml). */
import sharp from 'sharp';
import t from 'tap';
import { kinds } from '../../engine/applications/upload/kinds/index.js';
import { safeName } from '../../engine/applications/upload/name.js';
import { type NotKept, proveFile } from '../../engine/applications/upload/prove.js';
import { type NotTaken, notTaken } from '../../engine/applications/upload/refusals.js';
import { mediaTypes } from '../../engine/definition/compile/files.js';
import { readCases } from '../support/cases.js';
import { document, noisyPhoto, type Pdf, photo, picture } from '../support/files.js';

interface Case {
	readonly id: string;
	readonly what: string;
	readonly name: string;
	readonly text?: string;
	/** Hexadecimal. */
	readonly bytes?: string;
	readonly make?: 'jpeg' | 'png' | 'webp' | 'pdf' | 'bomb';
	readonly pdf?: Pdf;
	readonly before?: string;
	readonly after?: string;
	/** Only this share of it. */
	readonly share?: number;
	readonly accept?: readonly string[];
	readonly not?: NotKept;
	readonly kept?: string;
	readonly without?: string;
}

interface Cases {
	readonly files: readonly Case[];
	readonly names: readonly {
		readonly id: string;
		readonly what: string;
		readonly name?: string;
		readonly long?: number;
		readonly kept: string | number;
	}[];
}

const cases = readCases<Cases>('hostile/uploads.yaml');
const rules = { accept: mediaTypes, maxSize: 5 * 1024 * 1024, maxFiles: 1 };

async function made({ text, bytes, make, pdf, before = '', after = '', share = 1 }: Case): Promise<Buffer> {
	const whole =
		text !== undefined
			? Buffer.from(text)
			: bytes !== undefined
				? Buffer.from(bytes, 'hex')
				: pdf !== undefined || make === 'pdf'
					? document(pdf)
					: make === 'bomb'
						? await sharp({ create: { width: 8000, height: 6600, channels: 3, background: 'white' } })
								.png({ palette: true, colours: 2 })
								.toBuffer()
						: await picture(make ?? 'jpeg');
	return Buffer.concat([Buffer.from(before), whole.subarray(0, Math.round(whole.length * share)), Buffer.from(after)]);
}

for (const one of cases.files) {
	void t.test(`${one.id}: ${one.what}`, async (t) => {
		const proven = await proveFile({ name: one.name, bytes: await made(one) }, { ...rules, accept: one.accept ?? mediaTypes });
		if (one.kept === undefined) return t.same(proven, { not: one.not });
		t.match(proven, { name: one.kept });
		if (!('bytes' in proven)) return;
		t.ok(kinds.find(({ type }) => type === proven.type)?.begins(proven.bytes));
		if (one.without !== undefined) t.notOk(Buffer.from(proven.bytes).includes(one.without), `without ${one.without}`);
	});
}

void t.test('names are made safe', (t) => {
	for (const { id, what, name, long, kept } of cases.names) {
		const safe = safeName(name ?? `${'x'.repeat(long ?? 0)}.jpg`, 'jpg');
		if (typeof kept === 'number') t.equal(Array.from(safe).length, kept, `${id}: ${what}`);
		else t.equal(safe, kept, `${id}: ${what}`);
		t.equal(safeName(safe, 'jpg'), safe, 'and stays as it is');
	}
	t.end();
});

void t.test('hs-42: a photo of a phone is kept upright, without what the camera noted', async (t) => {
	const before = await photo(40, 20);
	t.ok(before.includes('Kamera Rahasia'), 'it was there');
	const proven = await proveFile({ name: 'foto.jpg', bytes: before }, rules);
	if (!('bytes' in proven)) return t.fail(JSON.stringify(proven));
	const kept = await sharp(proven.bytes).metadata();
	t.match(kept, { format: 'jpeg', width: 20, height: 40 });
	for (const part of ['exif', 'icc', 'iptc', 'xmp', 'orientation'] as const) t.equal(kept[part], undefined, part);
	for (const word of ['Kamera', 'Siti', 'Exif']) t.notOk(Buffer.from(proven.bytes).includes(word));
	const { data, info } = await sharp(proven.bytes).raw().toBuffer({ resolveWithObject: true });
	const red = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0;
	t.ok(red(17, 2) > 120 && red(2, 2) < 100, 'what was at the left is at the top now');
});

void t.test('every kind that a definition may name can be proven, and the other way round', (t) => {
	t.strictSame([...mediaTypes].toSorted(), kinds.map(({ type }) => type).toSorted());
	t.end();
});

void t.test('a refusal says what to do in both languages, by the name of the file and what the field takes', (t) => {
	const why: readonly NotTaken[] = [
		'accept',
		'heic',
		'disguised',
		'damaged',
		'active',
		'locked',
		'too-many-pixels',
		'empty-file',
		'max-size',
		'max-files',
		'file-gone',
		'upload-busy',
		'too-many-uploads',
		'store-full',
		'store-busy',
	];
	for (const one of why) {
		const { code, says } = notTaken(one, 'foto.jpg', {
			accept: ['image/jpeg', 'application/pdf'],
			maxSize: 1536 * 1024,
			maxFiles: 3,
		});
		t.match(code, /^[a-z-]+$/);
		for (const text of Object.values(says)) t.match(text, /^[^{}]+\. [^{}]+\.$/, text);
		if (one !== 'file-gone') for (const text of Object.values(says)) t.match(text, '“foto.jpg”');
	}
	const { says } = notTaken('max-size', 'a.jpg', { accept: [], maxSize: 1536 * 1024, maxFiles: 1 });
	t.match(says, { id: /1,5 MB/, en: /1\.5 MB/ });
	t.match(notTaken('accept', 'a.doc', { ...rules, accept: ['image/jpeg', 'image/png'] }).says, {
		id: /JPG atau PNG/,
		en: /JPG or PNG/,
	});
	t.end();
});

void t.test('a photo of 12 megapixels takes seconds and little memory', async (t) => {
	const bytes = await noisyPhoto(4032, 3024);
	t.comment(`${(bytes.length / 1024 / 1024).toFixed(1)} MB`);
	const before = process.memoryUsage().rss;
	const begun = performance.now();
	const proven = await proveFile({ name: 'foto.jpg', bytes }, { ...rules, maxSize: 10 * 1024 * 1024 });
	const milliseconds = performance.now() - begun;
	const megabytes = (process.memoryUsage().rss - before) / 1024 / 1024;
	t.ok('bytes' in proven);
	t.comment(`${Math.round(milliseconds)} ms, ${Math.round(megabytes)} MB more`);
	t.ok(milliseconds < 8000, 'within seconds');
	t.ok(megabytes < 250, 'and memory');
});

void t.test('a document made to be slow to read is not', async (t) => {
	const megabytes = 8;
	const fill = (piece: string) => piece.repeat(Math.ceil((megabytes * 1024 * 1024) / piece.length));
	for (const piece of [
		'(',
		'(a',
		'%',
		'>>%',
		'>> ',
		'stream ',
		'>>stream\n',
		'/a',
		'/#',
		'#61',
		'1 ',
		'1 0 obj ',
		' ',
		'\\',
		')',
		'endstream ',
		'/N/First ',
	]) {
		const bytes = document({ objects: [fill(piece)] });
		const since = performance.now();
		const proven = await proveFile({ name: 'a.pdf', bytes }, { ...rules, maxSize: 10 * 1024 * 1024 });
		const milliseconds = performance.now() - since;
		t.ok('bytes' in proven || ['damaged', 'active', 'locked'].includes(proven.not));
		t.ok(milliseconds < 5000, `${JSON.stringify(piece)}: ${Math.round(milliseconds)} ms`);
	}
});

void t.test('sharp reads its three kinds and no other, whatever the bytes ask for', async (t) => {
	await proveFile({ name: 'a.png', bytes: await picture('png') }, rules);
	const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
	await t.rejects(sharp(svg).png().toBuffer());
});
