import t from 'tap';
import { explainForm, whyOf } from '../../engine/services/explain/form.js';
import { formCircumstances } from '../../engine/workflow/form-circumstances.js';
import { desk } from '../support/desk.js';

const { service, catalogue } = desk(`
title: Izin
schema:
  type: object
  required: [kind, revenue, deed]
  properties:
    kind: { title: Bentuk, oneOf: [{ const: person, title: Perorangan }, { const: company, title: Badan usaha }] }
    revenue: { type: number, title: Omzet, component: money, currency: IDR }
    deed: { type: string, title: Akta, when: kind == 'company' }
    copies: { type: integer, title: Rangkap, default: 2 }
    tax: { type: number, title: Pajak, component: money, currency: IDR, compute: revenue * 0.005 }
pages:
  - { id: business, title: Usaha, fields: [kind, revenue] }
  - { id: deed, title: Akta, fields: [deed] }
  - { id: rest, title: Lainnya, fields: [copies, tax] }
fee: "kind == 'company' ? 5000 : 0"
workflow: { start: check, states: { check: { actions: { grant: { by: head, to: granted } } }, granted: { end: granted } } }
`);
const as = formCircumstances({ office: 'melati', channel: 'web', filler: null }, catalogue, '2026-11-30', 'en');

void t.test('what answers lead to', (test) => {
	test.same(explainForm(service, { kind: 'person', revenue: 1_000_001, deed: 'A-1' }, as).form, {
		pages: ['business', 'rest'],
		skipped: [{ page: 'deed', reason: 'Because Bentuk: Perorangan.' }],
		open: null,
		answers: { kind: 'person', revenue: 1_000_001, copies: 2, tax: 5000 },
		problems: [],
		computed: { '/tax': 5000 },
		fee: 0,
	});
	const company = explainForm(service, { kind: 'company', copies: null, size: 3 }, as).form;
	test.same(company.pages, ['business', 'deed', 'rest'], 'the forecast goes on beyond the open page');
	test.equal(company.open, 'business');
	test.same(
		company.problems.map(({ path, code }) => [path, code]),
		[
			['/size', 'unknown-field'],
			['/revenue', 'required'],
			['/deed', 'required'],
		],
	);
	test.same(company.answers, { kind: 'company' }, 'null is a cleared one');
	test.equal(company.fee, 5000);
	test.end();
});

void t.test('the reason of a fee from a table names what chose the row, also where the row itself asks nothing', (test) => {
	const { service: tabled } = desk(`
title: Izin
schema:
  type: object
  properties:
    use: { title: Kegunaan, oneOf: [{ const: aid, title: Bantuan }, { const: loan, title: Pinjaman }] }
tables:
  fee: { columns: [use], rows: [{ cells: [aid], then: 0 }, { cells: [any], then: 5000 }] }
fee: table('fee')
workflow: { start: check, states: { check: { actions: { grant: { by: head, to: granted } } }, granted: { end: granted } } }
`);
	const scope = { answers: { use: 'loan' }, rows: [], self: undefined, facts: {}, apart: {}, today: '2026-11-30' };
	const { fee } = tabled.form;
	if (fee === null) throw new Error('there is no fee');
	test.equal(whyOf(tabled, fee, scope).en, 'Because Kegunaan: Pinjaman.');
	test.end();
});
