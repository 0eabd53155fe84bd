/** Pages and rows as they are sent, proposals, the route through a whole journey, and what is read back (2b-16, 2b-17, 2b-56). */
import t from 'tap';
import type { Group } from '../../engine/expression/types.js';
import { readPage } from '../../engine/form/page.js';
import { valueAt } from '../../engine/form/pointer.js';
import { proposalsOn } from '../../engine/form/proposals.js';
import { route } from '../../engine/form/route.js';
import { readRow, withoutRow, withoutRowBeside, withRowIds } from '../../engine/form/rows.js';
import { submit } from '../../engine/form/submit.js';
import { summary } from '../../engine/form/summary.js';
import type { Body, Passed } from '../../engine/form/types.js';
import { on, soundForm } from '../support/form.js';

const form = soundForm(`
title: Izin
schema:
  type: object
  required: [kind, revenue, born]
  properties:
    kind: { title: Bentuk usaha, oneOf: [{ const: person, title: Perorangan }, { const: company, title: Badan usaha }] }
    deed: { type: string, title: Akta, minLength: 3, when: kind == 'company' }
    revenue: { type: number, component: money, title: Omzet setahun }
    born: { type: string, format: date, title: Tanggal lahir, check: [{ that: age(born) >= 17, says: "Umur Anda {{ age(born) }} tahun; paling muda 17" }] }
    copies: { type: integer, title: Rangkap, default: 2 }
    tax: { type: number, component: money, title: Pajak, compute: revenue * 0.005 }
    members:
      type: array
      title: Anggota
      minItems: 1
      maxItems: 3
      when: kind == 'company'
      items:
        type: object
        title: Anggota
        required: [name, share]
        properties:
          name: { type: string, title: Nama }
          share: { type: number, unit: "%", title: Bagian, maximum: 100 }
          phones: { type: array, title: Telepon, items: { type: string, component: phone, title: Nomor } }
      check: [{ that: sum(members.share) == 100, says: Jumlah bagian harus 100% }]
conditions:
  small: { is: revenue <= 300000000, says: Omzet kecil }
fee: "small ? 0 : 150000"
pages:
  - { id: business, title: Usaha, fields: [kind, deed, revenue] }
  - { id: person, title: Orang, fields: [born, copies, tax] }
  - { id: members, title: Anggota, fields: [members] }
`);
const citizen = on('2026-11-25');
const [business, person, members] = form.pages;
if (business === undefined || person === undefined || members === undefined)
	throw new Error('The form of the test has three pages.');

void t.test('a page is read, settled, and only then looked at (2b-16)', async (t) => {
	const typed: Body = { '/kind': 'person', '/deed': 'x', '/revenue': '1.500.000' };
	const read = readPage(form, business, typed, {}, citizen);
	t.strictSame(read.problems, [], 'what is typed into a field that is not relevant is no problem');
	t.strictSame(read.answers, { kind: 'person', revenue: 1500000 });
	t.strictSame(read.relevant, ['/kind', '/revenue']);

	const company = readPage(form, business, { ...typed, '/kind': 'company' }, {}, citizen);
	t.match(company.problems, [{ code: 'min-length', path: '/deed', message: 'Akta paling sedikit 3 huruf' }]);
	t.strictSame(company.typed['/deed'], { '': ['x'] }, 'what was typed is kept');

	const back = readPage(
		form,
		business,
		{ '/kind': 'person', '/revenue': '1.500.000' },
		{ kind: 'company', deed: 'nomor 1' },
		citizen,
	);
	t.equal(back.answers['deed'], 'nomor 1', 'an answer that is no longer relevant is remembered');

	const wrong = readPage(form, business, { '/kind': 'person', '/revenue': '1.50' }, { kind: 'person', revenue: 7 }, citizen);
	t.match(wrong.problems, [{ code: 'number-grouping', path: '/revenue' }], 'what can’t be read is the one problem of its field');
	t.equal(wrong.answers['revenue'], undefined, 'and is no answer');
});

void t.test('names that no field has are ignored', async (t) => {
	const read = readPage(form, business, { '/kind': 'person', '/revenue': '1', '/nobody': 'x', '/born/day': '1' }, {}, citizen);
	t.strictSame(read.answers, { kind: 'person', revenue: 1 });
});

void t.test('messages speak the words of the question, in both languages, and checks work out their own', async (t) => {
	t.match(readPage(form, business, {}, {}, citizen).problems, [
		{ path: '/kind', message: 'Pilih bentuk usaha' },
		{ path: '/revenue', message: 'Isi omzet setahun' },
	]);
	t.match(readPage(form, business, {}, {}, on('2026-11-25', 'en')).problems, [
		{ path: '/kind', message: 'Choose bentuk usaha' },
		{ path: '/revenue', message: 'Enter omzet setahun' },
	]);
	const born = { '/born/day': '26', '/born/month': 'Nov', '/born/year': '2010' };
	t.match(readPage(form, person, born, {}, citizen).problems, [
		{ code: 'check', path: '/born', message: 'Umur Anda 15 tahun; paling muda 17' },
	]);
});

void t.test('a proposal is shown, and is an answer only once sent (2b-8)', async (t) => {
	const first = route(form, { answers: {}, passed: {}, circumstances: citizen });
	t.strictSame([...proposalsOn(form, person, {}, first.settled, citizen)], [['/copies', 2]]);
	const born = { '/born/day': '1', '/born/month': '7', '/born/year': '1990' };
	t.equal(readPage(form, person, { ...born, '/copies': '2' }, {}, citizen).answers['copies'], 2);
	const cleared = readPage(form, person, { ...born, '/copies': '' }, {}, citizen);
	t.equal(cleared.answers['copies'], null, 'a cleared proposal is remembered as cleared');
	t.strictSame([...proposalsOn(form, person, cleared.answers, first.settled, citizen)], []);
	t.equal(
		readPage(form, person, { ...born, '/tax': '1' }, { revenue: 1000 }, citizen).settled.computed.get('/tax'),
		5,
		'a computed answer comes from the server',
	);
});

void t.test('rows have pages of their own', async (t) => {
	const draft: Group = { kind: 'company' };
	const missing = readRow(form, '/members', 0, { '/members/0/name': 'A' }, draft, citizen);
	t.match(missing?.problems, [{ code: 'required', path: '/members/0/share', message: 'Isi bagian' }]);
	const added = readRow(form, '/members', 0, { '/members/0/name': 'A', '/members/0/share': '60' }, draft, citizen);
	t.strictSame(added?.problems, [], 'the list’s own checks wait for the list’s page');
	t.strictSame(added?.answers['members'], [{ name: 'A', share: 60 }]);
	const second = readRow(
		form,
		'/members',
		1,
		{ '/members/1/name': 'B', '/members/1/share': '39%' },
		added?.answers ?? {},
		citizen,
	);
	const listed = readPage(form, members, {}, second?.answers ?? {}, citizen);
	t.match(listed.problems, [{ code: 'check', path: '/members', message: 'Jumlah bagian harus 100%' }]);
	const changed = readRow(
		form,
		'/members',
		1,
		{ '/members/1/name': 'B', '/members/1/share': '40' },
		second?.answers ?? {},
		citizen,
	);
	t.strictSame(readPage(form, members, {}, changed?.answers ?? {}, citizen).problems, []);
	t.equal(readRow(form, '/members', 5, {}, draft, citizen), null, 'there is no such row');
	t.equal(readRow(form, '/kind', 0, {}, draft, citizen), null, 'nor such a list');

	const phone = readRow(
		form,
		'/members/0/phones',
		0,
		{ '/members/0/phones/0': '0812 3456 7890' },
		changed?.answers ?? {},
		citizen,
	);
	t.strictSame(
		valueAt(phone?.answers, '/members/0'),
		{ name: 'A', share: 60, phones: ['0812 3456 7890'] },
		'a list within a row, of plain texts',
	);
	t.match(readRow(form, '/members/0/phones', 0, { '/members/0/phones/0': 'x' }, changed?.answers ?? {}, citizen)?.problems, [
		{ code: 'phone', path: '/members/0/phones/0' },
	]);
});

void t.test('taking a row out moves what stood below it, ids included (2b-13)', async (t) => {
	let count = 0;
	const newId = (): string => `row-${++count}`;
	const answers: Group = { members: [{ name: 'A', phones: ['1', '2'] }, { name: 'B' }, { name: 'C', phones: ['3'] }] };
	const rows = withRowIds(form, answers, {}, newId);
	t.strictSame(rows, {
		'/members': ['row-1', 'row-2', 'row-3'],
		'/members/0/phones': ['row-4', 'row-5'],
		'/members/2/phones': ['row-6'],
	});
	const beside = withoutRowBeside(
		{
			rows,
			passed: { members: ['/members', '/members/0/name', '/members/2/name'] },
			typed: { '/members/2/name': {} },
			provenance: {},
		},
		'/members',
		0,
	);
	t.strictSame(beside.rows, { '/members': ['row-2', 'row-3'], '/members/1/phones': ['row-6'] });
	t.strictSame(beside.passed, { members: ['/members', '/members/1/name'] });
	t.strictSame(Object.keys(beside.typed), ['/members/1/name']);
	t.strictSame(
		withRowIds(form, withoutRow(answers, '/members', 0), beside.rows, newId),
		beside.rows,
		'and every row keeps its id',
	);
	t.equal(withoutRow({ members: [{ name: 'A' }] }, '/members', 0)['members'], undefined);
});

void t.test('from the first page to what is sent (2b-15, 2b-17)', async (t) => {
	let answers: Group = {};
	let passed: Passed = {};
	const send = (id: string, body: Body): void => {
		const page = form.pages.find((one) => one.id === id) ?? business;
		const read = readPage(form, page, body, answers, citizen);
		t.strictSame(read.problems, [], id);
		answers = read.answers;
		passed = { ...passed, [id]: read.relevant };
	};
	send('business', { '/kind': 'person', '/revenue': '400.000.000' });
	t.equal(route(form, { answers, passed, circumstances: citizen }).open, 'person');
	t.match(
		submit(form, answers, passed, citizen),
		{ open: 'person', problems: [{ path: '/born', code: 'required' }] },
		'not before every page is passed',
	);
	send('person', { '/born/day': '1', '/born/month': '7', '/born/year': '1990', '/copies': '3' });
	const done = route(form, { answers, passed, circumstances: citizen });
	t.equal(done.open, null);
	t.match(done.skipped, [{ page: { id: 'members' } }], 'a page with nothing to ask is skipped');
	t.equal(done.skipped[0]?.reason?.source, "kind == 'company'", 'and says why');
	t.strictSame(submit(form, answers, passed, citizen), {
		answers: { kind: 'person', revenue: 400000000, born: '1990-07-01', copies: 3, tax: 2000000 },
		computed: new Map([['/tax', 2000000]]),
		fee: 150000,
	});
	const shown = summary(form, done, answers, citizen).map(({ page, answers: rows }) => [
		page,
		rows.map(({ title, answer }) => `${title}: ${answer}`),
	]);
	t.strictSame(shown, [
		['business', ['Bentuk usaha: Perorangan', 'Omzet setahun: Rp400.000.000']],
		['person', ['Tanggal lahir: 1 Juli 1990', 'Rangkap: 3', 'Pajak: Rp2.000.000']],
	]);
	send('business', { '/kind': 'company', '/deed': 'nomor 1', '/revenue': '400.000.000' });
	t.equal(route(form, { answers, passed, circumstances: citizen }).open, 'members', 'another answer opens what it asks for');
	send('business', { '/kind': 'person', '/revenue': '100.000' });
	t.equal(
		route(form, { answers, passed, circumstances: citizen }).open,
		null,
		'and back to check-your-answers as soon as nothing is open',
	);
});
