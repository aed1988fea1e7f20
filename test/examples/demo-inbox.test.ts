import { expect, it } from 'vitest';
import { start } from './run.ts';

it('the demo of the inbox loses nothing when the receiver is killed', { timeout: 120_000 }, async () => {
  const { exitCode, printed } = start('demo-inbox.ts');
  expect(await exitCode).toBe(0);
  const lines = printed.out.trimEnd().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/^- sent 100 deliveries/),
    expect.stringMatching(/: 150 of 150$/),
    expect.stringMatching(/^- killed the process with SIGKILL, half-way: \d\d of 100 handled$/),
    '- started it again, on the same file',
    '- handled in the end: 100 of 100; lost: 0',
    expect.stringMatching(/: [012] \(at most 2\)$/),
    '- verified again from the file, signature and age: 100 of 100',
    '',
    'Nothing was lost.',
  ]);
});
