import type { Entry, EntryContent } from './entries.js';
import { UsageError } from './failure.js';
import { member, parseJson } from './members.js';
import { readSavedRequest, toHeaderValues, type HeaderValues } from './saved-request.js';

/** The requests of what an inspector of webhooks exports. @throws UsageError for a form that is not known. */
export function readExport(bytes: Buffer, file: string): readonly Entry[] {
  const document = parseJson(bytes);
  const requests = toList(document);
  const form = FORMS.find(({ isOne }) => requests.length > 0 && requests.every(isOne));
  if (form !== undefined) return requests.map(form.toEntry);
  const names = FORMS.map(({ title }) => title).join('; ');
  throw new UsageError(`${file}: it is no export that is known. What can be read: ${names}.`);
}

/** One request stands alone; many stand in a list, or in the member that each inspector has for it. */
function toList(document: unknown): readonly unknown[] {
  const lists = [document, ...['data', 'requests', 'models'].map((name) => member(document, name))];
  return lists.find((each) => Array.isArray(each)) ?? [document];
}

/** What one inspector exports. */
interface Form {
  /** For people: whose it is, and where it is had. */
  readonly title: string;
  readonly isOne: (request: unknown) => boolean;
  readonly toEntry: (request: unknown) => Entry;
}

/** The bytes of a body, and what they are a copy of. */
interface Body {
  readonly rawBody: Buffer;
  readonly copy: string;
}

const FORMS: readonly Form[] = [
  {
    // https://ngrok.com/docs/agent/api/#captured-request-detail
    title: "ngrok's /api/requests/http",
    isOne: (request) => typeof member(member(request, 'request'), 'raw') === 'string',
    toEntry: fromNgrok,
  },
  {
    // https://docs.webhook.site/api/requests.html
    title: "webhook.site's /token/…/requests (JSON, not CSV)",
    isOne: (request) => member(request, 'token_id') !== undefined && member(request, 'content') !== undefined,
    toEntry: (request) => {
      const text = String(member(request, 'content') ?? '');
      const copy = 'What webhook.site exports as text, without the bytes that are no UTF-8,';
      return toEntry(request, member(request, 'headers'), { rawBody: Buffer.from(text), copy });
    },
  },
  {
    // https://hookdeck.com/docs/api#request-object: `data`, of which `body` is what JSON it was.
    title: "Hookdeck's /requests/…",
    isOne: (request) => has(member(request, 'data'), 'headers', 'body', 'path'),
    toEntry: (request) => {
      const data = member(request, 'data');
      return toEntry(data, member(data, 'headers'), toBody(member(data, 'body'), 'Hookdeck'));
    },
  },
  {
    // https://pipedream.com/docs/workflows/building-workflows/triggers#http: the exports of a step, or the event itself.
    title: "a RequestBin's event (Pipedream)",
    isOne: (request) => has(toEvent(request), 'method', 'headers', 'body') && has(toEvent(request), 'client_ip'),
    toEntry: (request) => {
      const event = toEvent(request);
      return toEntry(event, member(event, 'headers'), toBody(member(event, 'body'), 'Pipedream'));
    },
  },
  {
    // https://github.com/probot/smee.io/blob/master/lib/server.ts: the headers stand beside `body`, `query` and `timestamp`.
    title: "smee's message",
    isOne: (request) => has(request, 'body', 'query', 'timestamp', 'host'),
    toEntry: (request) => toEntry(undefined, request, toBody(member(request, 'body'), 'smee')),
  },
];

function has(value: unknown, ...names: readonly string[]): boolean {
  return names.every((name) => member(value, name) !== undefined);
}

function toEvent(request: unknown): unknown {
  return member(request, 'event') ?? request;
}

/** An inspector that parsed the body has lost how it was written; most senders write JSON without spaces. */
function toBody(body: unknown, inspector: string): Body {
  const isText = typeof body === 'string';
  const rawBody = Buffer.from(isText ? body : (JSON.stringify(body) ?? ''));
  return {
    rawBody,
    copy: isText
      ? `The text that ${inspector} kept`
      : `JSON that ${inspector} parsed, and that was written again here,`,
  };
}

function toEntry(request: unknown, headers: unknown, { rawBody, copy }: Body): Entry {
  const values = toHeaders(headers);
  return { headers: values, read: () => toContent(request, values, { rawBody, copy }) };
}

function toContent(request: unknown, headers: HeaderValues, { rawBody, copy }: Body): EntryContent {
  const method = String(member(request, 'method') ?? 'POST').toUpperCase();
  const isMissing = rawBody.length === 0 && Number(headers['content-length'] ?? 0) > 0;
  const missingBody = isMissing ? 'The export holds no body, though its head tells of one.' : undefined;
  return { delivery: { method, url: toUrl(request), headers, rawBody }, missingBody, copy };
}

function toUrl(request: unknown): string {
  const [url, path, query] = ['url', 'path', 'query'].map((name) => member(request, name));
  if (typeof url === 'string') return url;
  return `${typeof path === 'string' ? path : '/'}${typeof query === 'string' && query !== '' ? `?${query}` : ''}`;
}

function toHeaders(headers: unknown): HeaderValues {
  const pairs = Object.entries(Object(headers) as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [[name, each] as const] : [])),
  );
  return toHeaderValues(pairs);
}

/** The whole request stands there, byte by byte. */
function fromNgrok(captured: unknown): Entry {
  const request = member(captured, 'request');
  const raw = Buffer.from(String(member(request, 'raw')), 'base64');
  return {
    headers: toHeaders(member(request, 'headers')),
    read: (place) => {
      const delivery = readSavedRequest(raw, place);
      const isMissing = delivery.rawBody.length === 0 && Number(delivery.headers['content-length'] ?? 0) > 0;
      const missingBody = isMissing ? 'ngrok has not kept the body.' : undefined;
      return { delivery, missingBody, copy: 'What ngrok kept, of a long body only the beginning,' };
    },
  };
}
