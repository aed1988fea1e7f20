import { readHeader } from '@hooknotary/core/internal';
import type { Delivery, DeliveryHeaders } from '@hooknotary/core';
import { toCause, type CauseCode } from './causes.js';
import { asGiven, type Guess } from './guess.js';
import { leaveOut, respell } from './queries.js';

/** Characters; a longer URL is not written anew. */
const LONGEST = 16 * 1024;

/** Headers by which proxies tell the target that they were asked for. */
const TARGET_HEADERS = ['x-original-uri', 'x-original-url', 'x-forwarded-uri', 'x-rewrite-url', 'x-forwarded-path'];
/** Ports that receivers listen on, for what no header tells. */
const PORTS = ['443', '80', '8443', '8080', '3000'] as const;
/** Places that receivers are mounted at, for what no header tells. */
const MOUNTS = ['/api', '/webhooks', '/webhook', '/hooks', '/hook', '/v1', '/api/v1', '/api/webhooks', '/callbacks'];

/** Request targets, of which the path may have been another when it was signed. */
export function guessPaths({ url, headers }: Delivery): readonly Guess<string>[] {
  if (url.length > LONGEST) return [];
  const { path, rest } = splitTarget(url);
  const prefixes = [...readHeader(headers, 'x-forwarded-prefix'), ...MOUNTS].filter((each) =>
    /^\/[\w./-]+$/.test(each),
  );
  const told = TARGET_HEADERS.flatMap((name) => readHeader(headers, name));
  const segments = path.split('/').slice(1);
  const shown = (text: string) => (text.length <= 80 ? `'${text}'` : 'something');
  return [
    ...told
      .map((each) => splitTarget(each.replace(/^https?:\/\/[^/]*/, '')).path)
      .filter((each) => each !== '' && each !== path)
      .map((each) => because('url_prefix_lost', each + rest, toPrefix(each, path))),
    ...prefixes.map((each) => because('url_prefix_lost', each.replace(/\/$/, '') + url, shown(each))),
    ...segments
      .slice(0, 4)
      .map((_segment, at) => [segments.slice(0, at + 1), segments.slice(at + 1)] as const)
      .map(([lost, kept]) => because('url_prefix_added', `/${kept.join('/')}${rest}`, shown(`/${lost.join('/')}`))),
    path.length > 1 && path.endsWith('/')
      ? because('url_slash_added', path.slice(0, -1) + rest)
      : because('url_slash_lost', `${path}/${rest}`),
    ...[decodePath(path), encodeURI(decodePath(path))]
      .filter((each) => each !== path)
      .map((each) => because('url_escapes_changed', each + rest)),
  ];
}

function toPrefix(told: string, path: string): string {
  return told.endsWith(path) && told.length <= 80 + path.length
    ? `'${told.slice(0, told.length - path.length)}'`
    : 'another beginning';
}

/** URLs that the sender may have called in place of the one that the receiver's option says. */
export function guessUrls(publicUrl: string, delivery: Delivery): readonly Guess<string>[] {
  const [, scheme = '', host = '', target = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/s.exec(publicUrl) ?? [];
  if (host === '' || publicUrl.length > LONGEST) return [];
  const places = guessPlaces(scheme, host, delivery.headers);
  const targets = [
    ...guessPaths({ ...delivery, url: target }),
    ...guessQueryless(target),
    ...guessQueried(target, delivery.url),
    ...guessOtherQueries(target),
  ];
  return [
    ...places.map(({ value, causes }) => ({ value: value + target, causes })),
    ...targets.map(({ value, causes }) => ({ value: scheme + host + value, causes })),
    ...places
      .filter(({ causes }) => causes.length === 1)
      .flatMap((place) =>
        targets.map(({ value, causes }) => ({ value: place.value + value, causes: [...place.causes, ...causes] })),
      ),
  ];
}

function guessQueryless(target: string): readonly Guess<string>[] {
  const at = target.indexOf('?');
  return at === -1 ? [] : [because('url_query_added', target.slice(0, at))];
}

/** The target with the query that came, where the option leaves it out. */
function guessQueried(target: string, url: string): readonly Guess<string>[] {
  const at = url.indexOf('?');
  return at === -1 || target.includes('?') ? [] : [because('url_query_lost', target + url.slice(at))];
}

/** The target with its query in other encodings, and without some of its parameters. */
function guessOtherQueries(target: string): readonly Guess<string>[] {
  const at = target.indexOf('?');
  if (at === -1) return [];
  const [path, query] = [target.slice(0, at + 1), target.slice(at + 1)];
  return [...respell(query, 'query'), ...leaveOut(query, 'query')].map(({ value, causes }) => ({
    value: path + value,
    causes,
  }));
}

/** Scheme and host, without those that are said. */
function guessPlaces(scheme: string, host: string, headers: DeliveryHeaders): readonly Guess<string>[] {
  const other = scheme === 'https://' ? 'http://' : 'https://';
  const schemes = [asGiven(scheme), because('url_scheme_differs', other, other)];
  const hosts = [asGiven(host), ...guessHosts(host, headers)];
  return schemes
    .flatMap((one) => hosts.map((two) => ({ value: one.value + two.value, causes: [...one.causes, ...two.causes] })))
    .slice(1);
}

function guessHosts(host: string, headers: DeliveryHeaders): readonly Guess<string>[] {
  const bare = host.replace(/:\d+$/, '');
  const named = ['host', 'x-forwarded-host', 'x-original-host', 'forwarded'].flatMap((name) =>
    readHeader(headers, name).flatMap((text) =>
      name === 'forwarded' ? (/host="?([^;,"]+)/i.exec(text)?.[1] ?? []) : text,
    ),
  );
  const changed = bare.startsWith('www.') ? bare.slice(4) : `www.${bare}`;
  const hosts = [...named.flatMap((each) => each.split(',')).map((each) => each.trim().toLowerCase()), changed]
    .filter((each, at, all) => /^[\w.[\]:-]{1,255}$/.test(each) && each !== host && all.indexOf(each) === at)
    .slice(0, 8);
  const ports = [...readHeader(headers, 'x-forwarded-port').filter((each) => /^\d{1,5}$/.test(each)), ...PORTS].map(
    (port) => because('url_port_differs', `${bare}:${port}`, `the port ${port}`),
  );
  return [
    ...(bare === host ? [] : [because('url_port_differs', bare, 'no port')]),
    ...ports.filter(({ value }) => value !== host),
    ...hosts.map((each) =>
      each.replace(/:\d+$/, '') === bare
        ? because('url_port_differs', each, each === bare ? 'no port' : `the port ${each.slice(bare.length + 1)}`)
        : because('url_host_differs', each, each),
    ),
  ];
}

function splitTarget(url: string): { readonly path: string; readonly rest: string } {
  const at = url.search(/[?#]/);
  return at === -1 ? { path: url, rest: '' } : { path: url.slice(0, at), rest: url.slice(at) };
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function because(code: CauseCode, value: string, detail = ''): Guess<string> {
  return { value, causes: [toCause(code, detail)] };
}
