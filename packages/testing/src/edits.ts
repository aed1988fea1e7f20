import type { Provider } from '@hooknotary/core';
import type { RequestHeaders, SignedRequest } from './request.js';

type Edit = { readonly url: string } | { readonly rawBody: Buffer };

/** Another digit in the content or, where that makes no difference, something behind it. */
export function changeContent(request: SignedRequest, provider: Provider): Edit {
  if (request.method === 'POST') {
    const text = request.body.toString('latin1');
    return { rawBody: Buffer.from(/\d/.test(text) ? text.replace(/\d/, toOtherDigit) : `${text} `, 'latin1') };
  }
  const [path, query] = splitTarget(request.url);
  // Not a digit of an escape, for the bytes must stay ones that the sender could have signed.
  const url = `${path}?${query.replace(/(?<!%[\da-f]?)\d/i, toOtherDigit)}`;
  return { url: isSame(request, url, provider) ? `${path}?${query}&tampered=1` : url };
}

function toOtherDigit(digit: string): string {
  return digit === '9' ? '8' : String(Number(digit) + 1);
}

/** Another digit of the signature, where it stays one of its encoding and form: the last of hexadecimal ones, one within the numbers of base64. */
export function changeSignature(headers: RequestHeaders, { signature }: Provider): RequestHeaders {
  const [name] = signature.headers;
  const text = String(headers[name]);
  const start = text.search(/[\w+/-]{26,}=*$/);
  const at = /^[0-9a-f]+$/i.test(text.slice(start)) ? text.length - 1 : start + 20;
  return { ...headers, [name]: `${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}` };
}

/** The same content in other bytes. @throws TypeError where there is no other way to write it. */
export function rewriteContent(request: SignedRequest, provider: Provider): Edit {
  if (request.method === 'POST') return { rawBody: rewriteJson(request.body, provider) };
  const [path, query] = splitTarget(request.url);
  const [first = '', ...rest] = query.split('&').filter((piece) => piece !== '');
  const url = `${path}?${[...rest, first].join('&')}`;
  if (isSame(request, url, provider)) throw new TypeError(`${provider.name}: these parameters have no other order.`);
  return { url };
}

function rewriteJson(body: Buffer, { name }: Provider): Buffer {
  const value = parse(body);
  if (value === undefined) throw new TypeError(`${name}: a payload that is no JSON cannot be written in another way.`);
  const compact = Buffer.from(JSON.stringify(value));
  return compact.equals(body) ? Buffer.from(`${compact.toString()}\n`) : compact;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function splitTarget(url: string): readonly [path: string, query: string] {
  const start = url.indexOf('?');
  return start < 0 ? [url, ''] : [url.slice(0, start), url.slice(start + 1)];
}

/** Whether the sender signs the same for another target. */
function isSame({ method, url, headers, body }: SignedRequest, other: string, provider: Provider): boolean {
  const toContent = (target: string): Buffer =>
    Buffer.concat(provider.signedContent({ method, url: target, headers, rawBody: body }, '0') ?? []);
  return toContent(url).equals(toContent(other));
}
