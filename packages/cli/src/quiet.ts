/** Keeps Node 22 from telling every user, on stderr and for every command, that its SQLite is an experimental feature. */
export function hideSqliteWarning(): void {
  const { emitWarning } = process;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) emitWarning(warning, ...rest);
    // The cast is true: all of the original's signatures go through.
  }) as typeof emitWarning;
}
