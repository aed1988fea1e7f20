/** What to change, by framework. */
export type Fix = Readonly<Record<'express' | 'fastify' | 'koa', string>>;

/** The same in every framework. */
export function everywhere(text: string): Fix {
  return { express: text, fastify: text, koa: text };
}

/** For bytes that an application or a proxy has changed. */
export const KEEP_THE_BYTES: Fix = {
  express:
    'Put the webhook middleware before express.json(), or let that keep the bytes: ' +
    'express.json({ verify: captureRawBody }). Hand nothing over that JSON.stringify has made, and let no proxy or ' +
    'function platform in front write the body anew.',
  fastify:
    'Register the plugin in the scope of its route, or with its path, and let no preParsing hook of your own ' +
    'change the ' +
    'bytes before it. Hand nothing over that JSON.stringify has made, and let no proxy or function platform in front ' +
    'write the body anew.',
  koa:
    'Put the webhook middleware before @koa/bodyparser, or give that parser no part of this path. Hand ' +
    'nothing over that ' +
    'JSON.stringify has made, and let no proxy or function platform in front write the body anew.',
};

/** For text in place of bytes. */
export const KEEP_THE_ENCODING: Fix = {
  express:
    'Let nothing read the body as text before the webhook middleware: no express.text(), no setEncoding on ' +
    'the request, ' +
    'no toString on its bytes. In front, let no proxy or function platform convert it.',
  fastify:
    "Let nothing read the body as text before the plugin: no content type parser with parseAs: 'string' in " +
    'its scope, no ' +
    'toString in a preParsing hook. In front, let no proxy or function platform convert it.',
  koa:
    'Let nothing read the body as text before the webhook middleware: no text parser, no setEncoding on ctx.req, no ' +
    'toString on its bytes. In front, let no proxy or function platform convert it.',
};

/** For a body that was read, and taken, by somebody else. */
export const READ_IT_FIRST: Fix = {
  express:
    'Put the webhook middleware before express.json() and every other body parser, or let the parser keep the bytes: ' +
    'express.json({ verify: captureRawBody }).',
  fastify:
    'Register the plugin in the scope of its route, or with its path: it then reads the body before any parser. Keep ' +
    'hooks that read the stream out of that scope.',
  koa: 'Put the webhook middleware before @koa/bodyparser and everything else that reads ctx.req.',
};

/** For a body that a function platform has written as text. */
export const DECODE_BASE64: Fix = everywhere(
  'Function platforms hand a body over so: where their event says isBase64Encoded, take ' +
    "Buffer.from(event.body, 'base64') for the raw body.",
);

/** For a body that stands within another. */
export const UNWRAP_IT: Fix = everywhere(
  'Something in front has put the body into an event, a form or a message of its own: let it hand the bytes on as they ' +
    'are, or take the body out of it and give its exact bytes as the raw body.',
);

/** For what was signed in place of the bytes that were sent. */
export const SIGN_THE_BYTES: Fix = everywhere(
  'Whoever signed had something else at hand than the bytes that are sent: sign those, after the body is complete. ' +
    'signDelivery of @hooknotary/core makes deliveries as the sender does.',
);

/** For a query that is not as the sender wrote it. */
export const KEEP_THE_QUERY: Fix = everywhere(
  'The request target must come as the sender wrote it: let no proxy, rewrite rule or function platform in ' +
    'front sort, ' +
    'decode, encode, add or drop parameters (in nginx: proxy_pass without a path behind the host), and build ' +
    'no URL anew ' +
    'from parsed parameters.',
);

/** For a URL that is another than the receiver was told. */
export const SAY_THE_URL: Fix = everywhere(
  'Let the option publicUrl say the URL that is set at the sender, letter by letter: its origin, or a function that gives ' +
    'the whole of it. What a server behind a proxy sees has another scheme, host or port. Where several URLs lead here, a ' +
    'function can tell them apart, but never by Host or X-Forwarded headers that anybody can send.',
);

/** For a path that is not as the sender called it. */
export const KEEP_THE_PATH: Fix = {
  express:
    'The path must come as the sender called it: let no proxy or rewrite rule in front take anything off it, add or decode ' +
    'anything (in nginx: proxy_pass without a path behind the host). Where you make the delivery yourself, take ' +
    'request.originalUrl, for request.url lacks what the router is mounted at. Where the sender signs the whole URL, the ' +
    'option publicUrl may be a function that gives it.',
  fastify:
    'The path must come as the sender called it: let no proxy, rewriteUrl or rewrite rule in front take anything off it, add ' +
    'or decode anything (in nginx: proxy_pass without a path behind the host). Where you make the delivery yourself, take ' +
    'request.originalUrl. Where the sender signs the whole URL, the option publicUrl may be a function that gives it.',
  koa:
    'The path must come as the sender called it: let no proxy or rewrite rule in front take anything off it, add or decode ' +
    'anything (in nginx: proxy_pass without a path behind the host). Where you make the delivery yourself, take ' +
    'ctx.originalUrl, for ctx.url lacks what koa-mount takes off. Where the sender signs the whole URL, the option publicUrl ' +
    'may be a function that gives it.',
};

/** For a secret that was damaged on its way into the configuration. */
export const CLEAN_SECRET: Fix = everywhere(
  'Set the secret again, exactly as the sender shows it. In an environment file: no quotes that its reader keeps, no ' +
    'space, no line feed at the end (echo adds one, echo -n does not). From a file: take the line feed off its end.',
);

/** For a secret that the sender itself keeps with something around it. */
export const SET_AGAIN_AT_SENDER: Fix = everywhere(
  'Set a new secret at the sender without anything around it, best by typing or a copy of the bare text, and ' +
    'the same ' +
    'here. It was probably pasted there with what stood around it.',
);

/** For headers that a proxy, or whoever forwards deliveries, has changed. */
export const KEEP_THE_HEADER: Fix = everywhere(
  'The header must arrive as the sender wrote it: let no proxy, gateway or forwarding program in front ' +
    'rename, copy or ' +
    'edit it. If a program of your own sends the delivery, write it in the form that the sender documents.',
);

/** For a signature that is not written as the provider's description says. */
export const SIGN_AS_DOCUMENTED: Fix = everywhere(
  'The sender documents another form, so this delivery was probably made by a program of your own, such as a test: ' +
    'signDelivery of @hooknotary/core makes deliveries as the sender does. For a sender of your own, ' +
    'describe its form ' +
    'with defineProvider.',
);

/** For clocks. */
export const SET_THE_CLOCK: Fix = everywhere(
  "Let this machine take its time from the network (timedatectl, chrony), and look at the sender's if it is yours. A " +
    'delivery that lay in a queue or in a file is old without any clock being wrong: it has to be sent anew, ' +
    'or judged ' +
    'by the now option.',
);

/** For a POST where the sender calls back by GET. */
export const SENT_BY_GET: Fix = everywhere(
  'Give this URL only to what calls back by GET. Kudosity V2, which sends JSON by POST, signs nothing and cannot be ' +
    'verified.',
);

/** For bytes that are known to be those that arrived: no framework has touched them. */
const IN_FRONT: ReadonlyMap<Fix, string> = new Map([
  [
    KEEP_THE_BYTES,
    'It was written anew before it came here. Let the tunnel, proxy, gateway or function platform in front hand the bytes ' +
      'on as they are, without a rule that parses, formats or filters JSON. If a program of your own sends or forwards ' +
      'the delivery, let it sign and send the same bytes: no JSON.stringify of what it has parsed, and with curl ' +
      '--data-binary, for -d takes line ends out.',
  ],
  [
    KEEP_THE_ENCODING,
    'It was converted before it came here. Let the tunnel, proxy, gateway or function platform in front hand the bytes on ' +
      'as they are, and a program of your own that sends or forwards the delivery send the bytes that were signed, ' +
      'never read as text in between.',
  ],
  [
    DECODE_BASE64,
    'It was spelled in base64 before it came here, as function platforms do with a body: let the program that forwards it ' +
      'decode it and send the bytes.',
  ],
  [
    READ_IT_FIRST,
    'What stands in front read the body and did not hand it on whole: let the tunnel, proxy, gateway or forwarding program ' +
      'send the bytes on as they are.',
  ],
]);

/** What to change in front of the receiver, where that is something else than in it. */
export function inFrontOf(fix: Fix): string | undefined {
  return IN_FRONT.get(fix);
}
