/**
 * Servers of all frameworks under load, half of it hostile; under hundreds of slow bodies; under bodies of 1 GiB. What is
 * asserted is what was answered and handled, and that memory and connections come back. How fast is for reading.
 *
 *     node test/e2e/load.ts [--seconds 60] [--framework express|koa|fastify]
 */
import { parseArgs } from 'node:util';
import { startChild } from './child.ts';
import { createJournal } from './journal.ts';
import { compare, load, refuseGibibyte, resistSlowBodies } from './phases.ts';
import { FRAMEWORKS, type Framework } from './protocol.ts';
import { createReport } from './report.ts';

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, framework: { type: 'string' } },
});
const seconds = Number(options.seconds);
const chosen = FRAMEWORKS.filter((each) => options.framework === undefined || options.framework === each);
if (!(seconds > 0 && seconds <= 600)) throw new TypeError('--seconds must be more than 0 and at most 600.');
if (chosen.length === 0) throw new TypeError(`--framework must be one of ${FRAMEWORKS.join(', ')}.`);

const report = createReport();
for (const framework of chosen) {
  report.heading(`${framework}, ${seconds} s, Node ${process.version}`);
  // oxlint-disable-next-line no-await-in-loop -- One after the other: they would slow each other.
  await tryFramework(framework).catch((error: unknown) =>
    report.check('the run came to its end', false, String(error)),
  );
}
process.exitCode = report.end().failed === 0 ? 0 : 1;

async function tryFramework(framework: Framework): Promise<void> {
  const child = await startChild(framework);
  try {
    const phase = { child, journal: createJournal(), report, seconds };
    await load(phase);
    await resistSlowBodies(phase);
    await refuseGibibyte(phase);
    await compare(phase);
    const { how, printed } = await child.close();
    report.check('the server ended by itself', how === 0, String(how));
    report.check('it printed nothing', printed === '', printed === '' ? 'nothing' : printed);
  } finally {
    child.kill();
  }
}
