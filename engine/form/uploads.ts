import type { FileRules } from '../definition/service.js';

/** What people call a media type. */
const names: ReadonlyMap<string, string> = new Map([
	['application/pdf', 'PDF'],
	['image/jpeg', 'JPG'],
	['image/png', 'PNG'],
	['image/webp', 'WebP'],
]);

/** What a file field takes, in words of the language: which files, and how large one may be. */
export interface UploadWords {
	/** `JPG atau PNG` */
	readonly types: string;
	/** `5 MB` */
	readonly size: string;
}

/** The limits of a file field in words. */
export function uploadWords({ accept, maxSize }: FileRules, locale: string): UploadWords {
	const types = accept.map((type) => names.get(type) ?? type);
	return { types: new Intl.ListFormat(locale, { type: 'disjunction' }).format(types), size: sizeInWords(maxSize, locale) };
}

/** The size of a file as people read it: `340 KB`, `1,2 MB` (of 1,024 KB). @param size in bytes */
export function sizeInWords(size: number, locale: string): string {
	const kilobytes = Math.max(1, Math.round(size / 1024));
	if (kilobytes < 1024) return `${kilobytes} KB`;
	return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(size / (1024 * 1024))} MB`;
}
