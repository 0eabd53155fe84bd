import fc from 'fast-check';
import t from 'tap';
import { explain, type Reason } from '../../engine/expression/explain.js';
import { hide, mask } from '../../engine/expression/mask.js';
import { explainWords } from '../../engine/expression/reason-words.js';
import type { Group, Scope } from '../../engine/expression/types.js';
import { same } from '../../engine/expression/values.js';
import { readCases } from '../support/cases.js';
import { compiled, conditionsOf, environmentOf, type ScopeParts, scopeOf, type World } from '../support/expressions.js';
import { answers as randomAnswers, conditions as randomConditions, world as randomWorld } from '../support/random-expressions.js';

interface Case extends ScopeParts {
	readonly is: string;
	/** Pointers, facts with `facts` before them. */
	readonly because?: readonly string[];
	readonly missing?: readonly string[];
	readonly id?: string;
	readonly en?: string;
}
interface Cases {
	readonly world: World;
	readonly titles: { readonly [field: string]: string };
	readonly says: { readonly [id: string]: string };
	readonly cases: readonly Case[];
}

const { world, titles, says, cases } = readCases<Cases>('expressions/reasons.yaml');
const labels = {
	field: (field: string) => titles[field] ?? field,
	value: (_: string, value: unknown) => String(value),
	condition: (id: string) => says[id] ?? null,
};
const shown = (parts: Reason['because']) =>
	parts.map((part) => (part.of === 'answers' ? part.pointer : `${part.of}${part.pointer}`));

void t.test('reasons', async (t) => {
	const environment = environmentOf(world);
	const conditions = conditionsOf(world);
	for (const one of cases) {
		const reason = explain(compiled(one.is, environment), scopeOf(one, world), conditions);
		if (one.because !== undefined) t.strictSame(shown(reason.because), one.because, `${one.is}: because`);
		if (one.missing !== undefined) t.strictSame(shown(reason.missing), one.missing, `${one.is}: missing`);
		const words = explainWords(reason, labels);
		if (one.id !== undefined) t.equal(words.id, one.id);
		if (one.en !== undefined) t.equal(words.en, one.en);
		t.match(words.id, /^[A-Z].*\.$/);
		t.match(words.en, /^[A-Z].*\.$/);
	}
});

/** The value with only the answers of the reason known. */
function withOnly(source: string, scope: Scope, reason: Reason, without: number | null): unknown {
	const expression = compiled(source, environmentOf(randomWorld));
	const kept = new Set(reason.because.filter((_, index) => index !== without).map((part) => part.pointer));
	const masked = mask(scope);
	const inKept = (keys: readonly (string | number)[]) => [...kept].some((pointer) => pointer.startsWith(`/${keys.join('/')}/`));
	const all = leaves(scope.answers).filter((keys) => keys[0] !== 'home' || keys.length > 1 || !inKept(keys));
	for (const keys of all.toReversed()) if (!kept.has(`/${keys.join('/')}`)) hide(masked, { of: 'answers', keys, field: '' });
	return expression.run(masked.scope);
}

/** Every field of the random world, one entry for each row there is; lists and groups before what is in them. */
function leaves(answers: Group): (readonly (string | number)[])[] {
	const rows = Array.isArray(answers.rows) ? answers.rows : [];
	const plain = ['a', 'b', 'name', 'other', 'kind', 'sort', 'yes', 'no', 'on', 'kinds', 'rows'].map((name) => [name]);
	const home = [...['city', 'area', 'mine'].map((name) => ['home', name]), ['home']];
	return [...plain, ...home, ...rows.flatMap((_, index) => ['share', 'name', 'ok', 'tags'].map((name) => ['rows', index, name]))];
}

void t.test('a reason is enough, and every part of it is needed', async (t) => {
	let sizes = 0;
	let known = 0;
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
	const property = fc.property(randomConditions, randomAnswers, (source, answers) => {
		const scope = scopeOf({ answers });
		const reason = explain(compiled(source, environmentOf(randomWorld)), scope, conditionsOf(randomWorld));
		if (reason.value === undefined) return reason.because.length === 0;
		known++;
		sizes += reason.because.length;
		// `answered(home)` looks at the group as a whole: a reason that names it keeps what is in it.
		if (reason.because.some((part) => part.pointer === '/home')) return true;
		const enough = same(withOnly(source, scope, reason, null) as never, reason.value) === true;
		const needed = reason.because.every((_, index) => withOnly(source, scope, reason, index) === undefined);
		return enough && needed;
	});
	const result = fc.check(property, { numRuns: 3000, seed });
	t.comment(`seed ${seed}; ${known} known, ${(sizes / Math.max(1, known)).toFixed(1)} answers each`);
	t.notOk(result.failed, `${fc.defaultReportMessage(result) ?? ''}`);
	t.ok(known > 1000, 'enough of them gave a value');
});
