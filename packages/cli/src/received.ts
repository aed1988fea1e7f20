import type { Delivery } from '@hooknotary/core';
import { chooseEntry } from './entries.js';
import { readExport } from './export.js';
import { UsageError } from './failure.js';
import { readHar } from './har.js';
import { readInput } from './input.js';
import { readPasted } from './pasted.js';
import type { KnownProvider } from './providers.js';
import { readHeaderLines, readSavedRequest, type SavedRequest } from './saved-request.js';
import type { Terminal } from './terminal.js';

/** Where a user may have a delivery. */
export interface ReceivedOptions {
  readonly headers?: string | undefined;
  readonly body?: string | undefined;
  readonly request?: string | undefined;
  readonly har?: string | undefined;
  readonly export?: string | undefined;
  readonly curl?: string | undefined;
  /** Counted from 1. */
  readonly entry?: number | undefined;
  readonly url?: string | undefined;
}

/** A delivery, and what the place where it was found shows of it. */
export interface Received {
  readonly delivery: Delivery;
  /** Given where its body is not there, though there was one as far as is known: a sentence that says so. */
  readonly missingBody: string | undefined;
  /** What its bytes are a copy of, where that may differ from what was signed. */
  readonly copy: string;
  /** Given where nothing that is there is signed as the provider signs: a sentence that says so. */
  readonly unsigned: string | undefined;
}

/** The delivery that the options point at. @throws UsageError if they point at none, at several, or it cannot be read. */
export async function readReceived(
  known: KnownProvider,
  options: ReceivedOptions,
  terminal: Terminal,
): Promise<Received> {
  const { url, request, har, export: exported, curl, entry, headers, body } = options;
  if ([request, har, exported, curl, headers].filter((each) => each !== undefined).length !== 1) {
    throw new UsageError('Give the delivery in one way: --headers with --body, --request, --curl, --har, or --export.');
  }
  if (body !== undefined && headers === undefined && curl === undefined) {
    throw new UsageError('--body goes with --headers. (With --curl it is what is piped into curl.)');
  }
  if (entry !== undefined && har === undefined && exported === undefined) {
    throw new UsageError('--entry goes with --har, or with --export.');
  }
  const received = await readOne(known, options, terminal);
  return url === undefined ? received : { ...received, delivery: { ...received.delivery, url } };
}

async function readOne(known: KnownProvider, options: ReceivedOptions, terminal: Terminal): Promise<Received> {
  const { provider } = known;
  const { request, har, export: exported, curl, entry, body, headers = '-' } = options;
  if (har !== undefined) {
    const entries = readHar(await readInput(har, terminal), toName(har));
    return chooseEntry(entries, { file: toName(har), kind: 'HAR', provider, entry });
  }
  if (exported !== undefined) {
    const entries = readExport(await readInput(exported, terminal), toName(exported));
    return chooseEntry(entries, { file: toName(exported), kind: 'export', provider, entry });
  }
  if (curl !== undefined) {
    if (curl === '-' && body === '-') throw new UsageError('Only one of --curl and --body can be stdin.');
    const stdin = body === undefined ? undefined : await readInput(body, terminal);
    const bytes = await readInput(curl, terminal);
    return { ...(await readPasted({ bytes, file: toName(curl), stdin })), unsigned: undefined };
  }
  if (request === undefined) {
    const delivery = await readParts(known, { ...options, headers }, terminal);
    return { delivery, missingBody: undefined, copy: COPIED, unsigned: undefined };
  }
  const delivery = readSavedRequest(await readInput(request, terminal), toName(request));
  return { delivery, missingBody: lacksBody(delivery) ? NOT_SAVED : undefined, copy: COPIED, unsigned: undefined };
}

const COPIED = 'A body that was copied as text or read by a parser';

const NOT_SAVED =
  'The saved request holds no body, though its head tells of one, and the signature is not that of an empty one.';

/** Whether the head tells of a body that is not there. */
function lacksBody({ headers, rawBody }: SavedRequest): boolean {
  const isAnnounced = Number(headers['content-length']) > 0 || headers['transfer-encoding'] !== undefined;
  return rawBody.length === 0 && isAnnounced;
}

async function readParts(
  { name, provider: { method } }: KnownProvider,
  { url, headers, body }: ReceivedOptions & { readonly headers: string },
  terminal: Terminal,
): Promise<Delivery> {
  if (method === 'GET' && url === undefined) throw new UsageError(`${name} signs the query: give the URL by --url.`);
  if (method === 'POST' && body === undefined) throw new UsageError(`${name} signs the body: give it by --body.`);
  if (headers === '-' && body === '-') throw new UsageError('Only one of --headers and --body can be stdin.');
  const lines = await readInput(headers, terminal);
  return {
    method,
    url: url ?? '/',
    headers: readHeaderLines(lines.toString('latin1'), toName(headers)),
    rawBody: body === undefined ? Buffer.alloc(0) : await readInput(body, terminal),
  };
}

function toName(file: string): string {
  return file === '-' ? 'stdin' : file;
}
