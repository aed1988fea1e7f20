import { toBuffer } from '@hooknotary/core/internal';
import type { Provider } from '@hooknotary/core';

/** Headers by lower-case name; a header with several values is sent as often. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[]>>;

/** A sender's request, in the forms that test tools take. */
export interface SignedRequest {
  readonly method: 'GET' | 'POST';
  /** Request target: path and query. */
  readonly url: string;
  readonly headers: RequestHeaders;
  /** The bytes to send; empty for a sender that uses GET. */
  readonly body: Buffer;
  /** For `fetch(...request.forFetch('http://localhost:3000'))`, which joins the values of a repeated header by a comma. */
  readonly forFetch: (origin: string) => [url: string, init: FetchInit];
  /** For `app.inject(request.forInject())` of Fastify. */
  readonly forInject: () => InjectRequest;
  /** For `request.sendWith(supertest(app))`; gives supertest's own test, to await or to expect things of. */
  readonly sendWith: <Test extends SupertestTest>(agent: SupertestAgent<Test>) => Test;
}

/** What `fetch` takes. */
export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: [string, string][];
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** What Fastify's `inject` takes. */
export interface InjectRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Record<string, string | string[]>;
  readonly payload?: Buffer;
}

/** What is needed of supertest's agent. */
export interface SupertestAgent<Test> {
  get(url: string): Test;
  post(url: string): Test;
}

/** What is needed of supertest's test. */
export interface SupertestTest {
  set(name: string, value: string): unknown;
  serialize(serializer: (body: unknown) => string): unknown;
  send(body: Buffer): unknown;
}

/** A request of a sender, from what is sent. */
export function toRequest(
  { method }: Pick<Provider, 'method'>,
  { url, headers, rawBody }: { readonly url: string; readonly headers: RequestHeaders; readonly rawBody: Uint8Array },
): SignedRequest {
  const body = toBuffer(rawBody);
  const pairs = Object.entries(headers).map(([name, value]) => [name, [value].flat()] as const);
  return {
    method,
    url,
    headers,
    body,
    forFetch: (origin) => [
      `${origin.replace(/\/$/, '')}${url}`,
      {
        method,
        headers: pairs.flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
        ...(method === 'POST' ? { body: new Uint8Array(body) } : {}),
      },
    ],
    forInject: () => ({
      method,
      url,
      headers: Object.fromEntries(pairs.map(([name, values]) => [name, values.length === 1 ? values.join() : values])),
      ...(method === 'POST' ? { payload: body } : {}),
    }),
    sendWith: (agent) => {
      const test = method === 'GET' ? agent.get(url) : agent.post(url);
      // The cast is true: supertest hands the value to Node's `setHeader`, which takes a list.
      for (const [name, value] of Object.entries(headers)) test.set(name, value as string);
      // Or it would write the bytes as JSON. The cast does no harm: supertest sends bytes as it sends text.
      test.serialize((bytes) => bytes as string);
      if (method === 'POST') test.send(body);
      return test;
    },
  };
}
