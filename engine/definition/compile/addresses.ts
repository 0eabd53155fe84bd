import type { Field, FieldKind } from '../service.js';
import type { CompileContext } from './context.js';
import { textOf } from './reading.js';
import type { Shape } from './shape.js';
import { keyword } from './view.js';

/** Kinds that are answered in one line. */
const oneLine: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'integer', 'number', 'phone', 'select']);

/** HTML's tokens by what a line is called in English or Indonesian; levels as browsers fill them in for Indonesia. */
const tokens: ReadonlyMap<string, string> = new Map([
	...['street', 'jalan', 'alamat', 'line1', 'addressline1'].map((name) => [name, 'address-line1'] as const),
	...['line2', 'addressline2'].map((name) => [name, 'address-line2'] as const),
	...['line3', 'addressline3'].map((name) => [name, 'address-line3'] as const),
	...['village', 'kelurahan', 'desa'].map((name) => [name, 'address-level4'] as const),
	...['district', 'kecamatan'].map((name) => [name, 'address-level3'] as const),
	...['city', 'regency', 'kota', 'kabupaten'].map((name) => [name, 'address-level2'] as const),
	...['province', 'provinsi'].map((name) => [name, 'address-level1'] as const),
	...['postcode', 'postalcode', 'kodepos'].map((name) => [name, 'postal-code'] as const),
	...['country', 'negara'].map((name) => [name, 'country-name'] as const),
]);

/**
 * The lines of an address: its members, each with the token by which browsers fill it in. What the author says on a line wins; `off` on
 * the address guesses none, another token there (`billing`) stands before each. Reports an address without lines (`address-without-lines`)
 * and members that aren't answered in one line (`not-a-line`).
 */
export function addressLines(shape: Shape, members: readonly Field[], context: CompileContext): readonly Field[] {
	if (members.length === 0) reportEmpty(shape, context);
	for (const member of members) if (!oneLine.has(member.kind)) reportLine(member, context);
	const said = textOf(keyword(shape.view, 'autocomplete'));
	return members.map((member) => {
		const token = said === 'off' ? undefined : tokens.get(member.name.toLowerCase().replaceAll(/[_-]/g, ''));
		const before = said === null ? '' : `${said} `;
		return member.autocomplete === null && token !== undefined ? { ...member, autocomplete: before + token } : member;
	});
}

function reportEmpty(shape: Shape, context: CompileContext): void {
	context.report({
		code: 'address-without-lines',
		severity: 'error',
		at: (keyword(shape.view, 'component') ?? shape.node).place,
		says: {
			id: 'Alamat ini tidak punya baris. Tulis baris-barisnya di `properties` (`street`, `village`, `postcode` …), atau pakai alamat bersama: `$ref: "../shared/address.schema.yaml#/$defs/address"`.',
			en: 'This address has no lines. Write them as `properties` (`street`, `village`, `postcode` …), or use a shared address: `$ref: "../shared/address.schema.yaml#/$defs/address"`.',
		},
	});
}

function reportLine(member: Field, context: CompileContext): void {
	context.report({
		code: 'not-a-line',
		severity: 'error',
		at: member.at,
		says: {
			id: `\`${member.name}\` tidak dijawab dalam satu baris, jadi tidak bisa menjadi baris alamat. Jadikan teks, angka, atau \`component: select\`; atau pakai \`component: group\` untuk seluruhnya.`,
			en: `\`${member.name}\` isn’t answered in one line, so it can’t be a line of an address. Make it a text, a number or \`component: select\`; or use \`component: group\` for the whole.`,
		},
	});
}
