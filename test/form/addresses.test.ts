/** Addresses: asked line by line, read as one answer. */
import t from 'tap';
import { scopeAt } from '../../engine/form/instances.js';
import { settle } from '../../engine/form/relevance.js';
import { route } from '../../engine/form/route.js';
import { shownAnswer, shownText } from '../../engine/form/show.js';
import { summary } from '../../engine/form/summary.js';
import { on, soundForm } from '../support/form.js';

const line = '{ type: string, title: Jalan }';
const form = soundForm(`
title: Uji
schema:
  properties:
    place: { title: Tempat, enum: [here, there] }
    home:
      component: address
      title: Alamat rumah
      required: [street]
      properties:
        street: ${line}
        floor: { type: integer, title: Lantai, when: place == 'there' }
        city: { title: Kota, component: select, oneOf: [{ const: dps, title: Denpasar }, { const: sgr, title: Singaraja }] }
        postcode: { type: string, title: Kode pos }
        note: { type: string, title: Patokan }
    shop: { component: address, autocomplete: "off", title: Alamat toko, properties: { street: ${line}, kodePos: { type: string, title: Kode pos } } }
    bill: { component: address, autocomplete: billing, title: Alamat tagihan, properties: { street: ${line}, city: { type: string, title: Kota, autocomplete: section-x address-level2 } } }
    shops: { type: array, title: Toko, items: { type: object, title: Toko, properties: { at: { component: address, title: Alamat, properties: { street: ${line} } } } } }
    said: { type: string, title: "Dekat {{ answered(home) ? home : 'mana' }}?" }
    kept: { type: string, title: "Di {{ home.city }}?" }
    beside: { type: object, title: Lain, properties: { street: { title: Jenis, enum: [x, y] } } }
`);
const answers = {
	home: { street: 'Jalan Udayana 7', floor: 2, city: 'sgr', postcode: '81118' },
	shop: { street: 'Blok A' },
	shops: [{ at: { street: 'Blok B' } }, {}],
};
const citizen = on('2026-11-25');

void t.test('the summary has one answer of several lines, with one way to change it', async (t) => {
	const pages = summary(form, route(form, { answers, passed: {}, circumstances: citizen }), answers, citizen);
	const shown = pages.flatMap((page) => page.answers);
	t.match(
		shown.find(({ pointer }) => pointer === '/home'),
		{
			title: 'Alamat rumah',
			lines: ['Jalan Udayana 7', 'Singaraja', '81118'],
			answer: 'Jalan Udayana 7, Singaraja, 81118',
			changeable: true,
		},
		'labels for codes; without the line that is not relevant',
	);
	t.notOk(
		shown.some(({ pointer }) => pointer.startsWith('/home/')),
		'and no row for each line',
	);
	t.same(shown.find(({ pointer }) => pointer === '/bill')?.lines, [], 'nothing answered');
	const rows = pages
		.flatMap((page) => page.lists)
		.flatMap((list) => list.rows.map((row) => row.answers.map(({ lines }) => lines)));
	t.same(rows, [[['Blok B']], [[]]], 'in the rows of a list too');
	const there = { ...answers, place: 'there' };
	const more = summary(form, route(form, { answers: there, passed: {}, circumstances: citizen }), there, citizen);
	t.same(
		more.flatMap((page) => page.answers).find(({ pointer }) => pointer === '/home')?.lines,
		['Jalan Udayana 7', '2', 'Singaraja', '81118'],
		'with the line once it is relevant',
	);
});

void t.test('in a text its lines stand one after the other', async (t) => {
	const said = (name: string, given: object): string => {
		const settled = settle(form, given as typeof answers, citizen);
		const field = form.fields.get(name);
		if (field === undefined) throw new Error(name);
		return shownText(field.title, 'id', scopeAt(null, settled, citizen), form.root);
	};
	t.equal(said('said', answers), 'Dekat Jalan Udayana 7, Singaraja, 81118?');
	t.equal(said('said', {}), 'Dekat mana?');
	t.equal(said('kept', answers), 'Di Singaraja?', 'a line by itself');
	const home = form.fields.get('home');
	if (home !== undefined) t.equal(shownAnswer({ street: 'A', city: 'dps' }, home, 'id'), 'A, Denpasar');
});

void t.test('browsers fill in the lines they know', async (t) => {
	const tokens = (name: string) => form.fields.get(name)?.members.map(({ autocomplete }) => autocomplete);
	t.same(
		tokens('home'),
		['address-line1', null, 'address-level2', 'postal-code', null],
		'by their names; nothing is guessed for others',
	);
	t.same(tokens('shop'), [null, null], 'none of an address that is not the person’s own');
	t.same(tokens('bill'), ['billing address-line1', 'section-x address-level2'], 'the author’s word on a line wins');
	t.same(tokens('beside'), [null], 'a group is no address');
});
