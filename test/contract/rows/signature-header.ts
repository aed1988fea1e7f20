import { createHash } from 'node:crypto';
import { digitsOf, headerOf, withFraming, withHeader, withoutHeader, withSignature } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { acceptedAs, guarded, refusedBy, row, rowsOfAll } from '../row.ts';

/** The forms in which a signature header comes. Everything but the prefix and 64 hexadecimal digits, once, is refused. */
export const signatureHeaderRows = rowsOfAll((sender) => {
  const genuine = exampleOf(sender);
  const { request } = genuine;
  const digits = digitsOf(sender, request);
  const written = headerOf(request, sender.signatureHeader);
  const name = sender.signatureHeader;
  const unsigned = withoutHeader(request, name);
  const signed = (...values: readonly string[]) => withSignature(sender, request, ...values);
  const missing = refusedBy(sender, 'signature_missing');
  const malformed = refusedBy(sender, 'signature_malformed', { hides: [digits] });
  const mismatch = refusedBy(sender, 'signature_mismatch', { hides: [digits] });

  const formsRefused: readonly (readonly [string, string])[] = [
    ['an empty signature', ''],
    ['a signature without digits', sender.prefix || '""'],
    ['63 digits', written.slice(0, -1)],
    ['65 digits', `${written}0`],
    ['62 digits', written.slice(0, -2)],
    ['66 digits', `${written}00`],
    ['the first half of the signature', written.slice(0, sender.prefix.length + 32)],
    ['a letter that is no hexadecimal digit', `${written.slice(0, -1)}g`],
    ['a digit that is not ASCII', `${written.slice(0, -1)}${Buffer.from('１').toString('latin1')}`],
    ['bytes that are not UTF-8', `${written.slice(0, -1)}\xff`],
    ['64 bytes that are not ASCII', `${sender.prefix}${'\xe9'.repeat(64)}`],
    ['0x before the digits', `${sender.prefix}0x${digits}`],
    ['a space between the digits', `${written.slice(0, -32)} ${written.slice(-32)}`],
    ['a tab in place of a digit', `${written.slice(0, -2)}\t${written.slice(-1)}`],
    ['the digits in quotes', `"${written}"`],
    ['base64 in place of hexadecimal digits', `${sender.prefix}${Buffer.from(digits, 'hex').toString('base64')}`],
    ['ten kilobytes of digits', `${sender.prefix}${'a'.repeat(10_240)}`],
    ['a SHA-1 digest', `${sender.prefix}${createHash('sha1').update(request.body).digest('hex')}`],
    ['a SHA-512 digest', `${sender.prefix}${createHash('sha512').update(request.body).digest('hex')}`],
    ['two signatures in one line', `${written}, ${written}`],
    ['a genuine and a forged signature in one line', `${written},${sender.prefix}${'0'.repeat(64)}`],
    ['a signature behind a parameter of time', `t=1763726400,v1=${digits}`],
    ['the prefix of another algorithm', `sha1=${digits}`],
    ['the prefix twice', `sha256=sha256=${digits}`],
    ['the prefix in upper case', `SHA256=${digits}`],
    sender.prefix === ''
      ? ['a prefix where none belongs', `sha256=${digits}`]
      : ['the digits without their prefix', digits],
    sender.prefix === ''
      ? ['a prefix of another spelling', `hmac-sha256 ${digits}`]
      : ['a space behind the prefix', `${sender.prefix} ${digits}`],
  ];

  return [
    row('refuses a delivery without a signature', guarded(sender), unsigned, missing),
    ...formsRefused.map(([form, value]) => row(`refuses ${form}`, guarded(sender), signed(value), malformed)),
    row('refuses the genuine signature sent twice', guarded(sender), signed(written, written), malformed),
    row(
      'refuses a forged signature behind the genuine one',
      guarded(sender),
      signed(written, `${sender.prefix}${'0'.repeat(64)}`),
      malformed,
    ),
    row(
      'refuses the genuine signature behind a forged one',
      guarded(sender),
      signed(`${sender.prefix}${'0'.repeat(64)}`, written),
      malformed,
    ),
    row('refuses the genuine signature behind an empty one', guarded(sender), signed('', written), malformed),
    row('refuses 64 zeros', guarded(sender), signed(`${sender.prefix}${'0'.repeat(64)}`), mismatch),
    row(
      'takes upper-case digits',
      guarded(sender),
      signed(`${sender.prefix}${digits.toUpperCase()}`),
      acceptedAs(genuine),
    ),
    row(
      'takes digits of both cases',
      guarded(sender),
      signed(`${sender.prefix}${digits.slice(0, 32).toUpperCase()}${digits.slice(32)}`),
      acceptedAs(genuine),
    ),
    row(
      'takes white space around the value, as HTTP has it',
      guarded(sender),
      signed(` \t${written}\t `),
      acceptedAs(genuine),
    ),
    row(
      'takes the header name in upper case',
      guarded(sender),
      withHeader(unsigned, name.toUpperCase(), written),
      acceptedAs(genuine),
    ),
    row(
      'takes the header name in lower case',
      guarded(sender),
      withHeader(unsigned, name.toLowerCase(), written),
      acceptedAs(genuine),
    ),
    row(
      'does not take a header name with underscores for its own',
      guarded(sender),
      withHeader(unsigned, name.replaceAll('-', '_'), written),
      missing,
    ),
    row(
      'does not take a cookie for the signature',
      guarded(sender),
      withHeader(unsigned, 'Cookie', `${name}=${written}`),
      missing,
    ),
    row(
      'does not take a parameter of the target for the signature',
      guarded(sender),
      { ...unsigned, target: `${request.target}${request.target.includes('?') ? '&' : '?'}${name}=${written}` },
      missing,
    ),
    ...(sender.method === 'GET'
      ? []
      : [
          row(
            'does not take a trailer for the signature',
            guarded(sender),
            withFraming(unsigned, { trailer: [name, written] }),
            missing,
          ),
          row(
            'refuses a delivery without a signature before its body comes',
            guarded(sender),
            withFraming(unsigned, 'announced'),
            missing,
          ),
          row(
            'refuses a malformed signature before its body comes',
            guarded(sender),
            withFraming(signed('none'), 'announced'),
            malformed,
          ),
        ]),
  ];
});
