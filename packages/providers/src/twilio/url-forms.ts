import { parse, stringify } from 'node:querystring';

/**
 * The spellings of a URL that Twilio may have signed: without a port and with the scheme's own, and each with its query printed
 * again as older versions did. Source: twilio-node, src/webhooks/webhooks.ts.
 */
export function toUrlForms(url: string): readonly string[] {
  const given = new URL(url);
  const bare = new URL(given);
  bare.port = '';
  const forms = [bare.toString(), given.port === '' ? withOwnPort(given) : given.toString()];
  return [...new Set([...forms, ...forms.map(withLegacyQuery)])];
}

function withOwnPort({ protocol, username, password, hostname, pathname, search, hash }: URL): string {
  const user = `${username}${password === '' ? '' : `:${password}`}`;
  const port = protocol === 'https:' ? 443 : 80;
  return `${protocol}//${user}${user === '' ? '' : '@'}${hostname}:${port}${pathname}${search}${hash}`;
}

function withLegacyQuery(url: string): string {
  const [, before = '', query = '', fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/.exec(url) ?? [];
  return query === '' ? url : `${before}${fragment}?${stringify(parse(query))}`;
}
