import { withBody, withFraming } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, refusedBy, row, rowsOfPost } from '../row.ts';
import type { Sender } from '../senders.ts';

/** Bodies whose bytes are not those that were signed, and odd bytes that were. */
const changedRows = rowsOfPost((sender) => {
  const genuine = exampleOf(sender);
  const { request, content } = genuine;
  const mismatch = refusedBy(sender, 'signature_mismatch');
  const changes: readonly (readonly [string, string | Uint8Array])[] = [
    ['one character changed', content.replace('2', '3')],
    ['one character in another case', content.replace('e', 'E')],
    ['its first byte gone', content.slice(1)],
    ['its last byte gone', content.slice(0, -1)],
    ['a newline added', `${content}\n`],
    ['a space added in front', ` ${content}`],
    ['a NUL added', `${content}\0`],
    ['a byte order mark added', `\uFEFF${content}`],
    ['its JSON written anew', JSON.stringify(JSON.parse(content), null, 3)],
    ['its JSON escaped anew', content.replaceAll('"', '\\u0022')],
    ['its lines ended by CRLF', `${content.replaceAll('\n', '\r\n')}\r\n`],
    ['a second document behind it', `${content}${content}`],
    ['no bytes left', ''],
    ['other bytes of the same length', content.replaceAll(/./gs, 'x')],
    ['its text in UTF-16', Buffer.from(content, 'utf16le')],
    ['JSON that is malformed', '{"status":'],
  ];
  return changes.map(([change, body]) =>
    row(`refuses a body with ${change}`, guarded(sender), withBody(request, body), mismatch),
  );
});

const bytesRows = rowsOfPost((sender) => {
  const { content, type, payload } = exampleOf(sender);
  const send = (body: string | Uint8Array) => sender.send(body, { type });
  const genuine = { name: '', type, content, payload, request: send(content) };
  const edited = (body: string) =>
    [send(body), acceptedAs(genuine, { payload: JSON.parse(body.replace(/^\uFEFF/, '')) as unknown })] as const;
  const accents = content.replace(/: ?"(?=[A-Za-z+])/, (text) => `${text}ąž 漢字 🙂 `).replace('"status"', '"status"');
  return [
    row('takes a signed byte order mark', guarded(sender), ...edited(`\uFEFF${content}`)),
    row('takes a signed newline behind the document', guarded(sender), ...edited(`${content}\n`)),
    row('takes signed CRLF', guarded(sender), ...edited(`\r\n${content.replaceAll('\n', '\r\n')}\r\n`)),
    row(
      'takes signed text beyond ASCII',
      guarded(sender),
      ...unknownOf(sender, `{"note":"ąž 漢字 🙂 ${accents.length}"}`),
    ),
    row(
      'takes signed escapes',
      guarded(sender),
      ...unknownOf(sender, String.raw`{"note":"\u0105\/\ud83d\ude42\u0000\ud800"}`),
    ),
    row(
      'hands over the same bytes however they come in chunks',
      guarded(sender),
      withFraming(send(`${content}\n`), 'byte-chunks'),
      acceptedAs(genuine),
    ),
    {
      it: 'refuses every body that differs in one bit',
      setup: guarded(sender),
      connection: 'shared' as const,
      exchanges: bitFlips(sender).map((request) => ({ request, expected: refusedBy(sender, 'signature_mismatch') })),
    },
  ];
});

/** Verified, and still not JSON: the sender's own fault, which a secret cannot heal. */
const notJsonRows = rowsOfPost((sender) => {
  const bodies: readonly (readonly [string, string | Uint8Array])[] = [
    ['nothing', ''],
    ['white space', ' \r\n\t'],
    ['text', 'OK'],
    ['a form', 'status=verified&id=1'],
    ['half a document', '{"status":"verified"'],
    ['two documents', '{}{}'],
    ['a document and a NUL', '{}\0'],
    ['a trailing comma', '{"a":1,}'],
    ['a comment', '{"a":1}//'],
    ['single quotes', "{'a':1}"],
    ['a control character in text', '{"a":"\u0001"}'],
    ['a number with a leading zero', '{"a":01}'],
    ['NaN', '{"a":NaN}'],
    ['bytes that are not UTF-8', Buffer.from('7b2261223a22ff227d', 'hex')],
    ['an overlong encoding', Buffer.from('7b2261223a22c0af227d', 'hex')],
    ['an encoded surrogate', Buffer.from('7b2261223a22eda080227d', 'hex')],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['two byte order marks', '\uFEFF\uFEFF{}'],
    ['a member __proto__', '{"__proto__":{"status":"verified"}}'],
    ['a member __proto__ far inside', '{"a":[{"b":{"__proto__":null}}]}'],
    ['a member __proto__ in escapes', String.raw`{"\u005f_proto\u005F_":{"a":1}}`],
    ['a constructor with a prototype', '{"constructor":{"prototype":{"a":1}}}'],
  ];
  return bodies.map(([form, body]) =>
    row(
      `refuses ${form} though it was signed, and keeps what it says to itself`,
      guarded(sender),
      sender.send(body),
      refused(400, 'payload_malformed'),
    ),
  );
});

const unusualRows = rowsOfPost((sender) => {
  const deep = 100_000;
  const bodies: readonly (readonly [string, string])[] = [
    ['null', 'null'],
    ['true', 'true'],
    ['a number', '-12.5e2'],
    ['text', '"verified"'],
    ['an empty object', '{}'],
    ['an empty array', '[]'],
    ['an array of events', '[{"status":"verified"}]'],
    ['members that come twice, of which the last one counts', '{"a":1,"a":2}'],
    ['numbers beyond what JavaScript can hold', '{"a":1e400,"b":9007199254740993,"c":-0}'],
    ['members named like those of every object', '{"toString":1,"hasOwnProperty":2,"constructor":3,"prototype":4}'],
    ['a type of no own member', '{"status":"constructor","event":"toString","type":"__proto__"}'],
  ];
  return [
    ...bodies.map(([form, body]) => row(`hands over as unknown: ${form}`, guarded(sender), ...unknownOf(sender, body))),
    row(
      'hands over as unknown: a hundred thousand nested arrays',
      guarded(sender),
      sender.send(`${'['.repeat(deep)}${']'.repeat(deep)}`),
      accepted({ type: 'unknown', inspect: (payload) => expectDepth(payload, deep) }),
    ),
  ];
});

function unknownOf(sender: Sender, body: string) {
  return [sender.send(body), accepted({ type: 'unknown', occurredAt: undefined })] as const;
}

function bitFlips(sender: Sender) {
  const request = sender.send('{"a":1}');
  return Array.from({ length: request.body.length * 8 }, (_, bit) => {
    const body = Buffer.from(request.body);
    body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return withBody(request, body);
  });
}

function expectDepth(payload: unknown, depth: number): void {
  let level = 0;
  for (let each = payload; Array.isArray(each); each = each[0] as unknown) level++;
  if (level !== depth) throw new Error(`The arrays are ${level} deep.`);
}

export const bodyRows = [...changedRows, ...bytesRows, ...notJsonRows, ...unusualRows];
