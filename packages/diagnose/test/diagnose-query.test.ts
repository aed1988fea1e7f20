import { describe, expect, it } from 'vitest';
import { codesOf, get, kudosity, secret } from './diagnose-deliveries.js';

// What PHP prints for this query.
const query = 'own=a%2Fb&message_id=331694668&mobile=%2B61400000001&text=caf%C3%A9+au+lait&rate=100%25';
const json = String.raw`{"own":"a\/b","message_id":"331694668","mobile":"+61400000001","text":"caf\u00e9 au lait","rate":"100%"}`;
const codesFor = (received: string, signed: string | Uint8Array) => codesOf(kudosity, secret, get(received, signed));
const parts = query.split('&');
const many = Array.from({ length: 12 }, (_each, at) => `canary${at}=${at}`);
const manyJson = `{${many.map((each) => `"${each.replace('=', '":"')}"`).join(',')}}`;

describe('the query of kudosity', () => {
  it.each([
    ['sorted', parts.toSorted().join('&')],
    ['reversed', parts.toReversed().join('&')],
    ['shuffled', [3, 1, 4, 0, 2].map((at) => parts[at]).join('&')],
  ])('was %s', (_what, received) => {
    expect(codesFor(received, json)).toEqual(['query_reordered']);
  });

  it('was shuffled, of eight parameters', () => {
    const signed = [6, 3, 0, 5, 2, 7, 4, 1].map((at) => `"${many[at]?.replace('=', '":"')}"`);
    expect(codesFor(many.slice(0, 8).join('&'), `{${signed.join(',')}}`)).toEqual(['query_reordered']);
  });

  it.each([
    ['reversed', many.toReversed(), ['query_reordered']],
    ['given its first three behind the others', [...many.slice(3), ...many.slice(0, 3)], ['query_reordered']],
    ['given one parameter elsewhere', many.toSpliced(7, 1).toSpliced(2, 0, many[7] ?? ''), ['query_reordered']],
    ['shuffled beyond what is tried', [7, 2, 9, 0, 11, 4, 1, 6, 3, 10, 5, 8].map((at) => many[at] ?? ''), []],
  ])('of twelve parameters was %s', (_what, received, codes) => {
    expect(codesFor(received.join('&'), manyJson)).toEqual(codes);
  });

  it('of twelve parameters was signed sorted', () => {
    const sorted = many.toSorted().map((each) => `"${each.replace('=', '":"')}"`);
    expect(codesFor(many.join('&'), `{${sorted.join(',')}}`)).toEqual(['query_reordered']);
  });

  it.each([
    ['was given a parameter', `${query}&gclid=canary`, 'query_parameter_added'],
    ['was given two in front', `a=1&b=2&${query}`, 'query_parameter_added'],
    ['was given two behind', `${query}&a=1&b=2`, 'query_parameter_added'],
    [
      'had its plus signs decoded',
      query.replace('%2B', '+').replace('caf%C3%A9+au+lait', 'caf%C3%A9%20au%20lait'),
      'query_decoded',
    ],
    ['was encoded twice', query.replaceAll('%', '%25'), 'query_encoded_twice'],
    ['was read as Latin-1', query.replace('%C3%A9', '%C3%83%C2%A9'), 'query_encoding_changed'],
    ['was converted to Latin-1', query.replace('%C3%A9', '%E9'), 'query_encoding_changed'],
  ])('%s', (_what, received, code) => {
    expect(codesFor(received, json)).toEqual([code]);
  });

  it('was decoded altogether', () => {
    expect(codesFor('a=100%41&b=x+y', '{"a":"100%41","b":"x+y"}')).toEqual(['query_decoded']);
  });

  it('is not UTF-8, whatever was signed', () => {
    expect(codesFor('a=%FF', '')).toEqual(['signed_content_malformed']);
    expect(codesFor('a=%FF', 'canary')).toEqual(['signed_content_malformed']);
  });

  it.each([
    ['the query', query],
    ['the query with its question mark', `?${query}`],
    ['the path with the query', `/callback?${query}`],
    ['the URL', `https://receiver.example/callback?${query}`],
    ['the URL of http', `http://receiver.example/callback?${query}`],
    ['the query with other spaces', query.replaceAll('+', '%20')],
    ['the decoded query', 'own=a/b&message_id=331694668&mobile=+61400000001&text=café au lait&rate=100%'],
  ])('was signed as text: %s', (_what, signed) => {
    expect(codesFor(query, signed)).toEqual(['query_signed_as_text']);
  });

  it.each([
    ['without escaped slashes', json.replace(String.raw`\/`, '/')],
    ['without escaped letters', json.replace(String.raw`\u00e9`, 'é')],
    ['without either', JSON.stringify(JSON.parse(json))],
    ['of what URLSearchParams reads', JSON.stringify(Object.fromEntries(new URLSearchParams(query)))],
  ])('was signed as JSON %s', (_what, signed) => {
    expect(codesFor(query, signed)).toEqual(['query_signed_as_other_json']);
  });

  it('was signed as JSON of what URLSearchParams reads otherwise than PHP', () => {
    expect(codesFor('a.b=1&c[]=2', '{"a.b":"1","c[]":"2"}')).toEqual(['query_signed_as_other_json']);
  });

  it('and the secret are wrong at once', () => {
    expect(codesOf(kudosity, `"${secret}"`, get(`${query}&utm=canary`, json))).toEqual([
      'query_parameter_added',
      'secret_has_quotes',
    ]);
  });

  it('has another value', () => {
    expect(codesFor(query.replace('331694668', '331694669'), json)).toEqual([]);
    expect(codesFor('', json)).toEqual([]);
    expect(codesOf(kudosity, secret, { ...get('', json), url: '/callback' })).toEqual([]);
  });

  it('is written anew up to 16 KiB, and 64 parameters', () => {
    const signedAsText = (length: number) => codesFor(`a=${'x'.repeat(length)}`, `a=${'x'.repeat(length)}`);
    expect(signedAsText(16_000)).toEqual(['query_signed_as_text']);
    expect(signedAsText(17_000)).toEqual([]);
    const withOneMore = (count: number) => {
      const pieces = Array.from({ length: count }, (_each, at) => `canary${at}=`);
      return codesFor([...pieces, 'b='].join('&'), `{${pieces.map((each) => `"${each.slice(0, -1)}":""`).join(',')}}`);
    };
    expect(withOneMore(63)).toEqual(['query_parameter_added']);
    expect(withOneMore(64)).toEqual([]);
  });

  it('costs little where it is long', () => {
    const long = Array.from({ length: 1000 }, (_each, at) => `canary${at}=`).join('&');
    expect(codesFor(long, json)).toEqual([]);
    expect(codesFor(`a=${'x'.repeat(100_000)}`, json)).toEqual([]);
  });
});
