import type { Route } from './route.js';

/** Is the process up; can it read its store. */
export const healthRoutes: readonly Route[] = [
	{ method: 'GET', url: '/health/live', policy: 'public', handle: async ({ reply }) => reply.send({ ok: true }) },
	{
		method: 'GET',
		url: '/health/ready',
		policy: 'public',
		handle: async ({ house, reply }) => {
			await house.versions.catalogue();
			return reply.send({ ok: true });
		},
	},
];
