import { digitsOf, withSignature } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, row, rowsForEach } from '../row.ts';
import { hmac, kudosity } from '../senders.ts';

const QUERY = 'b=1&a=2';

/** Kudosity signs its query alone: where that is in the target, and what may not happen to it on the way. */
export const kudosityQueryRows = rowsForEach([kudosity], (sender) => {
  const example = exampleOf(sender);
  const { request, content } = example;
  const setup = guarded(sender);
  const taken = acceptedAs(example);
  const mismatch = refused(401, 'signature_mismatch');
  const instead = (query: string) => ({ ...request, target: `/webhooks/kudosity?${query}` });
  const signedWith = (signature: string) => withSignature(sender, request, signature);
  const to = (target: string, json: string) =>
    [
      { ...sender.send('', { json }), target },
      accepted({ type: 'unknown', payload: JSON.parse(json) as unknown, rawBody: Buffer.alloc(0) }),
    ] as const;
  const changes: readonly (readonly [string, string])[] = [
    ['parameters in another order', content.split('&').toReversed().join('&')],
    ['a parameter less', content.split('&').slice(1).join('&')],
    ['a parameter more', `${content}&a=1`],
    ['a parameter more in front', `a=1&${content}`],
    ['another value', content.replace('delivered', 'pending')],
    ['a value put over the signed one', `${content}&status=pending`],
    ['a value put under the signed one', `status=pending&${content}`],
    ['a name in another case', content.replace('status', 'Status')],
    ['a space encoded once more', content.replaceAll('%20', '%2520')],
    ['parameters parted by semicolons', content.replaceAll('&', ';')],
    ['no parameters', ''],
  ];
  const signatures: readonly (readonly [string, string])[] = [
    ['the bare query', hmac(sender.secret, content)],
    ['the whole target', hmac(sender.secret, request.target)],
    ['the parameters as URLSearchParams has them', hmac(sender.secret, new URLSearchParams(content).toString())],
    ['nothing, though the query can be encoded', hmac(sender.secret, '')],
    ['masked numbers, as the vendor printed it', '27b6822a9014c87da728cd510d51c7731464f59274fddc4e14959df712956f72'],
  ];

  return [
    row('finds the query in a target', setup, ...to('/hook?b=1', '{"b":"1"}')),
    row('finds the query in an absolute-form target', setup, ...to('http://example.com/hook?b=1', '{"b":"1"}')),
    row('finds the query behind an authority alone', setup, ...to('http://example.com?b=1', '{"b":"1"}')),
    row('finds the query behind doubled slashes', setup, ...to('///x//y?b=1', '{"b":"1"}')),
    row('finds the query behind the root', setup, ...to('/?b=1', '{"b":"1"}')),
    row('takes a second question mark for data', setup, ...to('/hook?b=1?c=2', '{"b":"1?c=2"}')),
    row('takes an empty query for an empty list', setup, ...to('/hook?', '[]')),
    row('takes no query for an empty list', setup, ...to('/hook', '[]')),
    row('does not see what stands behind a fragment', setup, ...to('/hook?b=1#&status=pending', '{"b":"1"}')),
    row('does not see a query within a fragment', setup, ...to('/hook#?b=1', '[]')),
    row('does not mind the path', setup, { ...request, target: `/elsewhere/%2e%2e?${content}` }, taken),
    ...changes.map(([change, query]) => row(`refuses a query with ${change}`, setup, instead(query), mismatch)),
    ...signatures.map(([what, signature]) =>
      row(`refuses the signature of ${what}`, setup, signedWith(signature), {
        ...mismatch,
        hides: [digitsOf(sender, request)],
      }),
    ),
    row(
      'takes the same bytes encoded in another way',
      setup,
      instead(content.replaceAll('%20', '+').replaceAll('my', '%6D%79').replaceAll('delivered', '%64elivered')),
      taken,
    ),
    row('takes empty pieces for nothing', setup, instead(`&&${content.replaceAll('&', '&&&')}&`), taken),
    {
      it: 'refuses a query that differs in one character',
      setup,
      connection: 'shared' as const,
      exchanges: Array.from(QUERY, (_, index) => ({
        request: { ...sender.send(QUERY), target: `/?${QUERY.slice(0, index)}-${QUERY.slice(index + 1)}` },
        expected: mismatch,
      })),
    },
  ];
});
