/** Bodies as a browser sends them from a form with files (RFC 7578; HTML, multipart form data). */

export interface FilePart {
	readonly name: string;
	readonly type?: string;
	readonly bytes: Uint8Array | string;
}

export type Part = readonly [name: string, value: string | FilePart];

export const boundary = '----loketTest7MA4YWxkTrZu0gW';

/** Of the same body, the header. */
export const multipartType = `multipart/form-data; boundary=${boundary}`;

/** A whole body. */
export function multipartBody(parts: Iterable<Part>): Buffer {
	const chunks: Buffer[] = [];
	for (const [name, value] of parts) {
		const isText = typeof value === 'string';
		const filename = isText ? '' : `; filename="${escaped(value.name)}"`;
		const type = isText ? '' : `\r\nContent-Type: ${value.type ?? 'application/octet-stream'}`;
		chunks.push(
			Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"${filename}${type}\r\n\r\n`),
		);
		chunks.push(Buffer.from(isText ? value : value.bytes), Buffer.from('\r\n'));
	}
	return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}

function escaped(name: string): string {
	return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
