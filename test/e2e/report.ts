/** Prints figures and checks as they come, and counts the checks. */
export interface Report {
  readonly heading: (text: string) => void;
  readonly figure: (name: string, value: string) => void;
  readonly check: (what: string, isRight: boolean, found: string) => void;
  /** Prints the counts. */
  readonly end: () => { readonly failed: number };
}

const WIDTH = 24;

export function createReport(): Report {
  const failures: string[] = [];
  let passed = 0;
  let group = '';

  function heading(text: string): void {
    group = text;
    console.log(`\n${text}`);
  }

  function figure(name: string, value: string): void {
    console.log(`  ${name.padEnd(WIDTH)} ${value}`);
  }

  function check(what: string, isRight: boolean, found: string): void {
    console.log(`  ${(isRight ? 'ok' : 'FAILED').padEnd(WIDTH)} ${what}: ${found}`);
    if (isRight) passed++;
    else failures.push(`${group}: ${what}: ${found}`);
  }

  function end(): { readonly failed: number } {
    console.log('');
    for (const failure of failures) console.log(`FAILED ${failure}`);
    console.log(`${passed} passed, ${failures.length} failed`);
    return { failed: failures.length };
  }

  return { heading, figure, check, end };
}

export function toMebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

export function toMilliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
