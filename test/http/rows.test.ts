/** A row of a list on a page of its own: what is asked in it follows from the answers before it, in a new row too. */
import t from 'tap';
import { serve } from '../support/server.js';
import { smallFolder } from '../support/small-service.js';

const files = smallFolder(`
loket: 1
title: Uji baris
reference: UJI
schema:
  properties:
    kind: { title: Jenis, component: radios, oneOf: [{ const: person, title: Orang }, { const: company, title: Badan }] }
    members:
      type: array
      title: Anggota
      items:
        type: object
        title: Anggota
        properties:
          name: { type: string, title: Nama }
          deed: { type: string, title: Nomor akta, when: kind == 'company' }
          born: { type: string, title: Tempat lahir, when: kind == 'person' }
pages:
  - { id: kind, title: Jenis, fields: [kind] }
  - { id: members, title: Anggota, fields: [members] }
workflow: { start: desk, states: { desk: { actions: { finish: { by: verifier, to: done } } }, done: { end: granted } } }
`);

void t.test('a new row asks only what its owner is asked', async (t) => {
	const served = await serve({ files });
	t.teardown(served.close);
	const visitor = served.visitor();
	const first = await visitor.follow(await visitor.get('/services/uji/start?office=north'));
	const list = await visitor.send(first, [['/kind', 'person']]);
	const row = await visitor.send(list, [], ['then', 'add:/members']);
	const asked = ({ page }: typeof row) => page.controls.map(({ name }) => name).filter((name) => name.startsWith('/members'));
	t.same(asked(row), ['/members/0/name', '/members/0/born']);
	const kept = await visitor.send(row, [['/members/0/name', 'Siti']]);
	const again = await visitor.send(kept, [], ['then', 'change:/members/0']);
	t.same(asked(again), asked(row), 'as the row that is there');
});
