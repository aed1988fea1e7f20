import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';

// Another seed at every run, so that CI goes on looking; `SEED=… npm test` runs one again.
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.info(`properties: seed ${seed}`);

fc.configureGlobal({
  seed,
  reporter: (run) => {
    if (!run.failed) return;
    // The smallest case that fails is kept, to become a test of its own.
    const folder = `${import.meta.dirname}/failures`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/${seed}.txt`, `${fc.stringify(run.counterexample)}\n`);
    throw new Error(`${fc.defaultReportMessage(run) ?? ''}\nKept in test/properties/failures/${seed}.txt`);
  },
});

export { fc };
