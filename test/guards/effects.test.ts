import t from 'tap';
import { type Fault, runOnCopy } from './mutate.js';

t.setTimeout(400_000);

const crash = {
	file: 'test/effects/crash.test.js',
	name: 'killed under load: nothing acknowledged is lost or doubled, every notice is sent under its one id',
};
const claims = { file: 'test/effects/outbox.test.js' };

const faults: readonly Fault[] = [
	{
		name: 'effect outside the write',
		file: 'engine/applications/submit.js',
		find: 'const written = await applications.store.applications.swap(sealApplication(application, service, key, applications.keys.index));',
		replace: `
			const seal = (document) => sealApplication(document, service, key, applications.keys.index);
			const written = await applications.store.applications.swap(seal({ ...application, effects: [] }));
			await new Promise((resolve) => setTimeout(resolve, 250));
			if (written === 'done') await applications.store.applications.swap(seal({ ...application, revision: application.revision + 1 }));
		`,
		test: crash,
		environment: { LOKET_KILLS: '5' },
	},
	{
		name: 'no fence',
		file: 'engine/effects/claim.js',
		find: 'if (trying.tries !== fence)',
		replace: 'if (trying.tries < fence)',
		test: { ...claims, name: 'whose claim has passed to another can not record' },
	},
	{
		name: 'sent before it is claimed',
		file: 'engine/effects/claim.js',
		find: "if ((await applications.store.applications.swap(stored)) !== 'done')",
		replace: 'if (applications.store.applications.swap(stored) === null)',
		test: { ...claims, name: 'runners race for each effect: one sends it' },
	},
	{
		name: 'order not kept',
		file: 'engine/workflow/outbox.js',
		find: 'waiting.findIndex(({ destination }) => destination === one.destination) === index',
		replace: 'index >= 0',
		test: { ...claims, name: 'order per destination; others go on' },
	},
];

for (const fault of faults) {
	void t.test(`the fault “${fault.name}” is caught`, async (t) => {
		t.ok(runOnCopy(fault, true).failed, `by the test “${fault.test.name}”`);
		const { failed, output } = runOnCopy(fault, false);
		t.notOk(failed);
		t.ok(new RegExp(`^\\s*ok \\d+ - ${fault.test.name}`, 'm').test(output), 'which passes without it');
	});
}
