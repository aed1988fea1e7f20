import { Argument, InvalidArgumentError, Option } from 'commander';
import { UsageError } from './failure.js';
import { readOwnProvider } from './own-provider.js';
import { PROVIDERS, type KnownProvider } from './providers.js';
import { readTarget, type Target } from './target.js';

/** The provider's name, as every command takes it; it is left out beside {@link providerOption}. */
export function providerArgument(): Argument {
  const argument = new Argument('[provider]', 'whose webhook it is; left out with --provider');
  // The names are for the help: which argument is the provider is known only with the options.
  return argument.choices(PROVIDERS.map(({ name }) => name)).argParser((name) => name);
}

/** The option by which a command takes a sender of the user's own. */
export function providerOption(): Option {
  return new Option('--provider <file>', 'a sender of your own: a module that exports what defineProvider makes');
}

/** What the arguments and options of a command say. */
export interface GivenProvider {
  readonly args: readonly (string | undefined)[];
  /** The file of a sender of the user's own. */
  readonly provider?: string | undefined;
}

/** A sender, and the arguments behind it. */
export interface TakenProvider {
  readonly known: KnownProvider;
  readonly rest: readonly string[];
}

/** The sender that a command is about. @throws UsageError where none is named, or two, or one that there is not. */
export async function takeProvider({ args, provider: file }: GivenProvider, count: number): Promise<TakenProvider> {
  const given = args.filter((each) => each !== undefined);
  const [name, ...others] = given;
  if (file === undefined && name === undefined) throw new UsageError("missing required argument 'provider'.");
  const rest = file === undefined ? others : given;
  // Before anything of another's is run.
  if (rest.length > count) throw new UsageError('Give the provider by its name or by --provider, not both.');
  if (rest.length < count) throw new UsageError("missing required argument 'url'.");
  return { known: file === undefined ? toProvider(name ?? '') : await readOwnProvider(file), rest };
}

/** The sender that a command is about, and where it sends to. @throws UsageError as {@link takeProvider}, and for a target that may not be. */
export async function takeTarget(
  args: GivenProvider['args'],
  { provider, allowRemote }: Pick<GivenProvider, 'provider'> & { readonly allowRemote?: boolean | undefined },
): Promise<Pick<TakenProvider, 'known'> & { readonly target: Target }> {
  const { known, rest } = await takeProvider({ args, provider }, 1);
  return { known, target: await readTarget(rest.join(), { allowRemote: allowRemote === true }) };
}

function toProvider(name: string): KnownProvider {
  const known = PROVIDERS.find((each) => each.name === name);
  if (known !== undefined) return known;
  const isFile = /[\\/]|\.[cm]?[jt]s$/.test(name);
  const hint = isFile
    ? ' A file goes by --provider.'
    : ` Allowed choices are ${PROVIDERS.map((each) => each.name).join(', ')}.`;
  throw new UsageError(`There is no provider '${name}'.${hint}`);
}

/** Makes a reader of whole numbers from 1 to a limit. */
export function createCountReader(limit: number): (text: string) => number {
  return (text) => {
    const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (count < 1 || count > limit) throw new InvalidArgumentError(`It takes a whole number from 1 to ${limit}.`);
    return count;
  };
}

/** Makes a reader of numbers in a range. */
export function createNumberReader(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!(number >= least && number <= most))
      throw new InvalidArgumentError(`It takes a number from ${least} to ${most}.`);
    return number;
  };
}

/** Reads a moment: ISO 8601, or Unix seconds, or milliseconds, which have more digits; gives milliseconds. */
export function readTime(text: string): number {
  if (/^\d{1,11}$/.test(text)) return Number(text) * 1000;
  const time = /^\d{12,14}$/.test(text) ? Number(text) : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time))
    throw new InvalidArgumentError('It takes a time such as 2026-11-22T10:00:00Z, or Unix seconds.');
  return time;
}

/** Gathers the values of an option that may be given more than once. */
export function gather(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value];
}
