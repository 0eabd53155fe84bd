import type { Catalogue } from '../definition/service.js';
import type { DefinitionStore } from '../store/port/definitions.js';
import { firstOf, type PassedBy, remakeTimers, settleDue, type VersionName } from './timers.js';
import type { Applications } from './types.js';

/** What one round did. */
export interface Round {
	/** Applications in which something had come due, or whose next timer was put right. */
	readonly written: number;
	/** Ids of applications that couldn't be settled, the first time they couldn't. */
	readonly stuck: readonly string[];
}

/** Batches of one round, at most: what is left waits for the next. */
const most = 50;

/**
 * Keeps timers: each round settles what is due, and after a start or a newly published catalogue goes over all open applications, so that a
 * pass which was cut short is begun again. Rounds are bounded; one that is asked for while another runs is that other one.
 */
export function makeTimekeeper(applications: Applications, definitions: DefinitionStore): () => Promise<Round> {
	const stuck = new Set<string>();
	let seen: Catalogue | null = null;
	let versions: readonly VersionName[] = [];
	let place: PassedBy | null = null;
	let running: Promise<Round> | null = null;

	async function round(): Promise<Round> {
		const told: string[] = [];
		let written = 0;
		const count = (batch: Round): void => {
			written += batch.written;
			for (const id of batch.stuck) if (!stuck.has(id)) told.push(id);
			for (const id of batch.stuck) stuck.add(id);
		};
		const catalogue = await applications.catalogue();
		if (catalogue !== seen) {
			versions = await versionsIn(definitions);
			place = firstOf(versions);
			seen = catalogue;
		}
		for (let batches = 0; batches < most; batches++) {
			const due = await settleDue(applications, stuck);
			count(due);
			if (place === null && due.written === 0) break;
			if (place === null) continue;
			const remade = await remakeTimers(applications, versions, place);
			count(remade);
			place = remade.next;
		}
		return { written, stuck: told };
	}

	return () => {
		running ??= round().finally(() => {
			running = null;
		});
		return running;
	};
}

/** Every version that was ever published, since applications are pinned to any of them. */
export async function versionsIn(definitions: DefinitionStore): Promise<readonly VersionName[]> {
	const services = new Set((await definitions.list()).map(({ service }) => service));
	const versions: VersionName[] = [];
	for (const service of services)
		for (let version = 1; (await definitions.read(service, version)) !== undefined; version++)
			versions.push({ service, version });
	return versions;
}

/** Goes over all open applications once, from the first to the last: for whoever publishes and goes away. */
export async function remakeAll(applications: Applications, definitions: DefinitionStore): Promise<Round> {
	const versions = await versionsIn(definitions);
	const stuck: string[] = [];
	let written = 0;
	for (let place = firstOf(versions); place !== null; ) {
		const remade = await remakeTimers(applications, versions, place);
		written += remade.written;
		stuck.push(...remade.stuck);
		place = remade.next;
	}
	return { written, stuck };
}
