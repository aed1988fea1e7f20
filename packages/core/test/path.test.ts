import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readTarget } from '../src/adapter.js';
import { toPath } from '../src/path.js';

describe('toPath', () => {
  it.each([
    ['/', '/'],
    ['/hook', '/hook'],
    ['/hook?a=1', '/hook'],
    ['/hook?', '/hook'],
    ['/hook#a?b', '/hook'],
    ['/hook?a#b', '/hook'],
    ['//hook', '//hook'],
    ['//example.com/hook', '//example.com/hook'],
    ['/a//b', '/a//b'],
    ['/%77eb', '/%77eb'],
    ['/a:b', '/a:b'],
    ['http://example.com/hook', '/hook'],
    ['/http://example.com/hook', '/http://example.com/hook'],
    ['1http://example.com/hook', '1http://example.com/hook'],
    ['http://example.com/a\nb', '/a\nb'],
    ['/a\n?b\nc', '/a\n'],
    ['HTTPS://example.com:8443/hook?a', '/hook'],
    ['http://example.com', '/'],
    ['http://example.com?a=/hook', '/'],
    ['http://user:secret@example.com/hook', '/hook'],
    ['http://[x/a', '/a'],
    ['http://[::1/a', '/a'],
    ['http:///hook', '/hook'],
    ['weird+scheme.1://x/y', '/y'],
    ['*', '*'],
    ['example.com:443', 'example.com:443'],
    ['', ''],
    ['?a', ''],
    ['/\\evil', '/\\evil'],
    ['/%zz', '/%zz'],
  ])('of %s is %s', (target, path) => {
    expect(toPath(target)).toBe(path);
  });
});

describe('readTarget', () => {
  const of = (request: object, fallback?: string) => readTarget(request as IncomingMessage, fallback);

  it('is what was sent, where something is mounted', () => {
    expect(of({ url: '/akidotp', originalUrl: '/webhooks/akidotp?a' })).toBe('/webhooks/akidotp?a');
  });

  it('is the URL, where nobody kept the whole', () => {
    expect(of({ url: '/akidotp' })).toBe('/akidotp');
    expect(of({ url: '/akidotp', originalUrl: new URL('http://x/') })).toBe('/akidotp');
    expect(of({})).toBe('');
  });

  it('is the URL, or what else is known, where the getter of another throws', () => {
    const request = {
      url: '/akidotp',
      get originalUrl() {
        throw new Error('not here');
      },
    };
    expect(of(request)).toBe('/akidotp');
    expect(of(request, '/webhooks/akidotp')).toBe('/webhooks/akidotp');
  });
});
