import type { Service } from '../definition/service.js';
import { termsOf } from '../store/seal/blind.js';
import { makeReaders } from '../workflow/readers.js';
import type { World } from '../workflow/types.js';
import type { Applications } from './types.js';

/** What differs from one act to another: the language of messages, the application's own key, and who holds which role now. */
export type Acting = Pick<World, 'locale' | 'key' | 'holds'>;

/** The world an application is settled or acted on in: the one place where it is put together. */
export async function worldOf(applications: Applications, service: Service, acting: Acting): Promise<World> {
	return {
		...acting,
		service,
		catalogue: await applications.catalogue(),
		now: applications.now(),
		blind: (value) => termsOf('nik', value, applications.keys.index)[0] ?? '',
		read: makeReaders(service, acting.locale),
	};
}

/** Where nobody but applicants and timers act. */
export const nobodyHolds: World['holds'] = () => false;
