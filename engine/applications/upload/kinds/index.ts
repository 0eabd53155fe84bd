import { image } from './image.js';
import { type FileKind, spells } from './kind.js';
import { pdf } from './pdf.js';

/** Every kind of file that can be proven, and so be kept. */
export const kinds: readonly FileKind[] = [
	image('jpeg', {
		type: 'image/jpeg',
		called: 'JPG',
		extensions: ['jpg', 'jpeg', 'jfif'],
		begins: (bytes) => spells(bytes, 0, '\xff\xd8\xff'),
	}),
	image('png', {
		type: 'image/png',
		called: 'PNG',
		extensions: ['png'],
		begins: (bytes) => spells(bytes, 0, '\x89PNG\r\n\x1a\n'),
	}),
	image('webp', {
		type: 'image/webp',
		called: 'WebP',
		extensions: ['webp'],
		begins: (bytes) => spells(bytes, 0, 'RIFF') && spells(bytes, 8, 'WEBP'),
	}),
	pdf,
];
