import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { checkCatalogue } from '../../engine/definition/check.js';
import { readCases, readText } from '../support/cases.js';
import { calendarText } from '../support/small-service.js';

interface Block {
	readonly service: string;
	readonly files?: Readonly<Record<string, string>>;
	/** Every problem there is: line and name of what is not built yet. */
	readonly notYet: readonly string[];
}

const identity = '$defs: { nik: { type: string, title: NIK, component: nik } }';
const folder = fileURLToPath(new URL('../../../test/cases/blocks', import.meta.url));

for (const file of readdirSync(folder).filter((name) => name !== 'catalogue.yaml')) {
	await t.test(`${file}: what isn't built yet, and nothing else`, async (group) => {
		const { service, files = {}, notYet } = readCases<Block>(`blocks/${file}`);
		const { problems, services } = checkCatalogue(
			new Map([
				['catalogue.yaml', readText('blocks/catalogue.yaml')],
				['calendars/id.yaml', calendarText],
				['shared/identity.schema.yaml', identity],
				['lapak/service.yaml', service],
				...Object.entries(files).map(([name, text]) => [name.startsWith('../') ? name.slice(3) : `lapak/${name}`, text] as const),
			]),
		);
		const found = problems.map(({ code, place, says }) => {
			const key = /`([^`]+)`/u.exec(says.en)?.[1] ?? says.en;
			return code === 'not-yet' ? `${place.line} ${key}` : `${place.file}:${place.line} ${code} ${says.en}`;
		});
		group.same(found, notYet);
		group.equal(services[0]?.service ?? null, null, 'is not published');
	});
}
