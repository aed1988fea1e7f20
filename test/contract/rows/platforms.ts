import { withBody, withFraming, withoutHeader } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, refusedBy, row, rowsOfPost } from '../row.ts';

/** A hosting platform had the request first. */
export const platformRows = rowsOfPost((sender) => {
  const example = exampleOf(sender);
  const { request, content, type } = example;
  const parsed = refused(500, 'body_already_parsed', { text: /before the body parser/ });
  const empty = sender.send('', { type });
  return [
    row(
      'takes the bytes that a platform kept',
      guarded(sender, {}, { platform: 'bytes' }),
      request,
      acceptedAs(example),
    ),
    row(
      'takes a view of bytes that a platform kept',
      guarded(sender, {}, { platform: 'view' }),
      request,
      acceptedAs(example),
    ),
    row(
      'refuses changed bytes that a platform kept',
      guarded(sender, {}, { platform: 'bytes' }),
      withBody(request, `${content} `),
      refusedBy(sender, 'signature_mismatch'),
    ),
    row(
      'takes bytes that are not UTF-8 for what they are',
      guarded(sender, {}, { platform: 'bytes' }),
      sender.send(Buffer.of(0x22, 0xff, 0x22)),
      refused(400, 'payload_malformed'),
    ),
    row(
      'takes kept bytes as long as the limit',
      guarded(sender, { options: { bodyLimit: request.body.length } }, { platform: 'bytes' }),
      request,
      acceptedAs(example),
    ),
    row(
      'refuses kept bytes over the limit',
      guarded(sender, { options: { bodyLimit: request.body.length - 1 } }, { platform: 'bytes' }),
      request,
      refused(413, 'body_too_large'),
    ),
    row('does not make bytes of text that a platform kept', guarded(sender, {}, { platform: 'text' }), request, parsed),
    row(
      'says that somebody read the body and kept nothing',
      guarded(sender, {}, { platform: 'nothing' }),
      request,
      parsed,
    ),
    row('says that somebody had the body decoded', guarded(sender, {}, { platform: 'decoded' }), request, parsed),
    row(
      'still refuses an unsigned delivery whose body somebody read',
      guarded(sender, {}, { platform: 'nothing' }),
      withoutHeader(request, sender.signatureHeader),
      refusedBy(sender, 'signature_missing'),
    ),
    row(
      'reads the body itself where kept text came from elsewhere',
      guarded(sender, {}, { platform: 'unread text' }),
      withFraming(request, 'byte-chunks'),
      acceptedAs(example),
    ),
    row(
      'knows an empty body that somebody read for what it is',
      guarded(sender, {}, { platform: 'nothing' }),
      empty,
      refused(400, 'payload_malformed'),
    ),
    row(
      'takes kept bytes of a scalar',
      guarded(sender, {}, { platform: 'view' }),
      sender.send('1'),
      accepted({ type: 'unknown' }),
    ),
  ];
});
