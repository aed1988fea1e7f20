let passed = 0;
let failed = 0;

/** Runs one check and prints its line; what it throws is printed below and counted, and the next check goes on. */
export async function check(name: string, run: () => unknown): Promise<void> {
  try {
    await run();
    passed += 1;
    console.log(`ok - ${name}`);
  } catch (error) {
    failed += 1;
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`not ok - ${name}\n${reason.trimEnd().replaceAll(/^/gm, '    ')}`);
  }
}

/** Prints the sum and sets the exit code. */
export function finish(): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
