/** Pages made from moulds are the pages their template gives, whatever was typed; and a mould keeps nothing of anybody's answers. */
import t from 'tap';
import type { QuestionView } from '../../engine/views/citizen.js';
import { ownUrl } from '../../engine/views/url.js';
import { compilePage, pageFields } from '../../renderers/html/index.js';
import { moulded } from '../../renderers/html/mould.js';
import { renderMoulded, renderQuestion } from '../../renderers/html/views/question.js';
import { randomFrom, seedOfRun } from '../support/random.js';
import { sampleViews } from '../support/views.js';

const samples = sampleViews({ url: ownUrl(['style.css']), inline: null }).flatMap(({ name, view }) =>
	view.view === 'question' ? [{ name, view: view as unknown as QuestionView }] : [],
);
const typed = [
	'',
	'Siti',
	'"><script>alert(1)</script>',
	"&amp; '`=",
	'\n dua\r\nbaris',
	'{{x}}',
	'$1 $& \\',
	'\uFDD20<"&\'>\uFDD3',
	'🙂',
];
const names = new Set(['typed', 'problem', 'problems', 'token', 'action', 'now']);

/** A view in which texts that vary from person to person are others, and some choices. */
function another<Value>(value: Value, name: string, pick: () => number): Value {
	if (typeof value === 'string' && names.has(name) && name !== 'now') return typed[Math.floor(pick() * typed.length)] as Value;
	if (typeof value === 'boolean' && name === 'chosen') return (pick() < 0.5) as Value;
	if (Array.isArray(value)) return value.map((one: unknown) => another(one, name, pick)) as Value;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, another(one, key, pick)])) as Value;
}

void t.test('the same page, whatever was typed', (t) => {
	const seed = seedOfRun();
	t.comment(`seed ${seed}`);
	const pick = randomFrom(seed);
	for (const { name, view } of samples) {
		const page = compilePage(pageFields(view.fields));
		let equal = 0;
		for (let round = 0; round < 25; round++) {
			const other = round === 0 ? view : another(view, '', pick);
			if (renderMoulded(page, other) === renderQuestion(page, other)) equal += 1;
			// Once more, from the mould that the first may have made.
			const again = another(other, '', () => 0.2);
			if (renderMoulded(page, again) === renderQuestion(page, again)) equal += 1;
		}
		t.equal(equal, 50, name);
	}
	t.end();
});

interface Small {
	readonly title: string;
	readonly typed: string;
	readonly answers: readonly string[];
}

/** A renderer that counts how often it is asked. */
function counting(render: (view: Small) => string) {
	const seen: Small[] = [];
	const by = moulded((view: Small) => {
		seen.push(view);
		return render(view);
	});
	return { seen, by };
}

const escaped = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#x27;');

void t.test('one rendering serves all that differ in texts alone', (t) => {
	const { seen, by } = counting(
		({ title, typed: text }) => `<b>${title}</b><input${text === '' ? '' : ` value="${escaped(text)}"`}>`,
	);
	t.equal(by({ title: 'A', typed: 'x', answers: [] }), '<b>A</b><input value="x">');
	t.equal(by({ title: 'A', typed: '<y>', answers: [] }), '<b>A</b><input value="&lt;y&gt;">');
	t.equal(seen.length, 1, 'from the first');
	t.equal(by({ title: 'A', typed: '', answers: [] }), '<b>A</b><input>', 'an empty one is another page');
	t.equal(by({ title: 'B', typed: 'x', answers: [] }), '<b>B</b><input value="x">', 'and so is another title');
	t.equal(seen.length, 3);
	t.notMatch(JSON.stringify(seen), /"typed":"(?:x|<y>)"/, 'what was typed reached no mould');
	for (let number = 0; number < 10; number++) by({ title: String(number), typed: 'x', answers: [] });
	by({ title: 'A', typed: 'x', answers: [] });
	t.equal(seen.length, 14, 'only the newest are kept');
	t.end();
});

void t.test('what a mould could not hold truly is rendered each time', (t) => {
	const read = counting(({ answers, typed: text }) => `${answers.join()}${escaped(text)}`);
	t.equal(read.by({ title: '', typed: 'x', answers: ['Siti'] }), 'Sitix');
	t.equal(read.by({ title: '', typed: 'y', answers: ['Siti'] }), 'Sitiy');
	t.equal(read.seen.length, 2, 'answers that are read out');
	const raw = counting(({ typed: text }) => `<script>${JSON.stringify(text)}</script>`);
	for (const text of ['x', 'a"b'])
		t.equal(
			raw.by({ title: '', typed: text, answers: [] }),
			`<script>${JSON.stringify(text)}</script>`,
			'a text that is put in otherwise',
		);
	const cut = counting(({ typed: text }) => escaped(text.slice(0, 3)));
	for (const text of ['abcdef', 'uvwxyz'])
		t.equal(cut.by({ title: '', typed: text, answers: [] }), text.slice(0, 3), 'a text that is cut');
	const own = counting(({ title, typed: text }) => `${escaped(title)}${escaped(text)}`);
	const mark = '\uFDD20<"&\'>\uFDD3';
	for (const text of ['x', 'y'])
		t.equal(own.by({ title: mark, typed: text, answers: [] }), `${escaped(mark)}${text}`, 'an author who wrote our mark');
	t.end();
});
