import { TAMPERINGS, type Tampering } from '@hooknotary/testing';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  createCountReader,
  createNumberReader,
  gather,
  providerArgument,
  providerOption,
  readTime,
  takeTarget,
  type GivenProvider,
} from '../arguments.js';
import { publicUrlOption } from '../public-url.js';
import { secretOptions } from '../secret.js';
import { printCurl, send, type SendOptions } from '../send.js';
import type { Terminal } from '../terminal.js';

const HELP = `
The payload is the vendor's documented one, signed as the vendor signs it. Deliveries go to this machine only, unless
--allow-remote is given; a redirect is shown and not followed. Who signs by a key pair takes its private key, as PEM or JWK,
by --secret-file.

Examples:
  hooknotary send akidotp http://localhost:3000/webhooks/akidotp
  hooknotary send idenfy http://localhost:3000/webhooks/idenfy --event IDENTIFICATION --set status.overall=DENIED
  hooknotary send cardda http://localhost:3000/webhooks/cardda --tamper timestamp
  hooknotary send osapher http://localhost:3000/webhooks/osapher --repeat 1000 --concurrency 20
  hooknotary send --provider ./acme.js http://localhost:3000/webhooks/acme --payload body.json

Exit status: 0 every delivery was answered with what the vendor takes for success (2xx; Osapher: 200); 1 not so, or not
answered; 2 wrong usage or bad input.
With --tamper: 0 every delivery was refused with the expected status and code; 1 one was accepted, or refused otherwise;
3 one got no answer (nothing listens, the connection broke, the time was over), and none was answered wrongly.`;

/** Makes `hooknotary send`: a genuine delivery, or one that a receiver must refuse. */
export function createSendCommand(terminal: Terminal): Command {
  const command = new Command('send')
    .description('Send a signed delivery to a receiver, as its vendor would.')
    .usage('[options] <provider> <url>')
    .addArgument(providerArgument())
    .argument('[url]', 'where the receiver listens')
    .addOption(providerOption())
    .option('--event <type>', "the vendor's example of this event; for iDenfy also the event's header")
    .option('--payload <file>', 'a payload of your own, sent byte by byte; - is stdin')
    .option('--set <name=value>', 'set a member, as in data.status=x; a parameter of Kudosity; repeatable', gather)
    .addOption(tamperOption())
    .option('--repeat <n>', 'send so many', createCountReader(1_000_000), 1)
    .option('--concurrency <n>', 'so many at once', createCountReader(1000), 1)
    .option('--retry', 'without success send again, as often and as late as the vendor')
    .option(
      '--retry-scale <factor>',
      "with --retry: shorten the vendor's waits; 0 is no wait",
      createNumberReader(0, 10),
      1,
    )
    .option('--timeout <seconds>', 'wait so long for the answer', createNumberReader(0.001, 86_400), 10)
    .option('--at <time>', 'sign as if it were this time (ISO 8601 or Unix seconds)', readTime)
    .option('--curl', 'send nothing; print the lines of curl and openssl that would')
    .option('--allow-remote', 'send to other machines too')
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP);
  command.addOption(publicUrlOption("default the target's"));
  for (const option of secretOptions()) command.addOption(option);
  type Given = SendOptions & Pick<GivenProvider, 'provider'>;
  return command.action(async (name: string | undefined, url: string | undefined, options: Given) =>
    (options.curl ? printCurl : send)({ ...(await takeTarget([name, url], options)), options, terminal }),
  );
}

function tamperOption(): Option {
  return new Option('--tamper <how>', 'change it, so that the receiver must refuse it')
    .choices(TAMPERINGS)
    .argParser((text, previous: Tampering | undefined): Tampering => {
      const how = TAMPERINGS.find((each) => each === text);
      if (how === undefined) throw new InvalidArgumentError(`Allowed choices are ${TAMPERINGS.join(', ')}.`);
      // The last one would count, and the others pass for tried.
      if (previous !== undefined) throw new InvalidArgumentError('Run it once for each.');
      return how;
    });
}
