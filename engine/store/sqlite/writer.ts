/**
 * Group commit: writes that arrive while another is being made durable share one transaction and one fsync.
 * A write is acknowledged after the COMMIT that covers it; one that fails takes nobody with it.
 */
import type { Database } from 'better-sqlite3';
import type { Unavailable } from '../port/write.js';

export interface Writer {
	/** Runs the statements of one write; what they give is given back once it is on disk. An exception in them is a bug and rejects. */
	readonly write: <T>(run: () => T) => Promise<T | Unavailable>;
	/** Resolves when nothing is waiting. */
	readonly drain: () => Promise<void>;
}

interface Waiting {
	readonly run: () => unknown;
	readonly resolve: (result: unknown) => void;
	readonly reject: (error: unknown) => void;
}

type Settle = () => void;

/**
 * Makes the writer of a connection. `broken` is called when a write or sync error leaves it unknown what is on disk: the process must end,
 * and the writes under way are never answered.
 */
export function makeWriter(database: Database, broken: (error: unknown) => void): Writer {
	let queue: Waiting[] = [];
	let planned: Promise<void> | null = null;
	let stopped = false;
	const begin = database.prepare('BEGIN IMMEDIATE');
	const commit = database.prepare('COMMIT');
	const rollback = database.prepare('ROLLBACK');
	const savepoint = database.prepare('SAVEPOINT one');
	const release = database.prepare('RELEASE one');
	const undo = database.prepare('ROLLBACK TO one');

	/** One write inside the open transaction; a failure of its own is undone alone. */
	function attempt(waiting: Waiting): Settle {
		savepoint.run();
		try {
			const result = waiting.run();
			release.run();
			return () => waiting.resolve(result);
		} catch (error) {
			if (kindOf(error) !== 'own') throw error;
			undo.run();
			release.run();
			return () => waiting.reject(error);
		}
	}

	function together(batch: readonly Waiting[]): void {
		const settle: Settle[] = [];
		try {
			begin.run();
			for (const waiting of batch) settle.push(attempt(waiting));
			commit.run();
		} catch (error) {
			refuse(batch, error);
			return;
		}
		for (const each of settle) each();
	}

	function refuse(batch: readonly Waiting[], error: unknown): void {
		if (database.inTransaction) rollback.run();
		const kind = kindOf(error);
		if (kind === 'full' && batch.length > 1) {
			for (const waiting of batch) together([waiting]);
			return;
		}
		const refused = refusedBy(error);
		if (refused !== null) {
			for (const waiting of batch) waiting.resolve(refused);
			return;
		}
		stopped = true;
		broken(error);
	}

	function flush(): void {
		planned = null;
		const batch = queue;
		queue = [];
		try {
			together(batch);
		} catch (error) {
			stopped = true;
			broken(error);
		}
	}

	function write<T>(run: () => T): Promise<T | Unavailable> {
		return new Promise((resolve, reject) => {
			if (stopped) return;
			queue.push({ run, resolve: resolve as Waiting['resolve'], reject });
			planned ??= new Promise((done) => {
				setImmediate(() => {
					flush();
					done();
				});
			});
		});
	}

	async function drain(): Promise<void> {
		while (planned !== null) await planned;
	}

	return { write, drain };
}

/** Why the store couldn't take a write, where that can be said in words; null where it is a fault of another kind. */
export function refusedBy(error: unknown): Unavailable | null {
	const kind = kindOf(error);
	return kind === 'full' ? 'store-full' : kind === 'busy' ? 'store-busy' : null;
}

/** `own`: the statement's fault alone. `full`, `busy`: refused in words. `broken`: nobody knows what is on disk. */
function kindOf(error: unknown): 'own' | 'full' | 'busy' | 'broken' {
	const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
	if (code === null || !code.startsWith('SQLITE_')) return 'own';
	for (const [prefix, kind] of kinds) if (code.startsWith(prefix)) return kind;
	return 'own';
}

const kinds: readonly (readonly [string, 'full' | 'busy' | 'broken'])[] = [
	['SQLITE_FULL', 'full'],
	['SQLITE_BUSY', 'busy'],
	['SQLITE_LOCKED', 'busy'],
	['SQLITE_IOERR', 'broken'],
	['SQLITE_CORRUPT', 'broken'],
	['SQLITE_NOTADB', 'broken'],
	['SQLITE_CANTOPEN', 'broken'],
	['SQLITE_READONLY', 'broken'],
	['SQLITE_NOMEM', 'broken'],
	['SQLITE_PROTOCOL', 'broken'],
];
