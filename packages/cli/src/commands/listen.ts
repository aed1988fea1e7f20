import { Command, InvalidArgumentError } from 'commander';
import type { Listened } from '../listen/receive.js';
import type { Listener } from '../listen/server.js';
import type { DeliverySummary, SentAnswer } from '../listen/wire.js';
import { PROVIDERS } from '../providers.js';
import { publicUrlOption } from '../public-url.js';
import { toSecretValue } from '../secret.js';
import { readTarget, type Target } from '../target.js';
import { createPaint, note, toPrintable, type Paint, type Terminal } from '../terminal.js';
import { recallToken } from '../token.js';

interface Options {
  readonly port: number;
  readonly db: string;
  readonly keep: number;
  readonly forward?: string;
  readonly resendTo?: string;
  readonly publicUrl?: string;
  readonly allowRemote?: boolean;
  readonly json?: boolean;
}

const HELP = `
Secrets come from the environment: ${PROVIDERS.map(({ variable }) => variable).join(', ')}.
A provider without one refuses its deliveries with 503 and says so; the others work.

Deliveries are kept in memory and go with the process, for they hold personal data and one-time codes; --db keeps
them in a file. The page shows signatures, codes and phone numbers when asked for, and sends nothing anywhere but
to --forward, which gets each delivery as it came (its path or, where it has none, the delivery's), and to
--resend-to, which gets what you resend (default: where all is forwarded, else this listener). The sender is
answered by this listener; the page shows both answers.

The page's address stays the same on the same port: its token is kept in a file that only you can read.

  $ AKIDOTP_WEBHOOK_SECRET=… hooknotary listen --forward http://localhost:3000
  $ AKIDOTP_WEBHOOK_SECRET=… hooknotary send akidotp http://127.0.0.1:4600/webhooks/akidotp

Exit status: 0 ended by Ctrl+C or SIGTERM; 2 wrong usage, or the port or the file cannot be had.`;

/** Makes `hooknotary listen`: a receiver on this machine, with a page that shows what came and why it was refused. */
export function createListenCommand(terminal: Terminal): Command {
  return new Command('listen')
    .description('Receive deliveries on this machine, and show them on a page.')
    .option('--port <port>', '0 for a free one', toWhole(0, 65_535), 4600)
    .option('--db <file>', 'SQLite file to keep deliveries in', ':memory:')
    .option('--keep <n>', 'how many deliveries are kept, the newest', toWhole(1, 10_000), 500)
    .option('--forward <url>', 'forward each delivery as it came; redirects are not followed')
    .option('--resend-to <url>', 'where "resend" sends; default --forward, else this listener')
    .addOption(publicUrlOption("default the listener's own"))
    .option('--allow-remote', 'let --forward and --resend-to be another machine')
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
  const [{ createToken }, { checkForward }, { startListener }] = await Promise.all([
    import('../listen/guard.js'),
    import('../listen/outgoing.js'),
    import('../listen/server.js'),
  ]);
  const { json = false } = options;
  const toTarget = async (url: string | undefined, option: string): Promise<Target | undefined> => {
    if (url === undefined) return undefined;
    const target = await readTarget(url, { allowRemote: options.allowRemote === true });
    checkForward(target, option);
    return target;
  };
  const forward = await toTarget(options.forward, '--forward');
  const resendTo = await toTarget(options.resendTo, '--resend-to');
  const token = port === 0 ? undefined : await recallToken(port, createToken);
  const onDelivery = (delivery: DeliverySummary): void => {
    terminal.stdout.write(`${json ? toLine(delivery) : toText(delivery, createPaint(terminal, terminal.stdout))}\n`);
  };
  const listened = findSecrets(terminal);
  return startListener({ listened, port, database: db, keep, forward, resendTo, publicUrl, token, onDelivery });
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

function announce(terminal: Terminal, options: Options, { page, origin }: Listener): void {
  const { json = false, forward, resendTo, publicUrl } = options;
  const out = json ? terminal.stderr : terminal.stdout;
  const paint = createPaint(terminal, out);
  const lines = findSecrets(terminal).map(({ provider: { name, method }, secret, variable }) => {
    const text = `  ${method.padEnd(4)}  ${publicUrl ?? origin}/webhooks/${name}`;
    return secret === undefined ? paint('dim', `${text}  (refuses: ${variable} is not set)`) : text;
  });
  out.write(`Page:\n        ${paint('bold', page)}\nWebhooks:\n${lines.join('\n')}\n`);
  if (forward !== undefined) out.write(`Forwards to:\n        ${toPrintable(forward)}\n`);
  if (resendTo !== undefined) out.write(`Resends to:\n        ${toPrintable(resendTo)}\n`);
  out.write(`${paint('dim', 'Ctrl+C ends it.')}\n`);
  if (lines.length > 0 && findSecrets(terminal).every(({ secret }) => secret === undefined)) {
    note(terminal, 'no secret is set, so that every delivery will be refused.');
  }
}

/** For machines: as the page's list has it, with null for what there is not. */
function toLine(delivery: DeliverySummary): string {
  const { provider, code, type, bytes, mismatch, cause, forwarded, ...rest } = delivery;
  const optional = { provider, code, type, bytes, mismatch, cause, forwarded: forwarded && toForwardedLine(forwarded) };
  const nulls = Object.entries(optional).map(([name, value]) => [name, value ?? null]);
  return JSON.stringify({ ...rest, ...Object.fromEntries(nulls) });
}

/** Without the beginning of the answer, which may hold anything. */
function toForwardedLine({ status, milliseconds }: SentAnswer) {
  return { status: status ?? null, milliseconds };
}

const OUTCOMES = { verified: 'green', unknown: 'yellow', refused: 'red', stray: 'dim' } as const;

function toText(delivery: DeliverySummary, paint: Paint): string {
  const { receivedAt, provider, outcome, status, forwarded, attempt, first, path } = delivery;
  const time = new Date(receivedAt).toLocaleTimeString('en-GB');
  const words = [
    time,
    (provider ?? '-').padEnd(8),
    paint(OUTCOMES[outcome], outcome.padEnd(8)),
    status,
    toPrintable(provider === undefined ? path : toReason(delivery)),
    ...(attempt > 1 ? [paint('dim', `attempt ${attempt} of #${first}`)] : []),
    ...(forwarded === undefined ? [] : [`-> ${forwarded.status ?? toPrintable(forwarded.text)}`]),
  ];
  return words.join('  ').trimEnd();
}

/** What became of it, in a few words. */
function toReason({ code, cause, type, mismatch }: DeliverySummary): string {
  if (code !== undefined) return cause === undefined || cause === code ? code : `${code}: ${cause}`;
  return mismatch === undefined ? (type ?? '') : `unknown (${mismatch})`;
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
