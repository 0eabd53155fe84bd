/**
 * The page's interpreter of conditions: the JSON tree of an expression in, true, false or undefined (unknown) out. It is sent to every
 * browser, so it is small (at most 1.5 KB compressed) and imports nothing; engine/expression/page.ts says which trees it is given, and
 * a property test holds it to the server's answers.
 */
interface Tree {
	readonly op: string;
	readonly [part: string]: unknown;
}
interface Given {
	readonly [name: string]: unknown;
}
type Read = (tree: Tree) => unknown;

const own = (of: unknown, name: string): unknown => (of && Object.hasOwn(of, name) ? (of as Given)[name] : undefined);
const absent = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	(typeof value === 'object' && Object.values(value).every((part) => (Array.isArray(value) ? false : absent(part))));

const isRow = (entry: unknown): boolean => typeof entry === 'object' && !Array.isArray(entry);

/** The value of a tree over answers, the enclosing list rows (outermost first) and the field itself; undefined is unknown. */
export function interpret(tree: Tree, answers: Given, rows: readonly Given[] = [], self?: unknown): unknown {
	/** What was given, before unanswered reads as empty. */
	const raw: Read = (part) =>
		part.op === 'answer'
			? (part.keys as string[]).reduce(own, part.level ? rows[(part.level as number) - 1] : answers)
			: part.op === 'this'
				? self
				: run(part);
	const run: Read = (part) => {
		const { op } = part;
		const at = (name: string): unknown => run(part[name] as Tree);
		if (op === 'const') return part.value;
		if (op === 'answer' || op === 'this') return raw(part) ?? part.empty;
		if (op === 'list') return (part.items as Tree[]).map(run);
		if (op === 'each') {
			const found = (at('of') as unknown[]).map((row) => own(row, part.name as string));
			return part.flat ? found.flatMap((list) => list ?? []) : found;
		}
		if (op === 'call')
			return (run((part.parameters as [Tree])[0]) as unknown[]).filter((entry) => !absent(entry) || isRow(entry)).length;
		if (op === 'answered') return !absent(raw(part.of as Tree));
		if (op === 'and' || op === 'or') {
			const values = (part.parts as Tree[]).map(run);
			const deciding = op === 'or';
			return values.includes(deciding) ? deciding : values.includes(undefined) ? undefined : !deciding;
		}
		if (op === 'not') return at('of') === undefined ? undefined : !at('of');
		if (op === 'if') return at('test') === undefined ? undefined : at(at('test') ? 'yes' : 'no');
		if (op === 'in') {
			const item = at('item');
			const list = (at('list') as unknown[]).map((entry) => entry ?? part.empty);
			return item === undefined ? undefined : list.includes(item) || (list.includes(undefined) ? undefined : false);
		}
		const [left, right] = [at('left'), at('right')] as [number, number];
		if (left === undefined || right === undefined) return;
		if (part.both && absent(raw(part.left as Tree)) && absent(raw(part.right as Tree))) return;
		return op === '=='
			? left === right
			: op === '!='
				? left !== right
				: op === '<'
					? left < right
					: op === '<='
						? left <= right
						: op === '>'
							? left > right
							: left >= right;
	};
	return run(tree);
}
