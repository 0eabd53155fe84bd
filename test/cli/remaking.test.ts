/** `loket publish` with a new holiday: the dates of applications that are open move with it. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import type { Applications } from '../../engine/applications/types.js';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readFolder } from '../../engine/definition/folder.js';
import { readPersona } from '../../engine/services/rehearse/persona.js';
import { rehearse } from '../../engine/services/rehearse/run.js';
import { makeVersions } from '../../engine/services/versions.js';
import { openWorkingStore } from '../../engine/store/open.js';
import { loketHere } from '../support/command.js';
import { putIn } from '../support/put-in.js';
import { sampleFolder } from '../support/server.js';

const folder = mkdtempSync(join(tmpdir(), 'loket-remaking-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));
const catalog = join(folder, 'catalog');
const data = join(folder, 'data');
cpSync(sampleFolder, catalog, { recursive: true });
const publish = () => loketHere(['publish', '--practice', '--catalog', catalog, '--data', data]);
const broken = (error: unknown): never => {
	throw error;
};

async function opened() {
	const working = await openWorkingStore({ data, use: 'practice', now: new Date().toISOString(), broken }, null);
	if (!('store' in working)) throw new Error(working.says.en);
	return working;
}

/** Adds a day off in a year far ahead, so that no clock matters. */
function dayOff(date: string): void {
	const file = join(catalog, 'calendars', 'id.yaml');
	const year = date.slice(0, 4);
	const written = readFileSync(file, 'utf8').replace(/^ {2}\d{4}: .*# far ahead\n/m, '');
	const line = `  ${year}: { source: SKB, date: 2026-01-01, days: [{ date: ${date}, title: Libur mendadak }] } # far ahead\n`;
	writeFileSync(
		file,
		written.replace(/^holidays:.*\n/m, (head) => `${head}${line}`),
	);
}

void t.test('the dates of open applications move; without keys the server is left to do it', async (t) => {
	t.match(await publish(), { code: 0 }, 'a store without keys has no applications');
	const { files } = await readFolder(catalog);
	const { services, catalogue } = checkCatalogue(files);
	const [first] = services;
	const persona = first?.source.personas[0];
	if (first?.service == null || persona === undefined) throw new Error('the sample has no persona');
	const ahead = { ...readPersona(persona), at: '2098-11-24 09:00' };
	const [stage] = rehearse(first.service, catalogue, ahead, 'id').stages;
	if (stage?.application == null) throw new Error('it was not sent');

	const { store, keys } = await opened();
	const { read: service, catalogue: current } = makeVersions(store.definitions);
	const now = () => new Date().toISOString();
	const house: Applications = { store, keys, now, service, catalogue: current, practice: true };
	const put = await putIn(house, first.service, stage.application);
	const next = async () => (await store.applications.read(put.id))?.indexes.nextTimerAt;
	const before = await next();
	t.equal(before, '2098-11-25T09:00:00.000Z', 'the closing of the next working day');

	dayOff('2098-11-25');
	t.match(await publish(), { code: 0, complaints: /the dates of 1 applications were adjusted/ });
	t.equal(await next(), '2098-11-26T09:00:00.000Z');
	t.notMatch((await publish()).complaints, /adjusted/, 'once');

	dayOff('2098-11-26');
	renameSync(`${data}.keys`, `${data}.away`);
	t.match(await publish(), { code: 0, complaints: /keys in .* can't be used; the server adjusts/ });
	t.equal(await next(), '2098-11-26T09:00:00.000Z', 'left as it was');
	renameSync(`${data}.away`, `${data}.keys`);
	t.match(await publish(), { code: 0, complaints: /adjusted/ }, 'and done the next time');
	t.equal(await next(), before);
	await store.close();
});
