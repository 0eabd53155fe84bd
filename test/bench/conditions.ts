/** How many compiled conditions run in a second, beside the same written by hand. */
import { compiled, environmentOf, scopeOf, type World } from '../support/expressions.js';

const world: World = {
	shape: {
		business: { kind: 'choice person company', revenue: 'money IDR' },
		applicant: { name: 'text' },
		members: [{ share: 'number' }],
	},
};
const people = Array.from({ length: 64 }, (_, index) =>
	scopeOf({
		answers: {
			business: { kind: index % 3 === 0 ? 'person' : 'company', revenue: index * 10_000_000 },
			applicant: { name: 'Siti' },
			members: [{ share: 50 }, { share: index }],
		},
	}),
);

const sources = [
	"business.kind == 'company'",
	"business.kind == 'company' and business.revenue > 300000000",
	"not (business.kind in ['person', 'company']) or applicant.name == 'Siti' and business.revenue <= 300000000",
	'sum(members.share) == 100',
];

export interface Figure {
	readonly source: string;
	/** Millions a second. */
	readonly compiled: number;
}

/** Runs each condition for about `milliseconds` and gives the best of five; `hand` is a closure written by hand for the second one. */
export function conditionFigures(milliseconds = 60): { readonly figures: readonly Figure[]; readonly hand: number } {
	const environment = environmentOf(world);
	const figures = sources.map((source) => ({ source, compiled: best(compiled(source, environment).run, milliseconds) }));
	const hand = best((scope) => {
		const business = scope.answers.business as { kind?: string; revenue?: number };
		return business.kind === 'company' && business.revenue !== undefined && business.revenue > 300_000_000;
	}, milliseconds);
	return { figures, hand };
}

function best(run: (scope: (typeof people)[number]) => unknown, milliseconds: number): number {
	let most = 0;
	let held = 0;
	for (let round = 0; round < 5; round++) {
		const start = performance.now();
		let [count, spent] = [0, 0];
		while (spent < milliseconds) {
			for (let times = 0; times < 2000; times++) for (const scope of people) if (run(scope) === true) held++;
			count += 2000 * people.length;
			spent = performance.now() - start;
		}
		most = Math.max(most, count / spent / 1000);
	}
	return held < 0 ? 0 : most;
}
