import {
  CLEAN_SECRET,
  DECODE_BASE64,
  everywhere,
  inFrontOf,
  KEEP_THE_BYTES,
  KEEP_THE_ENCODING,
  KEEP_THE_HEADER,
  KEEP_THE_PATH,
  KEEP_THE_QUERY,
  READ_IT_FIRST,
  SAY_THE_URL,
  SET_AGAIN_AT_SENDER,
  SET_THE_CLOCK,
  SIGN_AS_DOCUMENTED,
  SIGN_THE_BYTES,
  UNWRAP_IT,
  type Fix,
} from './fixes.js';

interface Row {
  /** A sentence that holds beside those of other causes; `%s` is where the detail goes. */
  readonly proof: string;
  readonly fix: Fix;
}

const CAUSES = {
  body_compacted: {
    proof:
      'The signature covers the same JSON %s; the body at hand has no spaces between its members, so it was ' +
      'parsed and written again.',
    fix: KEEP_THE_BYTES,
  },
  body_spaced: {
    proof:
      'The signature covers the same JSON %s; the body at hand has other spaces between its members, so it ' +
      'was parsed and written again.',
    fix: KEEP_THE_BYTES,
  },
  body_reserialised: {
    proof:
      'The signature covers the same JSON %s; the body at hand is written differently, so it was parsed and ' +
      'written again.',
    fix: KEEP_THE_BYTES,
  },
  body_newline_lost: { proof: 'The signature covers the body with %s at its end, which is lost.', fix: KEEP_THE_BYTES },
  body_newline_added: {
    proof: 'The signature covers the body without the line end behind it, which was added.',
    fix: KEEP_THE_BYTES,
  },
  body_line_ends_changed: {
    proof: 'The signature covers the body with its lines ending in %s: the line ends were converted.',
    fix: KEEP_THE_BYTES,
  },
  body_bom_lost: {
    proof: 'The signature covers the body with a byte order mark in front, which is lost.',
    fix: KEEP_THE_ENCODING,
  },
  body_bom_added: {
    proof: 'The signature covers the body without the byte order mark in front of it, which was added.',
    fix: KEEP_THE_ENCODING,
  },
  body_decoded_as_latin1: {
    proof:
      'The signature covers other bytes: the body at hand is what becomes of them when they are read as ' +
      'Latin-1 text and written as UTF-8.',
    fix: KEEP_THE_ENCODING,
  },
  body_encoded_as_latin1: {
    proof:
      'The signature covers the body in UTF-8; the body at hand is the same text in Latin-1, one byte for ' +
      'each character.',
    fix: KEEP_THE_ENCODING,
  },
  body_in_base64: {
    proof: 'The signature covers the bytes that the body at hand spells in base64.',
    fix: DECODE_BASE64,
  },
  body_compressed: {
    proof: 'The signature covers what comes out when the body at hand is decompressed (%s).',
    fix: everywhere(
      'Something between the sender and here compresses requests: switch that off for this path. A body with ' +
        'a content ' +
        'encoding is refused, because it is not what was signed.',
    ),
  },
  body_signed_empty: {
    proof: 'The signature covers an empty body, yet the body at hand is not empty.',
    fix: everywhere(
      'Whoever signed had no bytes at hand: sign after the body is complete, over the bytes that are sent. ' +
        'Where a proxy ' +
        'put a body into an empty request, let it leave the request alone.',
    ),
  },
  body_stringified_twice: {
    proof:
      'The signature covers the text that the body at hand holds as a JSON string: it was stringified a second time%s.',
    fix: KEEP_THE_BYTES,
  },
  body_in_field: {
    proof: 'The signature covers what stands in %s: the body was put into it on its way.',
    fix: UNWRAP_IT,
  },
  body_escaped: {
    proof: 'The signature covers the body as it was before it was %s.',
    fix: KEEP_THE_BYTES,
  },
  body_chunked: {
    proof: 'The signature covers the chunks of the body at hand without their framing (Transfer-Encoding: chunked).',
    fix: everywhere(
      'Who read the request from its socket left the sizes of its chunks in: let an HTTP library read it, or decode the ' +
        'transfer coding before the body is handed over.',
    ),
  },
  body_written_twice: {
    proof: 'The signature covers the half of the body at hand, which stands there twice.',
    fix: READ_IT_FIRST,
  },
  body_padding_added: {
    proof: 'The signature covers the body without %s, which came later.',
    fix: KEEP_THE_BYTES,
  },
  body_white_space_lost: {
    proof: 'The signature covers the body with %s, which is lost.',
    fix: KEEP_THE_BYTES,
  },
  body_characters_added: {
    proof: 'The signature covers the body without the invisible characters in it, which came later.',
    fix: KEEP_THE_ENCODING,
  },
  body_normalised: {
    proof:
      'The signature covers the same text in the Unicode normal form %s: its characters were composed anew on their way.',
    fix: KEEP_THE_ENCODING,
  },
  body_punctuation_changed: {
    proof:
      'The signature covers the body with %s: an editor or a chat program has put typographic ones in their place.',
    fix: KEEP_THE_BYTES,
  },
  body_encoding_changed: {
    proof: 'The signature covers the same text %s: its characters were converted on their way.',
    fix: KEEP_THE_ENCODING,
  },
  body_decoded_as_windows_1252: {
    proof:
      'The signature covers other bytes: the body at hand is what becomes of them when they are read as ' +
      'Windows-1252 text and written as UTF-8%s.',
    fix: KEEP_THE_ENCODING,
  },
  body_members_reordered: {
    proof: 'The signature covers the same JSON %s; in the body at hand they come in another order.',
    fix: KEEP_THE_BYTES,
  },
  body_values_rewritten: {
    proof: 'The signature covers the same JSON %s; a program that read it has written it in its own way.',
    fix: KEEP_THE_BYTES,
  },
  body_signed_as_text: {
    proof: 'The signature covers %s in place of the body.',
    fix: SIGN_THE_BYTES,
  },
  body_taken_out: {
    proof: 'The signature covers a form whose field %s holds the body at hand: a parser has taken it out.',
    fix: KEEP_THE_BYTES,
  },
  body_cut_short: {
    proof: 'The signature covers the body with %s at its end, which is lost.',
    fix: KEEP_THE_BYTES,
  },
  body_printed: {
    proof: 'The signature covers the JSON %s; the body at hand is what a program printed of it.',
    fix: KEEP_THE_BYTES,
  },
  body_signed_encoded: {
    proof: 'The signature covers the body %s, and not as it came.',
    fix: SIGN_THE_BYTES,
  },
  body_signed_as_digest: {
    proof: 'The signature covers the digest of the body (%s), not the body.',
    fix: SIGN_AS_DOCUMENTED,
  },
  body_not_read: {
    proof: 'The body handed over is empty, while Content-Length tells of %s: it was read before, or not at all.',
    fix: READ_IT_FIRST,
  },
  body_length_differs: {
    proof:
      'The body handed over is not as long as Content-Length says (%s), so these are not the bytes that were sent.',
    fix: KEEP_THE_BYTES,
  },
  body_already_parsed: {
    proof: 'What was handed over as rawBody is %s, not the bytes of the body; a signature covers bytes.',
    fix: READ_IT_FIRST,
  },

  body_unsignable: {
    proof:
      'The sender could not have signed this body: it is no form in UTF-8, or the URL holds the digest of another body.',
    fix: KEEP_THE_BYTES,
  },

  form_parsed: {
    proof: 'The signature covers the same fields as a form %s; the body at hand is JSON, so the form was parsed.',
    fix: KEEP_THE_BYTES,
  },
  form_in_multipart: {
    proof: 'The signature covers the same fields as a form %s; the body at hand is multipart/form-data.',
    fix: KEEP_THE_BYTES,
  },
  form_reserialised: {
    proof: 'The signature covers the same fields %s; the form at hand was parsed and written again.',
    fix: KEEP_THE_BYTES,
  },
  form_reordered: {
    proof: 'The signature covers the fields of the form in the order of their names.',
    fix: KEEP_THE_BYTES,
  },
  form_parameter_added: {
    proof: 'The signature covers the form without %s of its fields, which came later.',
    fix: KEEP_THE_BYTES,
  },
  form_decoded: {
    proof: 'The signature covers the form with %s taken literally: it was decoded on its way.',
    fix: KEEP_THE_BYTES,
  },
  form_encoded_twice: {
    proof: 'The signature covers the form decoded once: it was encoded a second time on its way.',
    fix: KEEP_THE_BYTES,
  },
  form_encoding_changed: {
    proof: 'The signature covers the form %s: its characters were converted on their way.',
    fix: KEEP_THE_ENCODING,
  },

  secret_has_white_space: {
    proof: 'The signature was made with the secret without the white space %s.',
    fix: CLEAN_SECRET,
  },
  secret_has_quotes: {
    proof: 'The signature was made with the secret without the quotes around it.',
    fix: CLEAN_SECRET,
  },
  secret_lost_white_space: {
    proof: 'The signature was made with the secret and %s, which the sender takes for a part of it.',
    fix: SET_AGAIN_AT_SENDER,
  },
  secret_lost_quotes: {
    proof: 'The signature was made with the secret in %s quotes, which the sender takes for a part of it.',
    fix: SET_AGAIN_AT_SENDER,
  },
  secret_white_space_at_sender: {
    proof:
      'The signature was made with the secret and the white space around it; a secret with white space ' +
      'around it is refused here.',
    fix: SET_AGAIN_AT_SENDER,
  },
  another_secret_has_white_space: {
    proof: 'The signature matches as it is, but another of the secrets has white space around it, and that is refused.',
    fix: CLEAN_SECRET,
  },
  secret_empty_at_sender: {
    proof: 'The signature was made with an empty secret: anybody could have made it.',
    fix: everywhere(
      'Set a secret at the sender (the API secret of a Kudosity account is blank until somebody sets it), ' +
        'and the same ' +
        'here. Until then no delivery of it can be trusted.',
    ),
  },
  secret_has_prefix: {
    proof: "The signature was made with the secret without the 'whsec_' in front of it.",
    fix: everywhere("Give the secret without its 'whsec_': the sender does not use that as a part of the key."),
  },
  secret_lost_prefix: {
    proof: "The signature was made with the secret with 'whsec_' in front of it.",
    fix: everywhere("Give the secret whole, 'whsec_' included: it is a part of the key."),
  },
  secret_has_invisible_characters: {
    proof:
      'The signature was made with the secret without the characters in it that nobody sees (such as U+200B or U+00A0).',
    fix: CLEAN_SECRET,
  },
  secret_punctuation_changed: {
    proof: 'The signature was made with the secret with %s, where an editor or a chat program has put others.',
    fix: CLEAN_SECRET,
  },
  secret_has_name: {
    proof: 'The signature was made with the secret without the name of its variable in front of it.',
    fix: CLEAN_SECRET,
  },
  secret_has_text_around: {
    proof: 'The signature was made with the secret without %s.',
    fix: CLEAN_SECRET,
  },
  secret_in_json: {
    proof: 'The signature was made with a text that stands in the secret, which is JSON.',
    fix: everywhere('Take the value out of the JSON that the secret manager answers with, and give that alone.'),
  },
  secret_lost_text: {
    proof: 'The signature was made with the secret and %s.',
    fix: everywhere('Give the secret whole, with the word in front of it: it is a part of the key.'),
  },
  secret_cut_short: {
    proof: 'The signature was made with the secret and one character more %s, which was lost when it was copied.',
    fix: CLEAN_SECRET,
  },
  secret_mistyped: {
    proof:
      'The signature was made with the secret with a character in place %s that looks much like the one that is there.',
    fix: CLEAN_SECRET,
  },
  secret_written_twice: {
    proof: 'The signature was made with the half of the secret, which stands there twice.',
    fix: CLEAN_SECRET,
  },
  secret_in_list: {
    proof: 'The signature was made with one of the %s parts of the secret.',
    fix: everywhere('Several secrets are a list: give an array of them, not one text that holds them all.'),
  },
  secret_escaped: {
    proof: 'The signature was made with the secret as it was before it was escaped (%s).',
    fix: CLEAN_SECRET,
  },
  secret_was_unescaped: {
    proof: 'The signature was made with the secret in its escaped form (%s).',
    fix: everywhere('Give the secret as the sender shows it, as text: its escapes are a part of it.'),
  },
  secret_in_another_case: {
    proof: 'The signature was made with the secret in %s.',
    fix: CLEAN_SECRET,
  },
  secret_was_hashed: {
    proof: 'The signature was made with the digest of the secret (%s).',
    fix: everywhere('Give that digest as the secret, or let the sender sign with the secret itself, as it documents.'),
  },
  secret_in_another_encoding: {
    proof: 'The signature was made with the secret %s.',
    fix: CLEAN_SECRET,
  },
  secret_is_base64: {
    proof: 'The signature was made with the bytes that the secret spells in %s.',
    fix: everywhere(
      "Give the bytes as the secret: Buffer.from(text, 'base64'), with anything like 'whsec_' taken off.",
    ),
  },
  secret_is_hex: {
    proof: 'The signature was made with the bytes that the secret spells in hexadecimal.',
    fix: everywhere("Give the bytes as the secret: Buffer.from(text, 'hex')."),
  },
  secret_was_decoded: {
    proof: 'The signature was made with the text that spells the secret in %s.',
    fix: everywhere(
      "Give the secret as the sender shows it, as text: no Buffer.from(text, 'base64' or 'hex'). The characters " +
        'themselves are the key.',
    ),
  },
  secret_not_decoded: {
    proof: 'The signature was made with the characters of the secret themselves, not with the bytes that they spell.',
    fix: everywhere(
      'The sender takes the text itself for the key: give its bytes as the secret, Buffer.from(text), for bytes are a key as ' +
        'they are.',
    ),
  },
  secret_is_key_in: {
    proof: 'The signature belongs to the public key that the secret spells in %s.',
    fix: everywhere('Give the key as PEM, as a JWK or as a KeyObject of node:crypto, or as the sender shows it.'),
  },
  secret_lost_line_feeds: {
    proof: 'The signature belongs to the public key that the secret spells, once its line feeds are put back.',
    fix: everywhere(
      String.raw`PEM has lines: where a variable holds \n in place of each line feed, put them back ` +
        String.raw`(text.replaceAll('\\n', '\n')), or read the key from a file.`,
    ),
  },
  secret_unusable: {
    proof: 'The secret is no key of this sender: %s',
    fix: everywhere('Set the secret again, as the sender shows it, and see that it is the one for webhooks.'),
  },
  secret_of_another_provider: {
    proof: 'The signature was made with the secret that is configured for %s.',
    fix: everywhere("Secrets stand in each other's place: look at the names of the environment variables."),
  },

  sent_by_another_provider: {
    proof: 'The delivery verifies as one of %s: header, signed content and signature are as that sender makes them.',
    fix: {
      express: "Register this URL with the right sender, or guard the path with that sender's middleware.",
      fastify: "Register this URL with the right sender, or guard the path with that sender's plugin.",
      koa: "Register this URL with the right sender, or guard the path with that sender's middleware.",
    },
  },
  signature_missing: {
    proof: 'The delivery has no header %s.',
    fix: everywhere(
      'See that signing is switched on at the sender and that a secret is set there, that every proxy in ' +
        'front passes ' +
        'the header on, and that a redirect does not lose it. What the sender does not sign cannot be verified.',
    ),
  },
  signature_unreadable: {
    proof: 'The signature header holds %s in any known spelling.',
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_header_renamed: { proof: "The signature stands in the header '%s'.", fix: KEEP_THE_HEADER },
  signature_headers_disagree: {
    proof:
      "The header '%s' holds the right signature, and another signature header that came does not; each that comes must.",
    fix: KEEP_THE_HEADER,
  },
  signature_in_list: {
    proof:
      'The signature is right, but it is one of %s parts of its header that commas separate, where the sender ' +
      'documents the signature alone.',
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_sent_twice: {
    proof: 'The signature header came more than once.',
    fix: everywhere(
      'Something in front adds the header a second time (in nginx: add_header or proxy_set_header beside one that is ' +
        'passed on already): let it be set once. A header that comes twice is refused.',
    ),
  },
  signature_has_white_space: { proof: 'The signature header has white space around its value.', fix: KEEP_THE_HEADER },
  signature_has_quotes: { proof: 'The signature header has quotes around its value.', fix: KEEP_THE_HEADER },
  signature_prefix_missing: {
    proof: "The signature is right, but '%s' is missing in front of it.",
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_prefix_added: {
    proof: 'The signature is right, but something stands in front of it, where the sender documents nothing.',
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_prefix_changed: {
    proof: "The signature is right, but not exactly '%s' stands in front of it.",
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_in_base64: {
    proof: 'The signature is right, but written in %s, where the sender documents hexadecimal digits.',
    fix: SIGN_AS_DOCUMENTED,
  },

  signature_in_another_encoding: {
    proof: 'The signature is right, but written in %s.',
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_by_another_algorithm: {
    proof: 'The signature is right, but made by %s, which is not what the sender documents or the receiver allows.',
    fix: everywhere(
      'Where the sender lets you choose the algorithm, choose there the one that the receiver expects, or allow the ' +
        'other one when the provider is made (such as its option algorithms). Else the delivery was made by a program ' +
        'of your own: signDelivery of @hooknotary/core makes deliveries as the sender does.',
    ),
  },
  signature_without_secret: {
    proof: 'The signature is a bare hash (%s) of what is signed, without any secret: anybody could have made it.',
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_by_bare_hash: {
    proof: 'The signature is a bare hash (%s), where the sender documents an HMAC.',
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_key_swapped: {
    proof: 'The signature is an HMAC of the secret under what is signed: key and content have changed places.',
    fix: SIGN_AS_DOCUMENTED,
  },
  token_does_not_fit: {
    proof:
      'The token is genuine, but what it names (digests of the body or the URL, the issuer) is not of this delivery: its body ' +
      'or its URL was changed, or the token belongs to another.',
    fix: everywhere(
      'Let the body come as it was sent, say by publicUrl the URL that is set at the sender, and see that the token is one of ' +
        'this sender: a token of one delivery says nothing of another.',
    ),
  },
  signature_cut_short: {
    proof: 'The signature is right as far as it goes, but only %s bytes of it came.',
    fix: KEEP_THE_HEADER,
  },
  signature_encoded_twice: {
    proof: 'The signature is right, but encoded twice (%s).',
    fix: SIGN_AS_DOCUMENTED,
  },
  signature_has_text_around: {
    proof: 'The signature is right, but its header holds more than it.',
    fix: KEEP_THE_HEADER,
  },
  signature_algorithm_unnamed: {
    proof: "The signature is right, but the header '%s', which names its algorithm, names none that is allowed.",
    fix: KEEP_THE_HEADER,
  },

  timestamp_in_milliseconds: {
    proof: 'The timestamp header counts milliseconds, where the sender documents seconds; the signature covers %s.',
    fix: SIGN_AS_DOCUMENTED,
  },
  timestamp_in_seconds: {
    proof: 'The time counts seconds, where the sender documents milliseconds; the signature covers %s.',
    fix: SIGN_AS_DOCUMENTED,
  },
  timestamp_not_signed: {
    proof: 'The signature covers the body alone, where the sender documents the timestamp in front of it.',
    fix: SIGN_AS_DOCUMENTED,
  },
  timestamp_signed_as_another_text: {
    proof: 'The signature covers the time %s, not the text of the timestamp header.',
    fix: SIGN_AS_DOCUMENTED,
  },
  timestamp_not_in_seconds: {
    proof: 'The signature covers the text of the timestamp header, but that is not a whole number of Unix seconds.',
    fix: SIGN_AS_DOCUMENTED,
  },
  timestamp_in_another_form: {
    proof: 'The signature covers the text of the time as it came, but that is not %s.',
    fix: SIGN_AS_DOCUMENTED,
  },
  timestamp_has_white_space: { proof: 'The timestamp header has white space around its value.', fix: KEEP_THE_HEADER },
  timestamp_sent_twice: { proof: 'The timestamp header came more than once.', fix: KEEP_THE_HEADER },
  timestamp_header_renamed: {
    proof: "The signature covers the time that stands in the header '%s'.",
    fix: KEEP_THE_HEADER,
  },
  timestamp_renewed: {
    proof: 'The signature covers a time that is %s than the one that came: the time was written anew on its way.',
    fix: KEEP_THE_HEADER,
  },
  timestamp_lost: {
    proof: 'The signature covers a time that is %s, and no time came with it.',
    fix: KEEP_THE_HEADER,
  },
  timestamp_too_old: {
    proof:
      "The signature and its time belong together, but that time is %s behind this machine's clock, more " +
      'than the tolerance: either one of the clocks is wrong, or the delivery is old.',
    fix: SET_THE_CLOCK,
  },
  timestamp_too_new: {
    proof:
      "The signature and its time belong together, but that time is %s ahead of this machine's clock, more " +
      'than the tolerance: the two clocks disagree.',
    fix: SET_THE_CLOCK,
  },

  query_reordered: {
    proof: 'The signature covers the same parameters of the query in another order.',
    fix: KEEP_THE_QUERY,
  },
  query_parameter_added: {
    proof: 'The signature covers the query without %s of its parameters, which came later.',
    fix: KEEP_THE_QUERY,
  },
  query_decoded: {
    proof: 'The signature covers the query with %s taken literally: it was decoded on its way.',
    fix: KEEP_THE_QUERY,
  },
  query_encoded_twice: {
    proof: 'The signature covers the query decoded once: it was encoded a second time on its way.',
    fix: KEEP_THE_QUERY,
  },
  query_encoding_changed: {
    proof: 'The signature covers the query %s: its characters were converted on their way.',
    fix: KEEP_THE_QUERY,
  },
  query_in_body: {
    proof: 'The signature covers the body at hand as the query of the URL: a GET was turned into a POST.',
    fix: KEEP_THE_QUERY,
  },
  query_mark_lost: {
    proof: 'The signature covers the query with %s: it was written anew on its way.',
    fix: KEEP_THE_QUERY,
  },
  query_escaped: {
    proof: 'The signature covers the query as it was before it was escaped for HTML.',
    fix: KEEP_THE_QUERY,
  },
  query_signed_as_text: {
    proof: 'The signature covers %s, where the sender documents the JSON of its parameters.',
    fix: SIGN_AS_DOCUMENTED,
  },
  query_signed_as_other_json: {
    proof: "The signature covers the parameters as JSON %s, where the sender documents PHP's own json_encode.",
    fix: SIGN_AS_DOCUMENTED,
  },
  url_unreadable: {
    proof: 'The origin that publicUrl says and the target of the request make no URL, so nobody can have called it.',
    fix: SAY_THE_URL,
  },
  url_scheme_differs: { proof: "The signature covers a URL that begins with '%s'.", fix: SAY_THE_URL },
  url_host_differs: { proof: "The signature covers a URL of the host '%s'.", fix: SAY_THE_URL },
  url_port_differs: { proof: 'The signature covers a URL with %s.', fix: SAY_THE_URL },
  url_query_lost: {
    proof: 'The signature covers the URL with the query of the request, which publicUrl leaves out.',
    fix: SAY_THE_URL,
  },
  url_query_added: { proof: 'The signature covers the URL without its query.', fix: SAY_THE_URL },
  url_prefix_lost: {
    proof: 'The signature covers a path with %s in front, which is lost.',
    fix: KEEP_THE_PATH,
  },
  url_prefix_added: {
    proof: 'The signature covers the path without %s in front of it, which was added.',
    fix: KEEP_THE_PATH,
  },
  url_slash_lost: {
    proof: 'The signature covers the path with a slash at its end, which is lost.',
    fix: KEEP_THE_PATH,
  },
  url_slash_added: {
    proof: 'The signature covers the path without the slash at its end, which was added.',
    fix: KEEP_THE_PATH,
  },
  url_escapes_changed: {
    proof: 'The signature covers the path with other characters percent-encoded.',
    fix: KEEP_THE_PATH,
  },

  signed_content_differs: {
    proof: 'The signature covers %s, where the sender documents something else.',
    fix: SIGN_AS_DOCUMENTED,
  },
  signed_as_another_provider: {
    proof: 'The signature covers what %s puts together, and stands in the place of this sender.',
    fix: SIGN_AS_DOCUMENTED,
  },
  signed_header_changed: {
    proof: 'The signature covers %s, and another one came.',
    fix: KEEP_THE_HEADER,
  },
  signed_header_renamed: {
    proof: 'The signature covers what stands in the header %s.',
    fix: KEEP_THE_HEADER,
  },
  signed_header_missing: {
    proof: "The sender signs the header '%s', which is not there, or came more than once.",
    fix: KEEP_THE_HEADER,
  },
  signed_content_malformed: {
    proof: "The query is not UTF-8 once it is decoded. PHP's json_encode gives nothing for it, so it cannot be signed.",
    fix: KEEP_THE_QUERY,
  },

  method_not_allowed: {
    proof: 'The request came by %s alone.',
    fix: everywhere(
      'Register the final URL with the sender: a redirect (http to https, a slash at the end) turns a POST ' +
        'into a GET and drops its body.',
    ),
  },
  content_encoding_unsupported: {
    proof: 'The request has a content encoding, which is refused before any signature is looked at.',
    fix: everywhere(
      'Something between the sender and here compresses requests, or sets the header Content-Encoding: ' +
        'switch that off ' +
        'for this path. The signature covers the bytes as sent.',
    ),
  },
  payload_malformed: {
    proof:
      'The signature matches, but what it covers is not JSON that can be taken: not UTF-8, not complete, or ' +
      'with a member that would set a prototype.',
    fix: everywhere(
      'The sender made it so: show it the delivery. A test of your own has to send the JSON it documents.',
    ),
  },
  event_type_missing: {
    proof: "The signature matches, but the body is empty and the header '%s' names no event that has an empty body.",
    fix: KEEP_THE_HEADER,
  },
} as const satisfies Record<string, Row>;

/** Why a delivery does not verify. Codes are stable: programs may compare them. */
export type CauseCode = keyof typeof CAUSES;

/** One thing that is wrong with a delivery, with its proof. Holds no secret, no expected signature and no part of the body. */
export interface Cause {
  /** Stable reason. */
  readonly code: CauseCode;
  /** What was proven, in a sentence for a person. */
  readonly proof: string;
  /** What to change, by framework; where it is the same in all, the same text stands thrice. */
  readonly fix: Fix;
  /** The same for a delivery whose bytes are known to be those that arrived: what to change in front of the receiver. */
  readonly inFront: string | undefined;
}

/** @param detail what the sentence leaves open: never a secret, a signature or a part of the body */
export function toCause(code: CauseCode, detail = ''): Cause {
  const { proof, fix } = CAUSES[code];
  return { code, proof: proof.replace('%s', () => detail), fix, inFront: inFrontOf(fix) };
}
