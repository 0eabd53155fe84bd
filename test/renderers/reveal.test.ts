/** What the page's script shows and hides is what the server finds relevant once the page is sent (2b-16). */
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import t from 'tap';
import type { Field, Form, Page } from '../../engine/definition/service.js';
import { askedIn, fieldsOf, isComputed, pointerOf } from '../../engine/form/asked.js';
import { readPage } from '../../engine/form/page.js';
import { below, isUnder } from '../../engine/form/pointer.js';
import { settle } from '../../engine/form/relevance.js';
import { readRow, rowCount } from '../../engine/form/rows.js';
import type { Body, Settled } from '../../engine/form/types.js';
import { idOf } from '../../engine/views/id.js';
import { makeReveal } from '../../engine/views/make/reveal.js';
import type { Slot } from '../../engine/views/make/slots.js';
import { slotsOf } from '../../engine/views/make/slots.js';
import { revealed } from '../../renderers/html/script/reveal.js';
import { randomAnswers, randomForm, schemaOf } from '../form/random-form.js';
import { on, soundForm } from '../support/form.js';
import { randomFrom, seedOfRun } from '../support/random.js';

const seed = seedOfRun();
const today = '2026-11-25';

/** Tallies what was compared, so that a comparison of nothing fails. */
interface Tally {
	steps: number;
	hidden: number;
	pages: number;
}

interface Standing {
	readonly form: Form;
	readonly slots: readonly Slot[];
	readonly pointer: string;
	readonly answers: Record<string, never>;
	readonly body: Body;
	readonly locale: string;
	readonly read: (body: Body) => Settled | null;
}

/** Says where page and server differ; null where they don't. */
function difference(standing: Standing, tally: Tally): string | null {
	const { form, slots, pointer, answers, locale, body } = standing;
	const settled = settle(form, answers, on(today, locale));
	const reveal = makeReveal(slots, pointer, { form, settled, locale } as never);
	if (reveal === null) return null;
	const sent = JSON.parse(JSON.stringify(reveal)) as typeof reveal;
	const shown = revealed(sent, (name) => [body[name] ?? []].flat());
	const after = standing.read(body);
	if (after === null) return 'the server read nothing';
	tally.pages++;
	const there = inPage(slots, settled);
	const places = new Map(placesIn(slots).map((name) => [idOf(name), name]));
	for (const { id, when } of reveal.steps) {
		if (when === null || !there.has(places.get(id) ?? '')) continue;
		const name = places.get(id) ?? '';
		const isHidden = isUnder(name, after.hidden);
		// Its group is gone for a reason the page doesn't know: it stays in view, as without a script.
		const above = [...after.hidden].find((one) => name.startsWith(`${one}/`));
		if (above !== undefined && reveal.steps.every((step) => step.when === null || step.id !== idOf(above))) continue;
		tally.steps++;
		if (isHidden) tally.hidden++;
		if (shown.get(id) === isHidden)
			return `${id} is ${isHidden ? 'shown' : 'hidden'} on the page, not on the server: ${JSON.stringify({ body, answers, reveal })}`;
	}
	return null;
}

function placesIn(slots: readonly Slot[]): readonly string[] {
	return slots.flatMap((slot) => [slot.name, ...placesIn(slot.fields), ...slot.opens.flatMap(placesIn)]);
}

/** Texts in the inputs of these fields; what isn't on the page has none. */
function bodyOf(
	asked: readonly { field: Field; pointer: string }[],
	inPage: ReadonlySet<string>,
	text: (field: Field) => Record<string, readonly string[]>,
): Body {
	const body: Record<string, readonly string[]> = {};
	for (const { field, pointer } of asked) {
		if (!inPage.has(pointer) || isComputed(field)) continue;
		for (const [part, texts] of Object.entries(text(field))) body[part === '' ? pointer : below(pointer, part)] = texts;
	}
	return body;
}

/** What is in the page: relevant now, or opened by an answer of its own page. */
function inPage(slots: readonly Slot[], settled: Settled): ReadonlySet<string> {
	const names = (slot: Slot): readonly string[] =>
		settled.hidden.has(slot.name) && !slot.openable
			? []
			: [slot.name, ...slot.fields.flatMap(names), ...slot.opens.flatMap((opened) => opened.flatMap(names))];
	return new Set(slots.flatMap(names));
}

const pools: Readonly<Record<string, readonly string[]>> = {
	code: ['a', 'b', 'c', ''],
	boolean: ['true', 'false', ''],
	number: [
		'',
		'0',
		'1',
		'3',
		'7',
		'8,0',
		'1.250',
		'1.25',
		'12.5',
		'-3',
		'x',
		'1234567890123456',
		' 5 ',
		'9,5',
		'3 orang',
		'Rp7',
		'Rp 1.250,-',
		'IDR 8',
		'0,5',
		'−4',
	],
	text: ['', 'x', 'satu', 'satu dua tiga', '  ', '\u202ebalik', 'e\u0301', '😀😀😀'],
	lines: ['', 'satu\r\ndua', 'x', '\u0000'],
};

void t.test('random forms: pages and rows', async (t) => {
	const tally: Tally = { steps: 0, hidden: 0, pages: 0 };
	const random = randomFrom(seed);
	for (let count = 0; count < 200; count++) {
		const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
		const made = randomForm(random, { lists: random() < 0.5, oneOf: random() < 0.2 });
		const names = made.root.members.map(({ name }) => name);
		const cut = Math.floor(random() * names.length);
		const pages = [names.slice(0, cut), names.slice(cut)]
			.filter((some) => some.length > 0)
			.map((fields, at) => ({ id: `p${at}`, title: 'P', fields }));
		const schema = schemaOf(made);
		const form = soundForm(
			JSON.stringify({
				loket: 1,
				title: 'T',
				locale: 'id',
				schema,
				pages,
				workflow: { start: 'e', states: { e: { title: 'E', end: 'granted' } } },
			}),
		);
		const text = (field: Field) => ({ '': [one(pools[field.choices.length > 0 ? 'code' : field.kind] ?? pools['text'] ?? [])] });
		for (let round = 0; round < 8; round++) {
			const answers = randomAnswers(random, made.root);
			const settled = settle(form, answers, on(today));
			for (const page of form.pages) {
				const slots = slotsOf(fieldsOf(form, page), '', form);
				const asked = fieldsOf(form, page).flatMap((field) => askedIn(field, pointerOf(field)));
				const body = bodyOf(asked, inPage(slots, settled), text);
				const read = (sent: Body): Settled => readPage(form, page, sent, answers, on(today)).settled;
				const differs = difference({ form, slots, pointer: '', answers, body, locale: 'id', read }, tally);
				if (differs !== null) return t.fail(differs);
			}
			for (const list of [...form.fields.values()].filter(({ kind, keys }) => kind === 'list' && !keys.includes('*'))) {
				const row = below(pointerOf(list), 0);
				if (list.row?.kind !== 'group' || isUnder(row, settled.hidden) || rowCount(answers, pointerOf(list)) === 0) continue;
				const slots = slotsOf(list.row.members, row, form);
				const body = bodyOf(askedIn(list.row, row), inPage(slots, settled), text);
				const read = (sent: Body): Settled | null => readRow(form, pointerOf(list), 0, sent, answers, on(today))?.settled ?? null;
				const differs = difference({ form, slots, pointer: row, answers, body, locale: 'id', read }, tally);
				if (differs !== null && differs !== 'the server read nothing') return t.fail(differs);
			}
		}
	}
	t.comment(`seed ${seed}; ${tally.steps} conditions on ${tally.pages} pages and rows, ${tally.hidden} of them hidden`);
	t.ok(tally.steps > 400 && tally.hidden > 100 && tally.steps - tally.hidden > 100, 'enough was compared');
});

const every = `
loket: 1
title: T
locale: id
schema:
  type: object
  properties:
    before: { title: B, oneOf: [{ const: a, title: A }, { const: b, title: B }] }
    secret: { type: string, title: Nama }
    kind: { title: K, component: radios, oneOf: [{ const: a, title: A }, { const: b, title: B }, { const: c, title: C }] }
    many: { type: array, title: M, component: checkboxes, minItems: 2, uniqueItems: true, items: { oneOf: [{ const: a, title: A }, { const: b, title: B }, { const: c, title: C }] } }
    yes: { type: boolean, title: Y }
    agreed: { type: boolean, component: declaration, const: true, title: S }
    whole: { type: integer, title: W, unit: orang, minimum: 1, maximum: 1000 }
    money: { type: number, component: money, currency: IDR, title: D, maximum: 10000 }
    text: { type: string, title: X, minLength: 3, maxLength: 6 }
    lines: { type: string, component: long-text, title: L }
    day: { type: string, format: date, title: H }
    size: { type: number, title: N, multipleOf: 2 }
    twice: { type: number, title: V, compute: whole * 2 }
    group:
      type: object
      title: G
      when: kind != 'a'
      properties:
        inner: { type: boolean, title: I }
        deep: { type: string, title: Z, when: inner or before == 'b' }
    byCode: { type: string, title: Q1, when: "kind in ['a', 'b'] and not yes" }
    byMany: { type: string, title: Q2, when: "'b' in many" }
    byCount: { type: string, title: Q3, when: count(many) > 2 }
    byAgreed: { type: string, title: Q4, when: agreed }
    byWhole: { type: string, title: Q5, when: whole >= 3 }
    byMoney: { type: string, title: Q6, when: money > 7 }
    byText: { type: string, title: Q7, when: text == 'satu' or answered(lines) }
    byDay: { type: string, title: Q8, when: "day >= date('2026-06-15')" }
    byBefore: { type: string, title: Q9, when: before == 'a' and kind == 'b' }
    byHidden: { type: string, title: QA, when: answered(byCode) or group.inner }
    bySize: { type: string, title: QB, when: size > 2 }
    byTwice: { type: string, title: QC, when: twice > 4 }
    bySecret: { type: string, title: QD, when: answered(secret) and yes }
pages:
  - { id: first, title: A, fields: [before, secret] }
  - { id: all, title: B, fields: [kind, many, yes, agreed, whole, money, text, lines, day, size, twice, group, byCode, byMany, byCount, byAgreed, byWhole, byMoney, byText, byDay, byBefore, byHidden, bySize, byTwice, bySecret] }
workflow: { start: e, states: { e: { title: E, end: granted } } }
`;

void t.test('every kind of field, as people type', async (t) => {
	const form = soundForm(every);
	const page = form.pages.find(({ id }) => id === 'all') as Page;
	const slots = slotsOf(fieldsOf(form, page), '', form);
	const asked = fieldsOf(form, page).flatMap((field) => askedIn(field, pointerOf(field)));
	const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item;
	const tally: Tally = { steps: 0, hidden: 0, pages: 0 };
	const property = fc.property(
		fc.array(fc.nat(9999), { minLength: 60, maxLength: 60 }),
		fc.constantFrom('a', 'b', undefined),
		fc.constantFrom('id', 'en'),
		(numbers, before, locale) => {
			let at = 0;
			const next = (): number => numbers[at++ % numbers.length] ?? 0;
			const text = (field: Field): Record<string, readonly string[]> => {
				if (field.kind === 'date')
					return {
						day: [pick(['1', '15', '31', '', 'x'], next())],
						month: [pick(['6', '06', '2', '12', '13', ''], next())],
						year: [pick(['2026', '2025', '26'], next())],
					};
				if (field.kind === 'checkboxes') return { '': ['a', 'b', 'c'].filter(() => next() % 3 > 0) };
				if (field.kind === 'declaration') return { '': next() % 2 > 0 ? ['true'] : [] };
				const pool =
					field.kind === 'long-text'
						? 'lines'
						: field.choices.length > 0
							? 'code'
							: field.type.kind === 'number'
								? 'number'
								: field.kind;
				return { '': [pick(pools[pool] ?? pools['text'] ?? [], next())] };
			};
			const answers = (before === undefined ? {} : { before }) as Record<string, never>;
			const body = bodyOf(asked, inPage(slots, settle(form, answers, on(today))), text);
			const read = (sent: Body): Settled => readPage(form, page, sent, answers, on(today, locale)).settled;
			const differs = difference({ form, slots, pointer: '', answers, body, locale, read }, tally);
			if (differs !== null) throw new Error(differs);
		},
	);
	const result = fc.check(property, { numRuns: 800, seed });
	t.comment(`seed ${seed}; ${tally.steps} conditions, ${tally.hidden} of them hidden`);
	t.notOk(result.failed, String(result.errorInstance));
	t.ok(tally.steps > 5000, 'enough was compared');
});

void t.test('what the page is told, and what it is not', async (t) => {
	const form = soundForm(every);
	const page = form.pages.find(({ id }) => id === 'all') as Page;
	const answers = { before: 'b', secret: 'Siti' } as unknown as Record<string, never>;
	const settled = settle(form, answers, on(today));
	const reveal = makeReveal(slotsOf(fieldsOf(form, page), '', form), '', { form, settled, locale: 'id' } as never);
	const ids = reveal?.steps.filter(({ when }) => when !== null).map(({ id }) => id) ?? [];
	t.same(reveal?.known, { before: 'b' }, 'a code of another page; no name');
	t.notMatch(JSON.stringify(reveal), /Siti/);
	for (const id of ['bySize', 'byTwice', 'bySecret']) t.notOk(ids.includes(id), `${id} stays in view: the page can't tell`);
	t.ok(ids.indexOf('group') < ids.indexOf('group-deep'), 'a group before what stands in it');
	const byName = revealed(
		reveal ?? { steps: [], known: {}, marks: { group: '.', decimal: ',' } },
		(name) => ({ '/day/day': ['1'], '/day/month': ['Desember'], '/day/year': ['2020'] })[name] ?? [],
	);
	t.equal(byName.get('byDay'), true, 'a month by its name is left to the server: shown');
	t.equal(
		makeReveal(slotsOf(fieldsOf(form, form.pages[0] as Page), '', form), '', { form, settled, locale: 'id' } as never),
		null,
	);
});

void t.test('small enough to be sent to everybody', async (t) => {
	const source = (name: string) => new URL(`../../../renderers/html/script/${name}`, import.meta.url).pathname;
	const size = (file: string): number => {
		const built = buildSync({ entryPoints: [file], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false });
		return brotliCompressSync(built.outputFiles[0]?.contents ?? Buffer.alloc(0)).byteLength;
	};
	const [interpreter, whole] = [size(source('interpret.ts')), size(source('browser/main.ts'))];
	t.comment(`the interpreter: ${interpreter} bytes; the whole script: ${whole} bytes (brotli)`);
	t.ok(interpreter > 300 && interpreter <= 1536, 'at most 1.5 KB');
	t.ok(whole > interpreter && whole <= 6144, 'at most 6 KB');
});
