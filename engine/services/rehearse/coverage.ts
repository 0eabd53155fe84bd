import { rowThatHolds } from '../../definition/compile/tables.js';
import type { Service } from '../../definition/service.js';
import type { Scope } from '../../expression/types.js';
import type { Covered } from './result.js';
import type { Stage } from './stage.js';

/** Everything a service's personas should go through (2.7). */
export function coverable(service: Service): Covered {
	const { form, workflow } = service;
	const states = [...workflow.states.values()];
	return {
		pages: form.pages.map((page) => page.id),
		conditions: [...form.conditions.keys()].flatMap((id) => [`${id}:true`, `${id}:false`]),
		rows: [...form.tables.values()].flatMap((table) => table.rows.map((_, index) => `${table.id}.${index + 1}`)),
		actions: [
			...states.flatMap((state) => [...state.actions.keys()].map((action) => `${state.id}.${action}`)),
			...workflow.anywhere.keys(),
		],
		ends: states.filter((state) => state.end !== null).map((state) => state.id),
	};
}

/** What one stage adds: pages met, conditions and table rows as the answers have them, actions taken, ends reached. */
export function coveredBy(stage: Stage): Covered {
	const { service, application, answered } = stage;
	const scope: Scope =
		application === null ? answered.scope : { ...answered.scope, answers: application.content.answers, today: application.on };
	return {
		pages: answered.pages,
		conditions: [...service.form.conditions.values()].flatMap((condition) => {
			const value = condition.is.run(scope);
			return typeof value === 'boolean' ? [`${condition.id}:${value}`] : [];
		}),
		rows: [...service.form.tables.values()].flatMap((table) => {
			const row = rowThatHolds(table, scope);
			return row === null ? [] : [`${table.id}.${row}`];
		}),
		actions: stage.entries.flatMap((entry) => (entry.action === null || entry.kind === 'submitted' ? [] : [entry.action])),
		ends: stage.entries.flatMap((entry) =>
			entry.entered.filter((state) => (service.workflow.states.get(state)?.end ?? null) !== null),
		),
	};
}

/** Two coverages as one, each id once. */
export function together(one: Covered, other: Covered): Covered {
	const both = (key: keyof Covered): readonly string[] => [...new Set([...one[key], ...other[key]])];
	return {
		pages: both('pages'),
		conditions: both('conditions'),
		rows: both('rows'),
		actions: both('actions'),
		ends: both('ends'),
	};
}

/** Nothing covered. */
export const nothing: Covered = { pages: [], conditions: [], rows: [], actions: [], ends: [] };

/** How much of it is covered, and what is missing. */
export interface Share {
	readonly covered: number;
	readonly total: number;
	readonly missing: readonly string[];
}

/** Coverage of one or several services; where there are several, an id is led by its service: `usaha/fee.1`. */
export function coverage(
	services: readonly { readonly service: Service; readonly covered: Covered }[],
): Readonly<Record<keyof Covered, Share>> {
	const share = (key: keyof Covered): Share => {
		const parts = services.map(({ service, covered }) => {
			const all = coverable(service)[key];
			const missing = all.filter((id) => !covered[key].includes(id));
			return { total: all.length, missing: services.length > 1 ? missing.map((id) => `${service.id}/${id}`) : missing };
		});
		const total = parts.reduce((sum, part) => sum + part.total, 0);
		const missing = parts.flatMap((part) => part.missing);
		return { covered: total - missing.length, total, missing };
	};
	return {
		pages: share('pages'),
		conditions: share('conditions'),
		rows: share('rows'),
		actions: share('actions'),
		ends: share('ends'),
	};
}
