/** From a schema to a form: kinds, choices, texts in several languages, derived pages; and what is said of what can't be right. */
import t from 'tap';
import { scopeAt } from '../../engine/form/instances.js';
import { settle } from '../../engine/form/relevance.js';
import { shownText } from '../../engine/form/show.js';
import { textIn } from '../../engine/form/text.js';
import { readCases } from '../support/cases.js';
import { formOf, on, soundForm } from '../support/form.js';

interface FindingCase {
	readonly name: string;
	readonly service?: string;
	/** A chain of so many computed texts, each doubling the one before. */
	readonly doubling?: number;
	readonly findings: readonly {
		readonly code: string;
		readonly severity?: string;
		readonly line?: number;
		readonly column?: number;
		readonly suggestion?: string;
		readonly says?: string;
	}[];
}

void t.test('what is said of a form', async (t) => {
	for (const { name, service, doubling, findings } of readCases<readonly FindingCase[]>('form/findings.yaml')) {
		const found = formOf(service ?? chain(doubling ?? 0)).findings;
		t.equal(
			found.length,
			findings.length,
			`${name}: ${found.map(({ code, at, says }) => `${code} ${at.line}:${at.column} ${says.en}`).join('; ')}`,
		);
		for (const [index, wanted] of findings.entries()) {
			const { code, severity, at, says, suggestion } = found[index] ?? {};
			t.equal(code, wanted.code, name);
			if (wanted.severity !== undefined) t.equal(severity, wanted.severity, name);
			if (wanted.line !== undefined) t.equal(at?.line, wanted.line, `${name}: line`);
			if (wanted.column !== undefined) t.equal(at?.column, wanted.column, `${name}: column`);
			if (wanted.says !== undefined)
				t.ok(says?.en.includes(wanted.says) && says.id.includes(wanted.says), `${name}: ${says?.en}`);
			if (wanted.suggestion !== undefined) t.ok(suggestion?.en.includes(wanted.suggestion), `${name}: ${suggestion?.en}`);
		}
	}
});

function chain(length: number): string {
	const properties: Record<string, unknown> = { t0: { type: 'string', title: 'T', maxLength: 10 } };
	for (let number = 1; number <= length; number++) {
		properties[`t${number}`] = { type: 'string', title: 'T', compute: `t${number - 1} + t${number - 1}` };
	}
	return JSON.stringify({ title: 'Uji', schema: { type: 'object', properties } });
}

void t.test('the kind of a field follows from its schema; component says otherwise', async (t) => {
	const lists = { 'shared/lists/villages.csv': 'code,label,label.en\nm,Melati,Jasmine\nk,Kenanga,Ylang\n' };
	const form = soundForm(
		`
title: Uji
schema:
  type: object
  properties:
    text: { type: string, title: T }
    long: { type: string, title: T, maxLength: 500 }
    whole: { type: integer, title: T }
    number: { type: number, title: T }
    money: { type: number, title: T, currency: IDR }
    yes: { type: boolean, title: T }
    agree: { const: true, title: T }
    born: { type: string, format: date, title: T }
    email: { type: [string, "null"], format: email, title: T }
    few: { enum: [a, b], title: T }
    many: { enum: [a, b, c, d, e, f, g, h], title: T }
    titled: { title: T, oneOf: [{ const: a, title: Satu }, { const: b, title: Dua }] }
    village: { type: string, title: T, choices: villages }
    several: { type: array, title: T, items: { enum: [a, b] } }
    rows: { type: array, title: T, items: { type: object, properties: { x: { type: string, title: X } } } }
    words: { type: array, title: T, items: { type: string } }
    group: { type: object, title: T, properties: { x: { type: string, title: X } } }
    nik: { type: string, component: nik, title: T }
    chosen: { type: string, component: select, enum: [a, b], title: T }
    guide: { component: guidance, title: T, description: Baca ini }
    merged: { title: T, allOf: [{ type: string, maxLength: 20 }, { minLength: 5 }] }
`,
		lists,
	);
	const kinds = Object.fromEntries([...form.fields.values()].map(({ path, kind }) => [path, kind]));
	t.match(kinds, {
		text: 'text',
		long: 'long-text',
		whole: 'integer',
		number: 'number',
		money: 'money',
		yes: 'boolean',
		agree: 'declaration',
		born: 'date',
		email: 'email',
		few: 'radios',
		many: 'select',
		titled: 'radios',
		village: 'radios',
		several: 'checkboxes',
		rows: 'list',
		'rows[]': 'group',
		'rows[].x': 'text',
		words: 'list',
		'words[]': 'text',
		group: 'group',
		'group.x': 'text',
		nik: 'nik',
		chosen: 'select',
		guide: 'guidance',
		merged: 'text',
	});
	t.strictSame(
		form.fields.get('village')?.choices.map(({ code, title }) => [code, textIn(title, 'id')]),
		[
			['m', 'Melati'],
			['k', 'Kenanga'],
		],
	);
	t.strictSame(
		form.fields.get('titled')?.choices.map(({ title }) => textIn(title, 'id')),
		['Satu', 'Dua'],
	);
	t.match(form.fields.get('merged')?.limits, { maxLength: 20, minLength: 5 });
	t.match(form.schema, { properties: { village: { enum: ['m', 'k'] } } }, 'a code list is held to');
});

void t.test('pages where none are given: one for each group or list, what stands loose together', async (t) => {
	const form = soundForm(`
title: Uji
schema:
  type: object
  properties:
    a: { type: string, title: A }
    b: { type: string, title: B }
    sum: { type: number, title: Sum, compute: 1 + 1 }
    g: { type: object, title: G, properties: { x: { type: string, title: X } } }
    rows: { type: array, title: Baris, items: { type: object, properties: { y: { type: string, title: Y } } } }
    total: { type: number, title: Total, compute: count(rows) }
    z: { type: string, title: Z }
`);
	t.strictSame(
		form.pages.map(({ id, title, fields }) => [id, textIn(title, 'id'), fields]),
		[
			['a', 'Uji', ['a', 'b', 'sum']],
			['g', 'G', ['g']],
			['rows', 'Baris', ['rows']],
			['total', 'Uji', ['total', 'z']],
		],
	);
});

void t.test(
	'translations: the same way from the top, items by what names them; what is missing is told and read in the first language',
	async (t) => {
		const service = `
title: Uji
schema:
  type: object
  properties:
    kind: { title: Bentuk, oneOf: [{ const: a, title: Satu }, { const: b, title: Dua }], hint: "Ada {{ count(rows) }}" }
    rows: { type: array, title: Baris, items: { type: object, properties: { x: { $ref: "../shared/one.schema.yaml#/$defs/x" } } } }
`;
		const more = {
			'catalogue.yaml': 'languages: [id, en]\n',
			'one/text.en.yaml':
				'title: Test\nschema: { properties: { kind: { title: Kind, hint: "{{ count(row) }} there", oneOf: [{ const: b, title: Two }, { const: a, title: One }] } } }\n',
			'shared/one.schema.yaml': '$defs: { x: { type: string, title: Ikan, maxLength: 9 } }\n',
			'shared/one.text.en.yaml': '$defs: { x: { title: Fish } }\n',
		};
		const { form, findings } = formOf(service, more);
		const kind = form?.fields.get('kind');
		t.strictSame(
			kind?.choices.map(({ title }) => textIn(title, 'en')),
			['One', 'Two'],
		);
		t.equal(textIn(form?.fields.get('rows[].x')?.title ?? {}, 'en'), 'Fish', 'a shared schema has translations of its own');
		t.equal(textIn(form?.fields.get('rows')?.title ?? {}, 'en'), 'Baris');
		t.match(
			findings.map(({ code, severity, at }) => ({ code, severity, file: at.file, line: at.line })),
			[
				{ code: 'unknown-name', severity: 'error', file: 'one/text.en.yaml', line: 2 },
				{ code: 'missing-translation', severity: 'warning', file: 'one/service.yaml', line: 7 },
			],
		);
	},
);

void t.test('a text looks labels up in the language of its reader', async (t) => {
	const lists = { 'shared/lists/villages.csv': 'code,label,label.en\nm,Melati,Jasmine\n' };
	const form = soundForm(
		`
title: Uji
schema:
  type: object
  properties:
    village: { type: string, title: Kampung, choices: villages }
    house: { type: string, title: "Rumah di {{ label('villages', village) }}" }
`,
		lists,
	);
	const title = form.fields.get('house')?.title ?? {};
	for (const [locale, shown] of [
		['id', 'Rumah di Melati'],
		['en', 'Rumah di Jasmine'],
	] as const) {
		const circumstances = on('2026-11-30', locale);
		const scope = scopeAt(null, settle(form, { village: 'm' }, circumstances), circumstances);
		t.equal(shownText(title, locale, scope, form.root), shown);
	}
});

void t.test('what holds itself is asked a few levels deep and held to at any', async (t) => {
	const form = soundForm(`
title: Uji
schema:
  type: object
  properties: { person: { $ref: "#/$defs/person", title: Orang } }
  $defs:
    person:
      type: object
      required: [name]
      properties: { name: { type: string, title: Nama }, child: { $ref: "#/$defs/person", title: Anak } }
`);
	t.ok(form.fields.has('person.child.child.name'));
	t.notOk(form.fields.has('person.child.child.child.child'));
	t.match(JSON.stringify(form.schema), /"\$ref":"#\/\$defs\//);
});

void t.test('personal data unless said otherwise, group by group', async (t) => {
	const form = soundForm(`
title: Uji
schema:
  type: object
  properties:
    a: { type: string, title: A }
    g: { type: object, title: G, personal: none, properties: { x: { type: string, title: X }, y: { type: string, title: Y, personal: sensitive } } }
`);
	t.strictSame(
		['a', 'g.x', 'g.y'].map((path) => form.fields.get(path)?.personal),
		['personal', 'none', 'sensitive'],
	);
});
