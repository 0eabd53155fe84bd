/** Over HTTP, the client on the same cores: an application sent, a page answered, a page shown, each beside fastify doing as little as can be. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive, requestOf } from './client.js';
import { type Peer, startPeer } from './peers/parent.js';
import { workItem } from './work-item.js';

const connections = 32;
const requests = 2000;
const rounds = 5;
/** Rounds before those that count: until then the compiler of the machine is still at work. */
const warming = 2;

export interface Beside {
	readonly what: string;
	/** Answers a second, medians. */
	readonly loket: number;
	readonly peer: number;
	/** Median of the rounds' ratios; and of those of what one answer costs the server's processor, whatever else the machine does. */
	readonly ratio: number;
	readonly byWork: number;
	/** Microseconds of the server's processor for one answer, medians. */
	readonly work: { readonly loket: number; readonly peer: number };
}

interface Prepared {
	readonly path: string;
	readonly cookie: string;
	readonly token: string;
}

/** Measures in turns, so that what else the machine does hits both alike. An answer other than expected throws. */
export async function httpFigures(suites: string): Promise<readonly Beside[]> {
	const folder = mkdtempSync(join(tmpdir(), 'loket-bench-'));
	const loket = startPeer('loket', [join(folder, 'data'), suites]);
	const bare = startPeer('bare', [join(folder, 'bare.sqlite')]);
	try {
		const body = JSON.stringify(workItem(suites).item.valid);
		const store = Array.from({ length: requests }, () => requestOf('POST', '/', { 'content-type': 'application/json' }, body));
		const { port: barePort } = (await bare.ask({})) as { readonly port: number };
		const both = async (what: string, page: string, make: (one: Prepared) => Buffer, status: number, peer: readonly Buffer[]) => {
			const ours: Measured[] = [];
			const theirs: Measured[] = [];
			for (let round = -warming; round < rounds; round++) {
				const { port, prepared } = await preparedBy(loket, requests, page);
				const our = await measured(loket, port, prepared.map(make), status);
				const their = await measured(bare, barePort, peer, peer === store ? 201 : 200);
				if (round < 0) continue;
				ours.push(our);
				theirs.push(their);
			}
			const ratios = ours.map(({ rate }, at) => rate / (theirs[at]?.rate ?? 1));
			const work = { loket: median(ours.map((one) => one.work)), peer: median(theirs.map((one) => one.work)) };
			const rates = { loket: median(ours.map(({ rate }) => rate)), peer: median(theirs.map(({ rate }) => rate)) };
			return { what, ...rates, ratio: median(ratios), byWork: work.peer / work.loket, work };
		};
		const sent = await both(
			'an application sent, durably, with history, effects and sealing; peer: its body stored by group commit',
			'check-answers',
			({ path, cookie, token }) => requestOf('POST', path, posting(cookie), `token=${token}&then=send`),
			303,
			store,
		);
		const saved = await both(
			'a page sent right and kept, durably; peer: the same',
			'money',
			({ path, cookie, token }) => requestOf('POST', path, posting(cookie), `token=${token}&then=continue&${moneyPage}`),
			303,
			store,
		);
		await bare.ask({ page: await shown(loket) });
		const shows = Array.from({ length: requests }, () => requestOf('GET', '/', {}));
		const page = await both(
			'a page of the form shown; peer: the same bytes',
			'person',
			({ path, cookie }) => requestOf('GET', path, { cookie }),
			200,
			shows,
		);
		return [sent, saved, page];
	} finally {
		await loket.stop();
		await bare.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

const moneyPage = '%2Fbenefits=child&%2Fbenefits=housing&%2FhasDisability=no&%2FbankAccount=ID12BNIA00001234567890';

function posting(cookie: string): Record<string, string> {
	return { cookie, origin: 'http://loket.test', 'content-type': 'application/x-www-form-urlencoded' };
}

async function preparedBy(peer: Peer, prepare: number, page: string) {
	return (await peer.ask({ prepare, page })) as { readonly port: number; readonly prepared: readonly Prepared[] };
}

/** The page as it comes. */
async function shown(loket: Peer): Promise<string> {
	const { port, prepared } = await preparedBy(loket, 1, 'person');
	const answer = await fetch(`http://127.0.0.1:${port}${prepared[0]?.path}`, { headers: { cookie: prepared[0]?.cookie ?? '' } });
	return answer.text();
}

interface Measured {
	/** Answers a second, and microseconds of the server's processor for each. */
	readonly rate: number;
	readonly work: number;
}

async function measured(peer: Peer, port: number, sent: readonly Buffer[], wanted: number): Promise<Measured> {
	const before = await cpuOf(peer);
	const { rate, statuses } = await drive(port, sent, connections);
	const work = ((await cpuOf(peer)) - before) / sent.length;
	const other = [...statuses].filter(([status]) => status !== wanted);
	if (other.length > 0) throw new Error(`answers other than ${wanted}: ${JSON.stringify(other)}`);
	return { rate, work };
}

async function cpuOf(peer: Peer): Promise<number> {
	const { cpu } = (await peer.ask({})) as { readonly cpu: NodeJS.CpuUsage };
	return cpu.user + cpu.system;
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
