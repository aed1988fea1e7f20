import type { Framing, HttpRequest } from './http.ts';
import type { Sender } from './senders.ts';

// What rows do to a genuine request. Each gives a new request back and leaves the headers' order as it was.

export function withHeader(request: HttpRequest, name: string, ...values: readonly string[]): HttpRequest {
  const others = request.headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: [...others, ...values.map((value) => [name, value] as const)] };
}

export function withoutHeader(request: HttpRequest, name: string): HttpRequest {
  return withHeader(request, name);
}

export function withBody(request: HttpRequest, body: string | Uint8Array): HttpRequest {
  return { ...request, body: Buffer.from(body) };
}

export function withFraming(request: HttpRequest, framing: Framing): HttpRequest {
  return { ...request, framing };
}

export function headerOf(request: HttpRequest, name: string): string {
  const [, value] = request.headers.find(([each]) => each.toLowerCase() === name.toLowerCase()) ?? [];
  if (value === undefined) throw new Error(`The request has no header ${name}.`);
  return value;
}

/** The hexadecimal digits of a genuine request's signature. */
export function digitsOf(sender: Sender, request: HttpRequest): string {
  return headerOf(request, sender.signatureHeader).slice(sender.prefix.length);
}

/** The request with these texts, one a line, in place of its signature. */
export function withSignature(sender: Sender, request: HttpRequest, ...values: readonly string[]): HttpRequest {
  return withHeader(request, sender.signatureHeader, ...values);
}
