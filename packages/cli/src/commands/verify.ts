import { Command, Option } from 'commander';
import {
  createCountReader,
  providerArgument,
  providerOption,
  readTime,
  takeProvider,
  type GivenProvider,
} from '../arguments.js';
import { publicUrlOption } from '../public-url.js';
import { secretOptions } from '../secret.js';
import type { Terminal } from '../terminal.js';
import { FRAMEWORKS, verify, type VerifyOptions } from '../verify.js';

const HELP = `
Says whether a delivery is genuine. Where it is refused, it tries what people get wrong, and names a cause only where a
signature proved it, with what to change in your framework.

Examples:
  hooknotary verify akidotp --headers headers.txt --body body.json
  hooknotary verify cardda --request saved-request.txt --at 2026-02-10T14:30:00Z
  hooknotary verify kudosity --headers headers.txt --url 'https://example.com/hook?message_id=1&status=delivered'
  hooknotary verify idenfy --har traffic.har --entry 3 --framework fastify
  pbpaste | hooknotary verify stripe --curl -
  curl -s localhost:4040/api/requests/http | hooknotary verify stripe --export -
  hooknotary verify --provider ./acme.js --request saved-request.txt

Exit status: 0 verified; 1 refused; 2 wrong usage or bad input.`;

/** Makes `hooknotary verify`: is a delivery genuine, and if not, why. */
export function createVerifyCommand(terminal: Terminal): Command {
  const command = new Command('verify')
    .description('Verify a delivery that was received; where it is refused, find out why.')
    .usage('[options] <provider>')
    .addArgument(providerArgument())
    .addOption(providerOption())
    .option('--headers <file>', "its headers, lines of 'Name: value'; - is stdin")
    .option('--body <file>', 'its body, byte by byte; - is stdin')
    .option('--request <file>', 'the whole request: request line, headers, empty line, body; - is stdin')
    .option('--har <file>', "a HAR, as browsers' and proxies' tools save it; - is stdin")
    .option('--export <file>', 'what ngrok, webhook.site, Hookdeck, RequestBin or smee export (JSON); - is stdin')
    .option('--curl <file>', 'a curl command, as browsers, Postman and webhook.site copy it; - is stdin')
    .option(
      '--entry <n>',
      'which request of the HAR or export; default the only signed one',
      createCountReader(1_000_000),
    )
    .option('--url <url>', 'its URL, or path and query, as the sender requested it (Kudosity signs the query)')
    .addOption(new Option('--framework <name>', 'whose fix is shown').choices(FRAMEWORKS).default('express'))
    .option('--at <time>', 'judge its age as of this time (ISO 8601 or Unix seconds); default now', readTime)
    .option('--show', 'show one-time codes of Cardda, which are masked otherwise')
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP);
  command.addOption(publicUrlOption('such as https://example.com'));
  for (const option of secretOptions()) command.addOption(option);
  return command.action(async (name: string | undefined, options: VerifyOptions & Pick<GivenProvider, 'provider'>) => {
    const { known } = await takeProvider({ args: [name], provider: options.provider }, 0);
    await verify(known, options, terminal);
  });
}
