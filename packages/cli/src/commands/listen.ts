import { Command, InvalidArgumentError } from 'commander';
import type { Listened } from '../listen/receive.js';
import type { Listener } from '../listen/server.js';
import type { DeliverySummary } from '../listen/wire.js';
import { PROVIDERS } from '../providers.js';
import { publicUrlOption } from '../public-url.js';
import { toSecretValue } from '../secret.js';
import { readTarget } from '../target.js';
import { createPaint, note, toPrintable, type Terminal } from '../terminal.js';

interface Options {
  readonly port: number;
  readonly db: string;
  readonly keep: number;
  readonly forward?: string;
  readonly publicUrl?: string;
  readonly allowRemote?: boolean;
  readonly json?: boolean;
}

const HELP = `
Secrets come from the environment: ${PROVIDERS.map(({ variable }) => variable).join(', ')}.
A provider without one refuses its deliveries with 503 and says so; the others work.

Deliveries are kept in memory and go with the process, for they hold personal data and one-time codes; --db keeps
them in a file. The page shows signatures, codes and phone numbers when asked for, and sends nothing anywhere but
what you resend: to --forward (its path or, where it has none, the delivery's), else to this listener.

  $ AKIDOTP_WEBHOOK_SECRET=… hooknotary listen --forward http://localhost:3000
  $ AKIDOTP_WEBHOOK_SECRET=… hooknotary send akidotp http://127.0.0.1:4600/webhooks/akidotp
`;

/** Makes `hooknotary listen`: a receiver on this machine, with a page that shows what came and why it was refused. */
export function createListenCommand(terminal: Terminal): Command {
  return new Command('listen')
    .description('Receive deliveries on this machine, and show them on a page.')
    .option('--port <port>', '0 for a free one', toWhole(0, 65_535), 4600)
    .option('--db <file>', 'SQLite file to keep deliveries in', ':memory:')
    .option('--keep <n>', 'how many deliveries are kept, the newest', toWhole(1, 10_000), 500)
    .option('--forward <url>', 'where "resend" sends; redirects are not followed')
    .addOption(publicUrlOption("default the listener's own"))
    .option('--allow-remote', 'let --forward be another machine')
    .option('--json', 'one line of JSON per delivery on stdout, for machines; all else on stderr')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const listener = await start(terminal, options);
      // Before anything is printed: whoever waits for the address may end it as soon as it is there.
      const ended = untilEnded();
      announce(terminal, options, listener);
      await ended;
      await listener.close();
    });
}

async function start(terminal: Terminal, { port, db, keep, publicUrl, ...options }: Options): Promise<Listener> {
  // Here, so that the other commands start without Express and SQLite.
  const [{ checkForward }, { startListener }] = await Promise.all([
    import('../listen/outgoing.js'),
    import('../listen/server.js'),
  ]);
  const { forward: url, allowRemote = false, json = false } = options;
  const forward = url === undefined ? undefined : await readTarget(url, { allowRemote });
  if (forward !== undefined) checkForward(forward);
  const onDelivery = (delivery: DeliverySummary): void => {
    terminal.stdout.write(`${json ? toLine(delivery) : toText(delivery, createPaint(terminal, terminal.stdout))}\n`);
  };
  return startListener({ listened: findSecrets(terminal), port, database: db, keep, forward, publicUrl, onDelivery });
}

function findSecrets({ env }: Terminal): readonly Listened[] {
  return PROVIDERS.map(({ provider, variable }) => {
    const value = env[variable];
    return {
      provider,
      variable,
      secret: value === undefined || value.trim() === '' ? undefined : toSecretValue(provider, value),
    };
  });
}

function announce(terminal: Terminal, { json = false, forward }: Options, { page, origin }: Listener): void {
  const out = json ? terminal.stderr : terminal.stdout;
  const paint = createPaint(terminal, out);
  const lines = findSecrets(terminal).map(({ provider: { name, method }, secret, variable }) => {
    const text = `  ${method.padEnd(4)}  ${origin}/webhooks/${name}`;
    return secret === undefined ? paint('dim', `${text}  (refuses: ${variable} is not set)`) : text;
  });
  out.write(`Page:\n        ${paint('bold', page)}\nWebhooks:\n${lines.join('\n')}\n`);
  if (forward !== undefined) out.write(`Resends to:\n        ${toPrintable(forward)}\n`);
  out.write(`${paint('dim', 'Ctrl+C ends it.')}\n`);
  if (lines.length > 0 && findSecrets(terminal).every(({ secret }) => secret === undefined)) {
    note(terminal, 'no secret is set, so that every delivery will be refused.');
  }
}

/** For machines: as the page's list has it. */
function toLine({ code, type, bytes, ...delivery }: DeliverySummary): string {
  const outcome = code === undefined ? 'verified' : 'refused';
  return JSON.stringify({ ...delivery, outcome, code: code ?? null, type: type ?? null, bytes: bytes ?? null });
}

function toText({ receivedAt, provider, code, type, status }: DeliverySummary, paint: ReturnType<typeof createPaint>) {
  const time = new Date(receivedAt).toLocaleTimeString('en-GB');
  const outcome = code === undefined ? paint('green', 'verified') : paint('red', 'refused ');
  return `${time}  ${provider.padEnd(8)}  ${outcome}  ${status}  ${toPrintable(code ?? type ?? '')}`;
}

async function untilEnded(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  return promise;
}

function toWhole(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
}
