import { brotliCompressSync } from 'node:zlib';
import t from 'tap';
import { markdown } from '../../engine/definition/compile/markdown.js';
import type { QuestionView, RowView } from '../../engine/views/citizen.js';
import type { FieldView } from '../../engine/views/field.js';
import { idOf } from '../../engine/views/id.js';
import { ownUrl, safeUrl } from '../../engine/views/url.js';
import { duration, fee, money } from '../../renderers/html/format/amount.js';
import { prose } from '../../renderers/html/format/prose.js';
import { dayText, lastDay, momentText } from '../../renderers/html/format/when.js';
import { compilePage, pageFields, renderHtml, stylesheet } from '../../renderers/html/index.js';
import { fieldsSource } from '../../renderers/html/page.js';
import { wordsOf } from '../../renderers/html/texts/index.js';
import { renderSample, type SampleView, sampleViews } from '../support/views.js';

const sheet = stylesheet({ brand: '#0b5d57', radius: 8 });
const samples = sampleViews({ url: sheet.url, inline: null });
const question = (name: string): QuestionView => samples.find((sample) => sample.name === name)?.view as unknown as QuestionView;

void t.test('every page keeps to the policy: no script, no style attribute, no handler', (t) => {
	for (const sample of samples) {
		const html = renderSample(sample);
		t.notMatch(html, /<script|\sstyle=|\son[a-z]+=|javascript:/i, sample.name);
		t.match(html, new RegExp(`<html class="govuk-template" lang="${sample.locale}" dir="ltr">`), `${sample.name}: language`);
		t.equal(html.match(/<h1[ >]/g)?.length, 1, `${sample.name}: one heading of the first level`);
		t.notMatch(html, /undefined|\[object|NaN|null/, `${sample.name}: nothing of the machine shows`);
		const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
		t.equal(new Set(ids).size, ids.length, `${sample.name}: each id once`);
	}
	t.end();
});

void t.test('pages with a form', (t) => {
	for (const sample of samples.filter(({ view }) => ['question', 'row', 'remove-row', 'start'].includes(view.view))) {
		const html = renderSample(sample);
		const first = html.match(/<button[^>]*>/)?.[0] ?? '';
		t.match(
			first,
			/form="form" name="then" value="(?:continue|back)" tabindex="-1" aria-hidden="true"/,
			`${sample.name}: Enter continues`,
		);
		t.match(
			html,
			/<button class="linkish" form="form" name="lang" value="(?:id|en)"/,
			`${sample.name}: the language is a button of the form`,
		);
		t.notMatch(html, /href="\?lang=/, `${sample.name}: and not a link`);
		t.match(html, /<input type="hidden" name="token" value="t\d">/, `${sample.name}: token`);
		t.equal(/<div class="name">/.test(html), true, `${sample.name}: no link in the head leaves a half-filled page`);
	}
	const home = renderSample(samples.find(({ name }) => name === 'home.id') as SampleView);
	t.match(home, /<a class="govuk-link" href="\?lang&#x3D;en" lang="en"/, 'elsewhere it is a link');
	t.end();
});

void t.test('the error summary', (t) => {
	const html = renderSample({ name: '', locale: 'id', view: question('question.id') as never });
	t.match(html, /<title>Galat: Usaha Anda – /, 'the title says so first');
	t.match(html, /<a href="#business-name">Isi nama usaha<\/a>/, 'leads to the input');
	t.match(html, /<a href="#business-since-year">/, 'of a date to the part that is wrong');
	t.match(html, /id="business-since-year"[^>]*value="2027"/, 'what was typed stays');
	t.match(html, /aria-describedby="business-name-hint business-name-error"/, 'hint and message belong to the input');
	t.end();
});

void t.test('words of authors and citizens are only ever words', (t) => {
	const bad = `"><script>alert(1)</script>{{{x}}}'\u2028`;
	const view = question('question-many.id');
	const hostile = <T>(value: T): T =>
		(typeof value === 'string'
			? bad
			: Array.isArray(value)
				? value.map(hostile)
				: typeof value === 'object' && value !== null
					? Object.fromEntries(
							Object.entries(value).map(([key, part]) => [
								key,
								['kind', 'part', 'view', 'locale', 'zone', 'now', 'frame', 'form', 'block', 'inline', 'url'].includes(key) &&
								!Array.isArray(part)
									? part
									: hostile(part),
							]),
						)
					: value) as T;
	const fields = hostile(view.fields);
	const html = renderHtml.question(compilePage(pageFields(fields)), { ...view, fields, title: bad, problems: [bad] });
	t.notMatch(html, /<script/i, 'no element comes of them');
	t.equal(html.split('{{{x}}}').length > 10, true, 'they are shown as they were written');
	t.notMatch(html, /="[^"]*"><[a-z]*script/i, 'no attribute ends early');
	t.notMatch(fieldsSource(pageFields(fields)), /script|alert/, 'the template has none of them');
	t.end();
});

void t.test('a page has one template, whatever is shown of it', (t) => {
	const view = question('question-many.id');
	const page = compilePage(pageFields(view.fields));
	const some = view.fields.filter(({ kind }) => kind !== 'money' && kind !== 'group');
	const html = renderHtml.question(page, { ...view, fields: some });
	t.notMatch(html, /id="revenue"|id="address"/, 'what is not relevant is not there');
	t.match(html, /id="nik"[\s\S]*id="about"[\s\S]*id="truth"/, 'the rest is, in order');
	t.throws(
		() => renderHtml.question(page, { ...view, fields: some.toReversed() }),
		/no declaration field|no .* field/,
		'a field out of place is a bug',
	);
	const row = samples.find(({ name }) => name === 'row.id')?.view as unknown as RowView;
	const rowFields = (index: number): FieldView[] =>
		row.fields.map((field) => ({ ...field, name: `/members/${index}${field.name}` }));
	const rows = compilePage(pageFields(rowFields(0)));
	t.match(
		renderHtml.row(rows, { ...row, fields: rowFields(7) }),
		/name="\/members\/7\/name"/,
		'every row of a list has the same',
	);
	t.end();
});

void t.test('one question is the heading of its page', (t) => {
	const html = renderSample({ name: '', locale: 'id', view: question('question-one.id') as never });
	t.match(
		html,
		/<legend class="govuk-fieldset__legend govuk-fieldset__legend--l"><h1 class="govuk-fieldset__heading">Apa bentuk usaha Anda\?<\/h1>/,
	);
	t.match(html, /<title>Apa bentuk usaha Anda\? – /);
	t.end();
});

void t.test('ids of inputs differ where names do', (t) => {
	const names = ['/a/b', '/a-b', '/a_b', '/a.b', '/a/b/0', '/a b', '/é', '/a_2d_b', '/a~1b'];
	t.equal(new Set(names.map(idOf)).size, names.length);
	t.match(names.map(idOf).join(' '), /^[A-Za-z0-9_ -]+$/);
	t.equal(idOf('/business/members/0/share'), 'business-members-0-share');
	t.end();
});

void t.test('addresses', (t) => {
	for (const good of [
		'/',
		'/services/x?lang=en',
		'?lang=id',
		'#isi',
		'https://kota.example/a',
		'mailto:a@b.example',
		'tel:+62215550100',
	])
		t.equal(safeUrl(good), good, good);
	for (const bad of [
		'',
		'javascript:alert(1)',
		'JAVASCRIPT:x',
		'//evil.example',
		'/\\evil.example',
		'data:text/html,x',
		'http://kota.example',
		'ftp://x',
		' https://x',
		'https://a b',
		'java\nscript:x',
		'/\t/evil.example',
		'https://user@evil.example',
		'services/x',
		'https:/x',
		'tel:abc',
	])
		t.equal(safeUrl(bad), null, JSON.stringify(bad));
	t.equal(ownUrl(['drafts', 'a/b', 'ü'], { lang: 'en', none: null }), '/drafts/a%2Fb/%C3%BC?lang=en');
	t.throws(() => ownUrl(['..']));
	t.end();
});

void t.test('the Markdown subset', (t) => {
	const html = (text: string): string => prose(markdown(text).tree).markup;
	t.equal(
		html('Satu\ndua\n\n**tiga** *empat*'),
		'<p class="govuk-body">Satu dua</p><p class="govuk-body"><strong>tiga</strong> <em>empat</em></p>',
	);
	t.equal(
		html('- a\n- b\n\n1. c'),
		'<ul class="govuk-list govuk-list--bullet"><li>a</li><li>b</li></ul><ol class="govuk-list govuk-list--number"><li>c</li></ol>',
	);
	t.equal(html('<b onclick=x>'), '<p class="govuk-body">&lt;b onclick&#x3D;x&gt;</p>', 'HTML is shown as the text it is');
	t.equal(
		html('[x](https://a.example)'),
		'<p class="govuk-body"><a class="govuk-link" href="https://a.example" rel="noreferrer">x</a></p>',
	);
	t.same(markdown('[x](javascript:alert)'), {
		tree: [{ block: 'paragraph', inline: [{ inline: 'text', text: 'x' }] }],
		refused: ['javascript:alert'],
	});
	t.equal(html('3 * 4 * 5 dan 2**'), '<p class="govuk-body">3 * 4 * 5 dan 2**</p>', 'a star alone is a star');
	t.equal(
		prose(markdown([{ value: '**[x](javascript:y)**' }]).tree).markup,
		'<p class="govuk-body">**[x](javascript:y)**</p>',
		'values are never read as Markdown',
	);
	const began = process.hrtime.bigint();
	markdown('*a **b [c '.repeat(20_000));
	t.ok(Number(process.hrtime.bigint() - began) / 1e6 < 3000, 'a hostile text takes no long time');
	t.end();
});

void t.test('as people write it', (t) => {
	const id = { locale: 'id', zone: 'Asia/Jakarta', now: '2026-11-30T02:30:00.000Z' };
	const en = { ...id, locale: 'en' };
	t.equal(dayText('2026-12-10T03:00:00.000Z', id), 'Kamis, 10 Desember 2026');
	t.match(dayText('2026-12-10T03:00:00.000Z', en), /^Thursday,? 10 December 2026$/);
	t.equal(momentText('2026-11-29T07:10:00.000Z', id, wordsOf('id')), 'kemarin 14.10');
	t.equal(momentText('2026-11-29T17:10:00.000Z', id, wordsOf('id')), 'hari ini 00.10', 'days are those of the zone');
	t.equal(momentText('2026-11-30T01:05:00.000Z', en, wordsOf('en')), 'today 08:05');
	t.match(lastDay('2026-12-09T17:00:00.000Z', id).markup, /Rabu, 9 Desember 2026/, 'a deadline that ends with a day is that day');
	t.equal(money({ amount: 500000, currency: 'IDR' }, 'id'), 'Rp500.000');
	t.equal(money({ amount: 12.5, currency: 'USD' }, 'en'), '$12.50');
	const idr = (amount: number) => ({ amount, currency: 'IDR' });
	t.equal(fee({ from: idr(0), to: idr(0) }, 'id', wordsOf('id')), 'Gratis');
	t.equal(fee({ from: idr(0), to: idr(500000) }, 'id', wordsOf('id')), 'Rp0 – Rp500.000');
	t.equal(fee('depends', 'en', wordsOf('en')), 'Worked out from your answers');
	t.equal(duration({ unit: 'working days', count: 3 }, 'id', wordsOf('id')), '3 hari kerja');
	t.equal(duration({ unit: 'working days', count: 1 }, 'en', wordsOf('en')), '1 working day');
	t.equal(duration({ unit: 'until', date: '2027-01-31' }, 'id', wordsOf('id')), 'sampai 31 Januari 2027');
	t.equal(wordsOf('jv'), wordsOf('id'), 'a language without words has those of the first');
	t.end();
});

void t.test('the stylesheet', (t) => {
	t.match(sheet.url, /^\/assets\/journey\.[0-9a-f]{12}\.css$/);
	t.match(sheet.css, /--brand:#0b5d57;/);
	t.not(stylesheet({ brand: '#7a1f4b', radius: 4 }).url, sheet.url, 'another theme has another address');
	t.throws(() => stylesheet({ brand: 'red;}</style>', radius: 8 }));
	t.notMatch(sheet.css, /GDS|url\(|@import|crest/, 'no font, picture or crest of others');
	t.notMatch(sheet.css, /<\//);
	t.end();
});

void t.test('weight of a page, compressed (brotli)', (t) => {
	const kilobytes = (text: string): number => Math.round(brotliCompressSync(text).length / 102.4) / 10;
	const inline = sampleViews({ url: sheet.url, inline: sheet.css });
	const css = kilobytes(sheet.css);
	for (const [index, sample] of samples.entries()) {
		const next = kilobytes(renderSample(sample));
		const first = kilobytes(renderSample(inline[index] ?? sample));
		t.comment(`${sample.name}: first visit ${first} KB, next ${next} KB`);
		t.ok(first <= 14, `${sample.name}: HTML with its styles ${first} KB of 14`);
		t.ok(first + css <= 25, `${sample.name}: all of a first visit ${Math.round((first + css) * 10) / 10} KB of 25`);
		t.ok(next <= 6, `${sample.name}: a next page ${next} KB of 6`);
	}
	t.comment(`stylesheet: ${css} KB`);
	t.end();
});
