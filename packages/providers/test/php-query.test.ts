import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { phpQueryToJson } from '../src/kudosity/php-query.js';

interface Vector {
  readonly query: string;
  readonly json: string | null;
  readonly secret: string;
  readonly signature: string;
}

// The queries and answers come from PHP 8.2 itself; test/php/differential.ts asks PHP again.
const fixture = new URL('../../../test/fixtures/kudosity.json', import.meta.url);
const vectors = JSON.parse(readFileSync(fixture, 'utf8')) as readonly Vector[];
const numbered = vectors.map(({ query, json, secret, signature }, at) => ({ at, query, json, secret, signature }));

describe('phpQueryToJson on the vectors made by PHP', () => {
  it('finds all 408', () => {
    expect(vectors).toHaveLength(408);
  });

  it.each(numbered)('prints the JSON of vector $at', ({ query, json }) => {
    expect(phpQueryToJson(query)).toBe(json ?? undefined);
  });

  it.each(numbered.filter(({ json }) => json !== null))('prints what was signed in vector $at', (vector) => {
    const signature = createHmac('sha256', vector.secret).update(phpQueryToJson(vector.query) ?? '');
    expect(signature.digest('hex')).toBe(vector.signature);
  });
});

const refused = undefined;

// Numbered as the rules in the notes on Kudosity: 1 to 11 are parse_str, 12 to 14 json_encode.
const rules: readonly { readonly does: string; readonly cases: readonly (readonly [string, string | undefined])[] }[] =
  [
    {
      does: 'splits on & only and skips empty pieces (rule 1)',
      cases: [
        ['', '[]'],
        ['&', '[]'],
        ['&&a=1&&&b=2&', '{"a":"1","b":"2"}'],
        ['a;b=1;c', '{"a;b":"1;c"}'],
        ['a', '{"a":""}'],
      ],
    },
    {
      does: 'splits a piece at its first = and decodes afterwards (rule 2)',
      cases: [
        ['a=1=2&b==', '{"a":"1=2","b":"="}'],
        ['a=%3D%26&b%3Dc=1', '{"a":"=&","b=c":"1"}'],
        ['a%5Bb%5D=1', '{"a":{"b":"1"}}'],
        ['a=%41%4a%4A+%20%2B', '{"a":"AJJ  +"}'],
        ['a+=1', '{"a_":"1"}'],
      ],
    },
    {
      does: 'keeps a % that no two hex digits follow (rule 2)',
      cases: [
        ['a=%&b=%4&c=%4g&d=%zz', '{"a":"%","b":"%4","c":"%4g","d":"%zz"}'],
        ['a=%%41&b=100%&c=%/0%:0%@0%`0%G0', '{"a":"%A","b":"100%","c":"%\\/0%:0%@0%`0%G0"}'],
        ['a%2=1', '{"a%2":"1"}'],
      ],
    },
    {
      does: 'cuts a key, not a value, at its first NUL and trims its leading spaces (rule 3)',
      cases: [
        ['a%00b=1&c=%00d', '{"a":"1","c":"\\u0000d"}'],
        ['a%00[b]=1', '{"a":"1"}'],
        ['%00a=1&b=2', '{"b":"2"}'],
        ['+%20+a=1', '{"a":"1"}'],
        ['%09a=1', '{"\\ta":"1"}'],
      ],
    },
    {
      does: 'ends the query at a NUL sent as it is, as a C string ends',
      cases: [
        ['a=1\0&b=2', '{"a":"1"}'],
        ['\0a=1&b=2', '[]'],
        ['a[b\0]=1&c=2', '{"a_b":""}'],
      ],
    },
    {
      does: 'turns spaces and dots of a name into underscores and drops a piece without a name (rule 4)',
      cases: [
        ['a.b+c-d]e%09=1', '{"a_b_c-d]e\\t":"1"}'],
        ['a.b=1&a_b=2', '{"a_b":"2"}'],
        ['a.b[c]=1', '{"a_b":{"c":"1"}}'],
        ['=x', '[]'],
        ['=a=b', '[]'],
        ['[a]=1', '[]'],
        ['[a=1', '[]'],
        ['+=1&a=2', '{"a":"2"}'],
      ],
    },
    {
      does: 'reads an index up to the next ] without changing it (rule 6)',
      cases: [
        ['a[b.c]=1&a[ d]=2&a[[e]]=3', '{"a":{"b.c":"1"," d":"2","[e":"3"}}'],
        ['a[b]c[d]=1', '{"a":{"b":"1"}}'],
        ['a[b][c]=1&a[b][d]=2&a[e]=3', '{"a":{"b":{"c":"1","d":"2"},"e":"3"}}'],
        ['%09[a]=1', '{"\\t":{"a":"1"}}'],
      ],
    },
    {
      does: 'appends for an index that is empty or one whitespace byte (rule 6)',
      cases: [
        ['a[]=1&a[+]=2&a[%09]=3&a[%0A]=4&a[%0B]=5&a[%0C]=6&a[%0D]=7', '{"a":["1","2","3","4","5","6","7"]}'],
        ['a[++]=1&a[%09%09]=2', '{"a":{"  ":"1","\\t\\t":"2"}}'],
        ['a[%C2%A0]=1', '{"a":{"\\u00a0":"1"}}'],
        ['a[%1C]=1', '{"a":{"\\u001c":"1"}}'],
        ['a[%A0]=1', refused],
        ['a[][]=1&a[][]=2', '{"a":[["1"],["2"]]}'],
      ],
    },
    {
      does: 'makes a plain name of a first bracket that nothing closes and drops a later one (rule 7)',
      cases: [
        ['a[=1', '{"a_":"1"}'],
        ['a[b.c=1', '{"a_b_c":"1"}'],
        ['a[b.c[d e=1', '{"a_b_c_d_e":"1"}'],
        ['a]b[=1', '{"a]b_":"1"}'],
        ['a[[[[[=1', '{"a_____":"1"}'],
        ['a[b][c.d=1', '{"a":{"b":"1"}}'],
        ['a[][c=1', '{"a":["1"]}'],
      ],
    },
    {
      does: 'keeps the first position and the last value of a key, and replaces what is no array (rule 9)',
      cases: [
        ['a=1&b=2&a=3', '{"a":"3","b":"2"}'],
        ['a=1&b=2&a[c]=3', '{"a":{"c":"3"},"b":"2"}'],
        ['a[b]=1&a=2&c=3&a[d]=4', '{"a":{"d":"4"},"c":"3"}'],
        ['a[b]=1&a[b][c]=2', '{"a":{"b":{"c":"2"}}}'],
      ],
    },
    {
      does: 'appends after the largest integer key (rule 10)',
      cases: [
        ['a[5]=x&a[]=y', '{"a":{"5":"x","6":"y"}}'],
        ['a[7]=x&a[3]=y&a[]=z', '{"a":{"7":"x","3":"y","8":"z"}}'],
        ['a[10]=x&a[9]=y&a[]=z', '{"a":{"10":"x","9":"y","11":"z"}}'],
        ['a[-5]=x&a[]=y', '{"a":{"-5":"x","-4":"y"}}'],
        ['a[5][x]=1&a[]=2', '{"a":{"5":{"x":"1"},"6":"2"}}'],
        ['a[9007199254740993]=x&a[]=y', '{"a":{"9007199254740993":"x","9007199254740994":"y"}}'],
      ],
    },
    {
      does: 'takes only canonical integers for integers (rule 10)',
      cases: [
        ['a[01]=x&a[]=y', '{"a":{"01":"x","0":"y"}}'],
        ['a[-0]=x&a[]=y', '{"a":{"-0":"x","0":"y"}}'],
        ['a[%2B1]=x&a[1.5]=y&a[1e3]=z&a[]=w', '{"a":{"+1":"x","1.5":"y","1e3":"z","0":"w"}}'],
        ['a[1%0A]=x&a[]=y', '{"a":{"1\\n":"x","0":"y"}}'],
        ['a[%C2%B2]=x&a[]=y', '{"a":{"\\u00b2":"x","0":"y"}}'],
      ],
    },
    {
      does: 'ends the integers at 64 bits and drops what is appended beyond (rule 10)',
      cases: [
        [
          'a[9223372036854775806]=w&a[]=x&a[]=y&a[b]=z',
          '{"a":{"9223372036854775806":"w","9223372036854775807":"x","b":"z"}}',
        ],
        ['a[9223372036854775807]=x&a[][b]=y&c=1', '{"a":{"9223372036854775807":"x"},"c":"1"}'],
        ['a[9223372036854775808]=x&a[]=y', '{"a":{"9223372036854775808":"x","0":"y"}}'],
        ['a[-9223372036854775808]=x&a[]=y', '{"a":{"-9223372036854775808":"x","-9223372036854775807":"y"}}'],
        ['a[-9223372036854775809]=x&a[]=y', '{"a":{"-9223372036854775809":"x","0":"y"}}'],
      ],
    },
    {
      does: 'drops a name that becomes __Host- or __Secure- only by mangling or as an index (rule 11)',
      cases: [
        ['__Host-a=1&__Secure-b=2', '{"__Host-a":"1","__Secure-b":"2"}'],
        ['+__Host-a=1', '{"__Host-a":"1"}'],
        ['_.Host-a=1&_.Secure-b=2&c=3', '{"c":"3"}'],
        ['_.Host-a[b]=1', '[]'],
        ['_[Host-=1', '[]'],
        ['a[__Host-b]=1', '{"a":[]}'],
        ['a[b][__Secure-c]=1', '{"a":{"b":[]}}'],
        ['a[__Secure-b][c]=1', '{"a":[]}'],
        ['__Host-b[__Secure-c]=1', '{"__Host-b":[]}'],
        ['__Host-b[__Host-c]=1', '{"__Host-b":{"__Host-c":"1"}}'],
        ['_.host-a=1&_.Host=2', '{"__host-a":"1","__Host":"2"}'],
      ],
    },
    {
      does: 'prints an array whose keys count up from 0 as a list (rule 12)',
      cases: [
        ['0=a&1=b', '["a","b"]'],
        ['1=b&0=a', '{"1":"b","0":"a"}'],
        ['0=a&2=b', '{"0":"a","2":"b"}'],
        ['0=a&x=b', '{"0":"a","x":"b"}'],
        ['00=a', '{"00":"a"}'],
        ['a[1]=x', '{"a":{"1":"x"}}'],
        ['a[0]=x&a[1][y]=z', '{"a":["x",{"y":"z"}]}'],
      ],
    },
    {
      does: 'keeps the order of arrival whatever the keys look like (rule 12)',
      cases: [
        ['status=x&12=y&3=z', '{"status":"x","12":"y","3":"z"}'],
        [
          '__proto__=1&constructor=2&a[__proto__][x]=3',
          '{"__proto__":"1","constructor":"2","a":{"__proto__":{"x":"3"}}}',
        ],
      ],
    },
    {
      does: 'escapes as json_encode does without flags, in keys as in values (rule 13)',
      cases: [
        ['a="%5C/', '{"a":"\\"\\\\\\/"}'],
        ['a"/%5C=1', '{"a\\"\\/\\\\":"1"}'],
        ['a[]=/&a[]="', '{"a":["\\/","\\""]}'],
        ['a=%08%0C%0A%0D%09%00%01%1F%7F', '{"a":"\\b\\f\\n\\r\\t\\u0000\\u0001\\u001f\x7f"}'],
        ['a=%1F&b=%20', '{"a":"\\u001f","b":" "}'],
        ["a=<>%26'", '{"a":"<>&\'"}'],
        ['a=10', '{"a":"10"}'],
      ],
    },
    {
      does: 'escapes everything that is not ASCII, sent raw or encoded (rule 13)',
      cases: [
        ['a=%C3%A9&%C3%A9=b', '{"a":"\\u00e9","\\u00e9":"b"}'],
        ['a=é&😀=b', '{"a":"\\u00e9","\\ud83d\\ude00":"b"}'],
        ['a=\u0080%C2%80', '{"a":"\\u0080\\u0080"}'],
        ['a=%E2%80%A8%F0%9F%98%80%F4%8F%BF%BF', '{"a":"\\u2028\\ud83d\\ude00\\udbff\\udfff"}'],
        ['a=%EF%BB%BFx&\ufeffb=1', '{"a":"\\ufeffx","\\ufeffb":"1"}'],
      ],
    },
    {
      does: 'refuses text that is not strict UTF-8 (rule 14)',
      cases: [
        ['a=%FF', refused],
        ['%FF=a', refused],
        ['a[%FF]=1', refused],
        ['a=%C0%80', refused],
        ['a=%E0%9F%BF', refused],
        ['a=%F0%8F%BF%BF', refused],
        ['a=%ED%A0%80', refused],
        ['a=%ED%A0%BD%ED%B8%80', refused],
        ['a=%F4%90%80%80', refused],
        ['a=%E2%82', refused],
        ['a=%C3&b=%A9', refused],
        ['a=é%FF', refused],
      ],
    },
    {
      does: 'forgives text that is not UTF-8 where it was overwritten or dropped (rule 14)',
      cases: [
        ['a=%FF&a=ok', '{"a":"ok"}'],
        ['[%FF]=1', '[]'],
        ['a[b]%FF=1', '{"a":{"b":"1"}}'],
      ],
    },
    {
      does: 'refuses a lone surrogate, which has no bytes',
      cases: [
        ['a=\ud800', refused],
        ['a=\udc00é&a=ok', refused],
      ],
    },
  ];

const cases = rules.flatMap(({ does, cases: pairs }) => pairs.map(([query, json]) => ({ does, query, json })));

describe('phpQueryToJson', () => {
  it.each(cases)('$does: $query', ({ query, json }) => {
    expect(phpQueryToJson(query)).toBe(json);
  });

  it('stops after 1000 pieces, counting those without a name but not the empty ones (rule 1)', () => {
    const query = `${'=&&'.repeat(998)}a=1&b=2&c=3`;
    expect(phpQueryToJson(query)).toBe('{"a":"1","b":"2"}');
  });

  it('nests 64 levels deep (rule 8)', () => {
    expect(phpQueryToJson(`a${'[]'.repeat(64)}=1&b=2`)).toBe(`{"a":${'['.repeat(64)}"1"${']'.repeat(64)},"b":"2"}`);
  });

  it.each(['[]', '[b]', '[', '[%FF'])('deletes the whole variable where %s is the 65th level (rule 8)', (last) => {
    expect(phpQueryToJson(`a=1&b=2&a${'[]'.repeat(64)}${last}=3`)).toBe('{"b":"2"}');
  });

  it('puts a deleted variable last when it comes again (rule 8)', () => {
    expect(phpQueryToJson(`a=1&b=2&a${'[]'.repeat(65)}=3&a=4`)).toBe('{"b":"2","a":"4"}');
  });

  it('keeps the variable when the piece was dropped before its 65th level (rules 8, 10 and 11)', () => {
    expect(phpQueryToJson(`a[9223372036854775807]=1&a${'[]'.repeat(65)}=2`)).toBe('{"a":{"9223372036854775807":"1"}}');
    expect(phpQueryToJson(`a[__Host-b]${'[]'.repeat(65)}=2`)).toBe('{"a":[]}');
  });

  it('does not look at the 64th index of a variable that the 65th level deletes (rules 8 and 11)', () => {
    expect(phpQueryToJson(`a${'[]'.repeat(63)}[__Host-b][]=1&c=2`)).toBe('{"c":"2"}');
  });
});
