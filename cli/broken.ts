/** After a failed write or sync nothing more may be promised: end, so that a restart reads what is on disk. */
export function broken(error: unknown): never {
	process.stderr.write(`the store can't be written any more: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}
