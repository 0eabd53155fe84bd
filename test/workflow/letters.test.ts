import t from 'tap';
import { renderLetter } from '../../engine/workflow/letters.js';
import { desk } from '../support/desk.js';

void t.test('what a guard leaves out takes nothing along but itself', (test) => {
	const { service, catalogue, send } = desk(
		`
title: Izin
schema:
  type: object
  required: [name]
  properties: { name: { type: string, title: Nama }, phone: { type: string, title: Telepon } }
letters: { paper: { text: ./paper.md } }
workflow: { start: check, states: { check: { actions: { grant: { by: head, to: granted } } }, granted: { end: granted, issue: [paper] } } }
`,
		{
			'one/paper.md':
				'| Nama | {{ name }} |\n|---|---|\n| {{ when answered(phone) }}Telepon | {{ phone }} |\n\nDemikian.\n\n{{ when answered(phone) }}Hubungi {{ phone }}.\n\nSelesai.\n',
		},
	);
	const written = (answers: Parameters<typeof send>[0]): string => {
		const application = send(answers, '2026-11-30 09:00');
		const [entry] = application.entries;
		const paper = service.letters.get('paper');
		if (entry === undefined || paper === undefined) throw new Error('nothing was sent');
		return renderLetter(paper.text, { service, catalogue, application, entry, number: null, signer: null }, 'id');
	};
	test.equal(
		written({ name: 'Siti', phone: '0812' }),
		'| Nama | Siti |\n|---|---|\n| Telepon | 0812 |\n\nDemikian.\n\nHubungi 0812.\n\nSelesai.\n',
	);
	test.match(
		written({ name: 'Siti' }),
		/^\| Nama \| Siti \|\n\|---\|---\|\n\nDemikian\.\n\n\n?Selesai\.\n$/,
		'the table ends where it ended',
	);
	test.end();
});
