/** A small service and catalogue made by hand, for tests of what runs beside the definition language. */
import type { Catalogue, Page, Service } from '../../engine/definition/service.js';
import type { Readers } from '../../engine/workflow/types.js';
import { field, group, rooted } from './fields.js';

const at = { file: 'test', line: 1, column: 1 };
const text = (said: string) => ({ id: [said], en: [said] });

const form = rooted([
	group('applicant', [
		field('text', 'name', { required: true }),
		field('nik', 'nik'),
		field('radios', 'kind', { personal: 'none' }),
	]),
	field('long-text', 'purpose'),
]);

const pages: readonly Page[] = [
	{ id: 'applicant', title: text('Data diri'), text: null, when: null, fields: ['applicant'], at },
	{ id: 'purpose', title: text('Keperluan'), text: null, when: null, fields: ['purpose'], at },
];

/** Two pages, one required answer, a state that waits and an end; officers may search by NIK and name. */
export const smallService: Service = {
	id: 'usaha',
	hash: '0'.repeat(64),
	locale: 'id',
	locales: ['id', 'en'],
	reference: 'SKU',
	title: text('Surat keterangan usaha'),
	summary: null,
	form: {
		...form,
		pages,
		conditions: new Map(),
		tables: new Map(),
		fee: null,
		order: ['applicant', 'applicant.name', 'applicant.nik', 'applicant.kind', 'purpose'],
		schema: {
			type: 'object',
			properties: {
				applicant: {
					type: 'object',
					properties: { name: { type: 'string' }, nik: { type: 'string' }, kind: { type: 'string' } },
				},
				purpose: { type: 'string' },
			},
		},
	},
	facts: group('', []),
	workflow: {
		start: 'check',
		promise: null,
		states: new Map(
			['check', 'done'].map((id) => [
				id,
				{
					id,
					title: text(id),
					public: text(id),
					stage: null,
					due: null,
					clock: 'running',
					edit: new Map(),
					actions: new Map(),
					timers: [],
					office: null,
					end: id === 'done' ? 'granted' : null,
					issue: [],
					valid: null,
					at,
				},
			]),
		),
		anywhere: new Map(),
		timers: [],
		office: null,
		roles: [],
	},
	letters: new Map(),
	notices: [],
	contact: { email: null, nik: null, phone: null },
	privacy: null,
	find: ['applicant.nik', 'applicant.name'],
	catalogue: { organisation: null, category: [], lifeEvent: [], legalBasis: [], output: [] },
	kept: {},
};

/** Two offices in one zone. */
export const smallCatalogue: Catalogue = {
	organisations: new Map(),
	offices: new Map(
		['melati', 'mawar'].map((id) => [
			id,
			{
				id,
				name: `Kelurahan ${id}`,
				code: id,
				area: [],
				letterhead: null,
				series: new Map(),
				zone: 'Asia/Jakarta',
				calendar: null,
			},
		]),
	),
	roles: new Map(),
	languages: ['id', 'en'],
	categories: new Map(),
	lifeEvents: new Map(),
	zone: 'Asia/Jakarta',
	calendar: null,
	calendars: new Map(),
	theme: { brand: '#0b5d57', seal: null, radius: 8 },
	contact: { phone: null, hours: null, email: null },
};

/** Reads the answers of the small service: all are relevant, a name must be given. */
export const smallReaders: Readers = {
	answers: (answers) => {
		const { applicant } = answers;
		const named = typeof applicant === 'object' && 'name' in applicant;
		const problem = { code: 'required', path: '/applicant/name', field: 'applicant.name', message: 'Isi nama' };
		return { answers, hidden: new Set(), problems: named ? [] : [problem] };
	},
	asked: (_ask, values) => ({ answers: values, hidden: new Set(), problems: [] }),
};
