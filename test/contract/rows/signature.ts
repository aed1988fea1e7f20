import { createHash } from 'node:crypto';
import { digitsOf, headerOf, withSignature } from '../edits.ts';
import type { HttpRequest } from '../http.ts';
import { exampleOf } from '../published.ts';
import { acceptedAs, guarded, refusedBy, row, rowsOfAll } from '../row.ts';
import { hmac, senders, toPhpJson, type Sender } from '../senders.ts';

/** Well-formed signatures that some other key, content or construction made. */
export const signatureRows = rowsOfAll((sender) => {
  const genuine = exampleOf(sender);
  const { request, content } = genuine;
  const digits = digitsOf(sender, request);
  const signed = contentSigned(sender, request, content);
  const mismatch = refusedBy(sender, 'signature_mismatch', { hides: [digits] });
  const forged = (hex: string) => withSignature(sender, request, `${sender.prefix}${hex}`);
  const keyed = (secret: string) => forged(hmac(secret, signed));

  return [
    row('refuses another secret', guarded(sender), keyed('another-secret'), mismatch),
    row('refuses an empty key', guarded(sender), keyed(''), mismatch),
    row('refuses the secret with a newline', guarded(sender), keyed(`${sender.secret}\n`), mismatch),
    row('refuses the secret in upper case', guarded(sender), keyed(sender.secret.toUpperCase()), mismatch),
    row('refuses the first part of the secret', guarded(sender), keyed(sender.secret.slice(0, -1)), mismatch),
    row('refuses the signature of no content', guarded(sender), forged(hmac(sender.secret)), mismatch),
    row('refuses the signature of the signature', guarded(sender), forged(hmac(sender.secret, digits)), mismatch),
    row(
      'refuses a digest of the secret and the content',
      guarded(sender),
      forged(createHash('sha256').update(sender.secret).update(signed).digest('hex')),
      mismatch,
    ),
    row(
      'refuses a digest of the content alone',
      guarded(sender),
      forged(createHash('sha256').update(signed).digest('hex')),
      mismatch,
    ),
    row('refuses the digits in reverse', guarded(sender), forged([...digits].toReversed().join('')), mismatch),
    ...senders
      .filter(({ provider }) => provider !== sender.provider)
      .map((other) =>
        row(
          `refuses what ${other.provider} signed with the same secret`,
          guarded(sender),
          { ...other.send(exampleOf(other).content, { secret: sender.secret }), method: request.method },
          refusedBy(sender, 'signature_missing'),
        ),
      ),
    {
      it: 'refuses a signature that is wrong in any one digit, on one connection, and then takes the genuine one',
      setup: guarded(sender),
      connection: 'shared' as const,
      exchanges: [
        ...Array.from(digits, (digit, index) => ({
          request: forged(`${digits.slice(0, index)}${digit === '0' ? '1' : '0'}${digits.slice(index + 1)}`),
          expected: mismatch,
        })),
        { request, expected: acceptedAs(genuine) },
      ],
    },
  ];
});

function contentSigned(sender: Sender, request: HttpRequest, content: string): string {
  if (sender.provider === 'kudosity') return toPhpJson(content);
  return sender.provider === 'cardda' ? `${headerOf(request, 'X-Cardda-Timestamp')}.${content}` : content;
}
