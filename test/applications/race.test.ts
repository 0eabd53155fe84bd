/** Two who act on one application at the same moment. */
import t from 'tap';
import type { Store } from '../../engine/store/port/store.js';
import { codeOf, counter, does } from '../support/acting.js';
import { applicant } from '../support/desk.js';
import { memoryStore } from '../support/memory-store.js';
import { permit, send } from '../support/permit.js';
import { putIn } from '../support/put-in.js';
import { randomFrom, seedOfRun } from '../support/random.js';

t.setTimeout(180_000);

const rounds = 2000;

void t.test(
	`${rounds} times an applicant withdraws while an officer decides: one wins, the other is told`,
	{ timeout: 120_000 },
	async (t) => {
		const seed = seedOfRun();
		t.comment(`seed ${seed}`);
		const random = randomFrom(seed);
		const base = memoryStore();
		let lost = 0;
		const swap: Store['applications']['swap'] = async (application) => {
			const written = await base.applications.swap(application);
			if (written === 'lost') lost += 1;
			return written;
		};
		const on = counter({ ...base, applications: { ...base.applications, swap } });
		const won = { applicant: 0, officer: 0 };
		const wrong: string[] = [];
		for (let round = 0; round < rounds; round++) {
			const put = await putIn(on, permit.service, send());
			const wait = async () => {
				for (let turns = Math.floor(random() * 3); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
			};
			const [withdrawn, decided] = await Promise.all([
				wait().then(() => does(on, put, 'withdraw', { as: applicant })),
				wait().then(() => does(on, put, 'accept')),
			]);
			const codes = [codeOf(withdrawn), codeOf(decided)];
			const document = await on.store.applications.read(put.id);
			const state = document?.indexes.state;
			won[state === 'gone' ? 'applicant' : 'officer'] += 1;
			const wanted = state === 'gone' ? ['done', 'action-closed visit'] : ['action-closed visit', 'done'];
			if (codes.join() !== wanted.join() || document?.revision !== 2) wrong.push(`${round}: ${codes.join()} ${String(state)}`);
		}
		t.comment(`applicant ${won.applicant}, officer ${won.officer}, swaps lost ${lost}`);
		t.same(wrong, []);
		t.ok(won.applicant > 0 && won.officer > 0 && lost > 100, 'they did meet');
	},
);
