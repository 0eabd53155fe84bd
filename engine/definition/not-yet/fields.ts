import { type Construct, textOf } from './construct.js';
import { isUnion } from './unions.js';

const components: ReadonlySet<string> = new Set([
	'time',
	'url',
	'uri',
	'autocomplete',
	'table',
	'map',
	'map-point',
	'point',
	'partial-date',
]);
const formats: ReadonlySet<string> = new Set([
	'time',
	'date-time',
	'uri',
	'uri-reference',
	'iri',
	'iri-reference',
	'uri-template',
]);

/** Keywords of 2020-12 that are understood later. */
const keywords = [
	'dependentRequired',
	'dependentSchemas',
	'prefixItems',
	'contains',
	'minContains',
	'maxContains',
	'unevaluatedItems',
	'unevaluatedProperties',
	'patternProperties',
	'propertyNames',
	'minProperties',
	'maxProperties',
	'contentEncoding',
	'contentMediaType',
	'contentSchema',
	'readOnly',
	'writeOnly',
	'deprecated',
	'$anchor',
	'$dynamicRef',
	'$dynamicAnchor',
	'$vocabulary',
];

const oldDraft = { id: 'Skema JSON draf 04 dan 07', en: 'JSON Schema of drafts 04 and 07' };

/** What schemas may say and isn't built yet. */
export const fieldConstructs: readonly Construct[] = [
	{
		block: 'field',
		keys: ['oneOf', 'anyOf'],
		named: { id: 'Alternatif yang menambah isian sendiri', en: 'Alternatives with fields of their own' },
		applies: isUnion,
	},
	{
		block: 'field',
		keys: ['prefill'],
		named: { id: 'Isian yang diisi lebih dulu (`prefill`)', en: 'Answers filled in beforehand (`prefill`)' },
	},
	{ block: 'field', keys: ['locked'], named: { id: 'Isian terkunci (`locked`)', en: 'Locked answers (`locked`)' } },
	{
		block: 'field',
		keys: ['clearedBy'],
		named: { id: 'Isian yang dikosongkan isian lain (`clearedBy`)', en: 'Answers cleared by others (`clearedBy`)' },
	},
	{ block: 'field', keys: ['rows'], named: { id: 'Satu baris untuk tiap kode (`rows`)', en: 'One row for each code (`rows`)' } },
	{
		block: 'field',
		keys: ['precision'],
		named: { id: 'Tanggal tidak lengkap (`precision`)', en: 'Partial dates (`precision`)' },
	},
	{
		block: 'field',
		keys: ['component'],
		named: { id: 'Komponen', en: 'The component' },
		byValue: true,
		applies: (value) => components.has(textOf(value)),
	},
	{
		block: 'field',
		keys: ['format'],
		named: { id: 'Format', en: 'The format' },
		byValue: true,
		applies: (value) => formats.has(textOf(value)),
	},
	{ block: 'choices', keys: ['where'], named: { id: 'Saringan daftar kode (`where`)', en: 'Filtering a code list (`where`)' } },
	{ block: 'field', keys: keywords, named: { id: 'Kata kunci JSON Schema', en: 'The keyword of JSON Schema' } },
	{
		block: 'field',
		keys: ['$schema'],
		named: oldDraft,
		applies: (value) => /draft-0[3-7]|2019-09/.test(textOf(value)),
	},
	{ block: 'field', keys: ['definitions', 'dependencies', 'additionalItems'], named: oldDraft },
	{ block: 'field', keys: ['items'], named: oldDraft, applies: (value) => value.kind === 'list' },
	{
		block: 'field',
		keys: ['exclusiveMinimum', 'exclusiveMaximum'],
		named: oldDraft,
		applies: (value) => value.kind === 'scalar' && typeof value.value === 'boolean',
	},
	{ block: 'choice', keys: ['when'], named: { id: 'Pilihan bersyarat (`when`)', en: 'Choices with a condition (`when`)' } },
	{
		block: 'choice',
		keys: ['text'],
		named: { id: 'Pilihan yang meminta keterangan (`text`)', en: 'Choices that ask for words (`text`)' },
	},
	{
		block: 'choice',
		keys: ['alone'],
		named: { id: 'Pilihan yang berdiri sendiri (`alone`)', en: 'Choices that exclude the others (`alone`)' },
	},
	{ block: 'page', keys: ['each'], named: { id: 'Halaman untuk tiap baris (`each`)', en: 'Pages for each row (`each`)' } },
	{ block: 'page', keys: ['exit'], named: { id: 'Halaman keluar (`exit`)', en: 'Exit pages (`exit`)' } },
	{ block: 'page', keys: ['summary'], named: { id: 'Halaman ringkasan (`summary`)', en: 'Summary pages (`summary`)' } },
	{ block: 'page', keys: ['pages'], named: { id: 'Halaman di dalam halaman (`pages`)', en: 'Pages within a page (`pages`)' } },
	{
		block: 'page',
		keys: ['beforeSignIn'],
		named: { id: 'Halaman sebelum masuk (`beforeSignIn`)', en: 'Pages before signing in (`beforeSignIn`)' },
	},
];
