/** Definitions whose texts would be markup elsewhere: they are published, and every page shows them as the texts they are. */
import t from 'tap';
import { checkCatalogue } from '../../engine/definition/check.js';
import { walk } from '../support/journey.js';
import { type Answer, serve } from '../support/server.js';
import { calendarText } from '../support/small-service.js';

const image = '<img src=x onerror=alert(1)>';
const link = '[x](javascript:alert(1)) [y](data:text/html,z) [z](//evil.example) [baik](https://kota.example/a)';
const quoted = JSON.stringify(image);

const files = new Map([
	[
		'catalogue.yaml',
		`
organisations: { city: { name: ${quoted} } }
zone: Asia/Jakarta
calendar: id
offices: { north: { name: ${quoted}, code: N }, south: { name: Selatan, code: S } }
roles: { verifier: { title: ${quoted}, seats: 2 } }
languages: [id]
categories: { usaha: { title: ${quoted} } }
contact: { phone: ${quoted}, hours: ${quoted} }
`,
	],
	['calendars/id.yaml', calendarText],
	[
		'uji/service.yaml',
		`
title: ${quoted}
summary: ${quoted}
catalogue: { organisation: city, category: [usaha] }
schema:
  required: [name, kind]
  properties:
    name: { type: string, title: ${quoted}, hint: ${JSON.stringify(link)}, maxLength: 200 }
    kind: { title: ${quoted}, hint: ${quoted}, oneOf: [{ const: a, title: ${quoted} }, { const: b, title: B }] }
    amount: { type: number, title: ${quoted}, unit: ${quoted} }
    said: { title: ${quoted}, component: guidance, hint: ${JSON.stringify(`${image} ${link}`)} }
    rows: { type: array, title: ${quoted}, items: { type: object, title: ${quoted}, properties: { a: { type: string, title: ${quoted} } } } }
pages:
  - { id: one, title: ${quoted}, text: ${JSON.stringify(`${image} ${link}`)}, fields: [name, kind, amount, said] }
  - { id: two, title: ${quoted}, text: ${JSON.stringify('Untuk {{ name }}')}, fields: [rows] }
workflow:
  start: desk
  states:
    desk: { title: ${quoted}, public: ${quoted}, due: 2 working days, actions: { finish: { by: verifier, to: done, title: ${quoted} } } }
    done: { title: ${quoted}, end: granted }
privacy: { purpose: ${quoted}, basis: ${quoted}, retention: { granted: 1 year } }
`,
	],
]);

void t.test('hd-19, hd-20: texts are texts on every page, and only safe links lead anywhere', async (t) => {
	const { problems, services } = checkCatalogue(files);
	const service = services[0]?.service;
	if (service === null || service === undefined) throw new Error(JSON.stringify(problems));
	const codes = new Set(problems.map(({ code, severity }) => `${code} ${severity}`));
	t.ok(codes.has('html-in-text warning'), 'HTML is warned of');
	t.ok(codes.has('unsafe-link warning'), 'so are links that lead nowhere good');

	const served = await serve({ files });
	t.teardown(served.close);
	const visitor = served.visitor();
	const holds = (page: Answer, name: string, titled = true): void => {
		t.ok([200, 422].includes(page.status), `${name}: ${page.status}`);
		t.notMatch(page.body, /<img|<[^>]*\sonerror=/i, `${name}: no element of it`);
		t.ok(page.page.html.includes('&lt;img src'), `${name}: shown as it was written`);
		if (titled) t.ok(page.page.title.includes(image), `${name}: in the title of the tab too`);
		for (const { href } of page.page.links)
			t.match(href, /^(?:https:\/\/kota\.example\/|\/(?!\/)|[#?]|tel:|mailto:)/, `${name}: leads where it may (${href})`);
		t.match(page.headers['content-security-policy'] ?? '', /default-src 'none'/, `${name}: and nothing would run`);
		t.notMatch(page.headers['content-security-policy'] ?? '', /unsafe-inline|unsafe-eval/);
	};
	holds(await visitor.get('/'), 'home', false);
	holds(await visitor.get('/services/uji'), 'service');
	holds(await visitor.get('/services/uji/start'), 'start');
	const first = await visitor.follow(await visitor.get('/services/uji/start?office=north'));
	holds(first, 'questions');
	t.equal(
		first.page.links.filter(({ href }) => href === 'https://kota.example/a').length,
		3,
		'a safe link stays: in text, hint and guidance',
	);
	t.notMatch(first.page.words, /javascript:|data:text/, 'of one that is not safe the words are left');
	holds(await visitor.send(first), 'questions with problems');
	const answers = { name: `${image} [klik](https://evil.example/) **ini**`, kind: 'a', amount: 5, rows: [{ a: image }] };
	const { last } = await walk(visitor, service, 'north', answers);
	holds(last, 'check your answers');
	const sent = await visitor.send(last, [], ['then', 'send']);
	holds(sent, 'confirmation');
	holds(await visitor.get(`/applications/${sent.path.split('/')[2]}`), 'status', false);
	t.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
});
