/** A made-up citizen for tests of pages: what she answers, and the same with a partner. */
import type { Service } from '../../engine/definition/service.js';
import { walk } from './journey.js';
import type { Answer, TestServer, Visitor } from './server.js';

export const siti = {
	purpose: { use: 'credit', lender: 'Koperasi Sejahtera' },
	applicant: {
		name: 'Siti Aminah',
		nik: '9971014107900001',
		kk: '9971011205150003',
		born: '1990-07-01',
		address: { street: 'Jalan Melati Dalam 12', neighbourhood: 'RT 003 RW 005', village: 'Melati' },
		phone: '081234567890',
		email: 'siti@example.org',
	},
	business: {
		name: 'Warung Ibu Siti',
		kind: 'food-stall',
		about: 'Menjual nasi uduk dan gorengan setiap pagi',
		started: '2019-02-01',
		shared: false,
	},
	premises: { place: 'home', channels: ['visit', 'delivery'] },
	turnover: { monthly: 9000000, workers: 2 },
	statement: { correct: true },
} as const;

export const withPartners = {
	...siti,
	business: { ...siti.business, shared: true },
	partners: [
		{ name: 'Dewi Lestari', nik: '9971025203850002', share: 30 },
		{ name: 'Eko Prasetyo', nik: '9971020911790005', share: 20.5 },
	],
} as const;

/** The service of the sample, as published. */
export async function sampleService(served: TestServer): Promise<Service> {
	const version = await served.house.versions.find('surat-keterangan-usaha');
	if (version === null) throw new Error('the sample is not published');
	return version.service;
}

/** Fills in everything up to check-your-answers. */
export async function filledIn(served: TestServer, visitor: Visitor, answers: object = siti): Promise<Answer> {
	const { last } = await walk(visitor, await sampleService(served), 'melati', answers);
	if (!last.path.endsWith('/check-answers')) throw new Error(`${last.path}: ${last.status} ${last.page.problems.join(' ')}`);
	return last;
}

/** Begins, and opens a page of the form that stands behind those answered. */
export async function openedAt(
	served: TestServer,
	visitor: Visitor,
	page: string,
	answers: object = withPartners,
): Promise<Answer> {
	const check = await filledIn(served, visitor, answers);
	return visitor.get(check.path.replace('check-answers', page));
}
