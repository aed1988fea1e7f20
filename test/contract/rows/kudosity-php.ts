import { withHeader } from '../edits.ts';
import { phpVectors, type PhpVector } from '../published.ts';
import { accepted, guarded, refused, row, rowsForEach, type Exchange } from '../row.ts';
import { kudosity } from '../senders.ts';

const SECRETS = [...new Set(phpVectors.map(({ secret }) => secret))];

const KINDS: readonly (readonly [string, readonly string[]])[] = [
  ['reply', ['response_id', 'response', 'message_id', 'mobile', 'user_id', 'longcode', 'datetime_entry', 'is_optout']],
  ['link_hit', ['link_hits', 'message_id', 'mobile', 'datetime', 'user_id']],
  ['delivery_receipt', ['message_id', 'mobile', 'datetime', 'status', 'user_id']],
  ['list_action', ['type', 'list_id', 'mobile']],
];

/** Kudosity signs the JSON that PHP writes of its query; handlers get what PHP read, whatever others read. */
export const kudosityPhpRows = rowsForEach([kudosity], (sender) => {
  const setup = guarded(sender);
  const reads = (what: string, query: string, json: string) =>
    row(
      `reads ${what} as PHP does`,
      setup,
      sender.send(query, { json }),
      accepted({ type: 'unknown', payload: JSON.parse(json) as unknown }),
    );
  const refuses = (what: string, query: string, json: string, code: string, status = 401) =>
    row(`refuses ${what}`, setup, sender.send(query, { json }), refused(status, code));
  const many = Array.from({ length: 1001 }, (_, index) => `a${index}`);

  return [
    ...[...new Set(phpVectors.map((each) => each.class))].map((name) => ({
      it: `agrees with PHP on its vectors of ${name}`,
      setup: guarded(sender, { secret: SECRETS }),
      connection: 'shared' as const,
      exchanges: phpVectors.filter((each) => each.class === name).map(toExchange),
    })),
    reads('the last of two values, at the place of the first', 'b=1&a=2&b=3', '{"b":"3","a":"2"}'),
    reads('percent signs in either case', 'u=%c3%A9%2f', String.raw`{"u":"\u00e9\/"}`),
    reads('a percent sign that encodes nothing', 'a=100%&b=%zz', '{"a":"100%","b":"%zz"}'),
    reads('text beyond ASCII', 'm=%F0%9F%99%82%E2%80%A8', String.raw`{"m":"\ud83d\ude42\u2028"}`),
    reads('lists that brackets make', 'a[]=1&a[]=2&e[][]=x', '{"a":["1","2"],"e":[["x"]]}'),
    reads('maps that brackets make', 'a[b][]=1&a[c][d]=3', '{"a":{"b":["1"],"c":{"d":"3"}}}'),
    reads('brackets in percent encoding', 'a%5Bb%5D%5B%5D=1&a[b][]=2', '{"a":{"b":["1","2"]}}'),
    reads('parameters of numbers alone', '0=a&1=b', '["a","b"]'),
    reads('numbers that are out of order', '1=b&0=a', '{"1":"b","0":"a"}'),
    reads('dots and spaces of names', 'Date+of+Birth=1&a.b=2', '{"Date_of_Birth":"1","a_b":"2"}'),
    reads('names like those of every object', 'constructor=1&toString=2', '{"constructor":"1","toString":"2"}'),
    reads('bytes that are not UTF-8 and were replaced', 'a=%FF&a=ok', '{"a":"ok"}'),
    reads('eight thousand characters', `m=${'x'.repeat(8000)}`, `{"m":"${'x'.repeat(8000)}"}`),
    reads(
      'a thousand parameters and no more',
      many.map((name) => `${name}=`).join('&'),
      JSON.stringify(Object.fromEntries(many.slice(0, 1000).map((name) => [name, '']))),
    ),
    refuses('slashes that were not escaped', 'u=a/b', '{"u":"a/b"}', 'signature_mismatch'),
    refuses('accents that were not escaped', 'u=%C3%A9', '{"u":"é"}', 'signature_mismatch'),
    refuses('numbers without quotes', 'rate=10', '{"rate":10}', 'signature_mismatch'),
    refuses('the first of two values', 'b=1&b=3', '{"b":"1"}', 'signature_mismatch'),
    refuses('a name like __proto__', '__proto__=1', '{"__proto__":"1"}', 'payload_malformed', 400),
    refuses('such a name in brackets', 'a[__proto__][b]=1', '{"a":{"__proto__":{"b":"1"}}}', 'payload_malformed', 400),
    ...['a=%FF', 'a=1&x=%C3', '%FF=1', 'a=%ED%A0%80', 'a=%C0%AF', 'a[%FF]=1'].map((query) =>
      refuses(`${query}, for which the sender signs nothing at all`, query, '', 'signed_content_malformed'),
    ),
    refuses('what PHP cannot encode under any signature', 'a=%FF', 'false', 'signed_content_malformed'),
  ];
});

function toExchange({ query, json, secret, signature }: PhpVector): Exchange {
  const request = withHeader(kudosity.send(query, { json: '' }), kudosity.signatureHeader, signature);
  if (json === null) return { request, expected: refused(401, 'signed_content_malformed') };
  const payload: unknown = JSON.parse(json);
  const secretIndex = SECRETS.indexOf(secret);
  return { request, expected: accepted({ type: toType(payload), payload, secretIndex }) };
}

/** The first kind of callback that has all parameters of the vendor's tables. */
function toType(payload: unknown): string {
  const parameters = payload as Readonly<Record<string, unknown>>;
  const [kind = 'unknown'] =
    KINDS.find(([, names]) => names.every((name) => typeof parameters[name] === 'string')) ?? [];
  return kind;
}
