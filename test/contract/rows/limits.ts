import { withBody, withFraming, withSignature } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, refusedBy, row, rowsOfPost } from '../row.ts';

const MEBIBYTE = 1024 * 1024;

/** JSON of exactly so many bytes. */
function textOf(length: number): string {
  return `"${'x'.repeat(length - 2)}"`;
}

/** The longest body that is read, and what is known of a longer one before it is all there. */
export const limitRows = rowsOfPost((sender) => {
  const genuine = exampleOf(sender);
  const limited = guarded(sender, { options: { bodyLimit: 100 } });
  const send = (length: number) => sender.send(textOf(length));
  const tooLarge = refused(413, 'body_too_large');
  return [
    row('takes a body as long as the limit', limited, send(100), accepted({ type: 'unknown' })),
    row(
      'takes chunks as long as the limit',
      limited,
      withFraming(send(100), 'byte-chunks'),
      accepted({ type: 'unknown' }),
    ),
    row('refuses a body one byte over the limit', limited, send(101), tooLarge),
    row('refuses chunks one byte over the limit', limited, withFraming(send(101), 'byte-chunks'), tooLarge),
    row('refuses a body over the limit before it comes', limited, withFraming(send(101), 'announced'), tooLarge),
    row('refuses chunks over the limit before they end', limited, withFraming(send(101), 'endless'), tooLarge),
    row(
      'refuses a length that no body has',
      limited,
      withFraming(withBody(send(100), ''), { says: Number.MAX_SAFE_INTEGER }),
      tooLarge,
    ),
    row(
      'refuses a forged body over the limit for its length',
      limited,
      withSignature(sender, send(101), `${sender.prefix}${'0'.repeat(64)}`),
      tooLarge,
    ),
    row(
      'refuses a body over the limit without a signature for that',
      limited,
      withSignature(sender, withFraming(send(101), 'announced')),
      refusedBy(sender, 'signature_missing'),
    ),
    row('takes a mebibyte by default', guarded(sender), send(MEBIBYTE), accepted({ type: 'unknown' })),
    row('refuses more than a mebibyte by default', guarded(sender), send(MEBIBYTE + 1), tooLarge),
    row(
      'takes more where the limit is higher',
      guarded(sender, { options: { bodyLimit: 3 * MEBIBYTE } }),
      withFraming(send(2 * MEBIBYTE), 'chunked'),
      accepted({ type: 'unknown' }),
    ),
    row('counts bytes, not characters', limited, sender.send(`"${'é'.repeat(50)}"`), tooLarge),
    ...(['length', 'chunked'] as const).map((framing) => ({
      it: `serves the next delivery on the connection of one that was too large (${framing})`,
      setup: guarded(sender, { options: { bodyLimit: genuine.content.length } }),
      connection: 'shared' as const,
      exchanges: [
        { request: withFraming(send(MEBIBYTE), framing), expected: tooLarge },
        { request: genuine.request, expected: acceptedAs(genuine) },
      ],
    })),
    {
      it: 'serves the next delivery on the connection of one that was refused before its body came',
      setup: guarded(sender),
      connection: 'shared' as const,
      exchanges: [
        {
          request: withSignature(sender, send(MEBIBYTE)),
          expected: refusedBy(sender, 'signature_missing'),
        },
        { request: genuine.request, expected: acceptedAs(genuine) },
      ],
    },
  ];
});
