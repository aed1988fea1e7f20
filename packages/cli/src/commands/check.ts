import { Command } from 'commander';
import {
  createNumberReader,
  providerArgument,
  providerOption,
  readTime,
  takeTarget,
  type GivenProvider,
} from '../arguments.js';
import { check, type CheckOptions } from '../check.js';
import { publicUrlOption } from '../public-url.js';
import { secretOptions } from '../secret.js';
import type { Terminal } from '../terminal.js';

const HELP = `
Sends, one after the other: a genuine delivery, the same once more, the same signed anew, one whose body comes slowly, one without
a signature, one of each tampering that there is for the vendor (see: hooknotary send --help), and a genuine one at the end. The
receiver may be written in any language: where its answer names one of our codes, that must be the right one with its status; of
any other each refusal will do (400, 401, 403, 413, 415, 422).

Examples, for a pipeline:
  hooknotary check akidotp http://localhost:3000/webhooks/akidotp
  hooknotary check --provider ./acme.js http://localhost:3000/webhooks/acme --payload body.json

Exit status: 0 all was answered as it must be; 1 something was not; 2 wrong usage or bad input; 3 something got no answer, and
nothing was answered wrongly.`;

/** Makes `hooknotary check`: everything that a receiver must take and refuse, in one run. */
export function createCheckCommand(terminal: Terminal): Command {
  const command = new Command('check')
    .description(
      'Send a receiver genuine deliveries and forgeries of every kind, and say in one table whether it is right.',
    )
    .usage('[options] <provider> <url>')
    .addArgument(providerArgument())
    .argument('[url]', 'where the receiver listens')
    .addOption(providerOption())
    .option('--event <type>', "the vendor's example of this event")
    .option('--payload <file>', 'a payload of your own, sent byte by byte; - is stdin')
    .option('--timeout <seconds>', 'wait so long for each answer', createNumberReader(0.001, 86_400), 10)
    .option('--at <time>', 'sign as if it were this time (ISO 8601 or Unix seconds)', readTime)
    .option('--allow-remote', 'send to other machines too')
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP);
  command.addOption(publicUrlOption("default the target's"));
  for (const option of secretOptions()) command.addOption(option);
  type Given = CheckOptions & Pick<GivenProvider, 'provider'>;
  return command.action(async (name: string | undefined, url: string | undefined, options: Given) =>
    check({ ...(await takeTarget([name, url], options)), options, terminal }),
  );
}
