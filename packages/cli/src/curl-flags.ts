import { UsageError } from './failure.js';

/** One option of a curl command, by its long name without dashes; undefined as its name for a URL. */
export interface CurlOption {
  readonly name: string | undefined;
  /** Empty for an option that takes none. */
  readonly value: string;
}

/** Options that take a value, with their letters. https://curl.se/docs/manpage.html */
const WITH_VALUE = `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert/E cert-type ciphers config/K connect-timeout connect-to
continue-at/C cookie/b cookie-jar/c create-file-mode crlfile curves data/d data-ascii data-binary data-raw data-urlencode delegation
dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header/D ech egd-file engine etag-compare etag-save
expect100-timeout form/F form-string ftp-account ftp-alternative-to-user ftp-method ftp-port/P ftp-ssl-ccc-mode
happy-eyeballs-timeout-ms haproxy-clientip header/H hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json
keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt
max-filesize max-redirs max-time/m netrc-file noproxy oauth2-bearer output/o output-dir parallel-max pass pinnedpubkey preproxy
proto proto-default proto-redir proxy/x proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile
proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
proxy-tlspassword proxy-tlsuser proxy-user/U proxy1.0 pubkey quote/Q random-file range/r rate referer/e request/X request-target
resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service
socks5-hostname speed-limit/Y speed-time/y stderr telnet-option/t tftp-blksize time-cond/z tls-max tls13-ciphers tlsauthtype
tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file/T url url-query user/u user-agent/A variable
vlan-priority write-out/w`;

/** Options that take none. */
const WITHOUT_VALUE = `anyauth append/a basic ca-native cert-status compressed compressed-ssh create-dirs crlf digest disable/q
disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure fail/f fail-early fail-with-body false-start
form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc ftp-ssl-control get/G globoff/g haproxy-protocol head/I
http0.9 http1.0/0 http1.1 http2 http2-prior-knowledge http3 http3-only ignore-content-length include/i insecure/k ipv4/4 ipv6/6
junk-session-cookies/j list-only/l location/L location-trusted mail-rcpt-allowfails manual/M metalink negotiate netrc/n
netrc-optional next/: no-buffer/N no-clobber no-keepalive no-progress-meter no-sessionid ntlm ntlm-wb parallel/Z
parallel-immediate path-as-is post301 post302 post303 progress-bar/# proxy-anyauth proxy-basic proxy-ca-native proxy-digest
proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel/p
raw remote-header-name/J remote-name/O remote-name-all remote-time/R remove-on-error retry-all-errors retry-connrefused sasl-ir
show-error/S show-headers silent/s skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast
ssl-auto-client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2/2 sslv3/3 styled-output suppress-connect-headers
tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata tlsv1/1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time
use-ascii/B verbose/v version/V xattr`;

/** By its name or its letter: the name, and whether it takes a value. */
const FLAGS: ReadonlyMap<string, { readonly name: string; readonly hasValue: boolean }> = new Map(
  [WITH_VALUE, WITHOUT_VALUE].flatMap((names, at) =>
    names.split(/\s+/).flatMap((each) => {
      const [name = '', letter = name] = each.split('/');
      const flag = { name, hasValue: at === 0 };
      return [[name, flag] as const, [letter, flag] as const];
    }),
  ),
);

/** Reads the arguments as curl does. @throws UsageError for an option that curl has not; it is named, and never its value. */
export function readCurlOptions(words: readonly string[], file: string): readonly CurlOption[] {
  const options: CurlOption[] = [];
  const left = words.toReversed();
  for (let word = left.pop(); word !== undefined; word = left.pop()) {
    const { flag, rest } = readFlag(word, file);
    // Several letters may stand together, and a value right behind its letter.
    if (flag?.hasValue === false && rest !== '') left.push(`-${rest}`);
    const value = flag?.hasValue === true && rest === '' ? left.pop() : rest;
    if (value === undefined) throw new UsageError(`${file}: the option --${flag?.name ?? ''} of curl has no value.`);
    options.push({ name: flag?.name, value: flag?.hasValue === false ? '' : value });
  }
  return options;
}

interface ReadFlag {
  /** Undefined for what is no option. */
  readonly flag: { readonly name: string; readonly hasValue: boolean } | undefined;
  /** What stands behind its letter; the word itself for what is none. */
  readonly rest: string;
}

function readFlag(word: string, file: string): ReadFlag {
  if (!word.startsWith('-') || word === '-') return { flag: undefined, rest: word };
  const isLong = word.startsWith('--');
  const name = isLong ? word.slice(2).replace(/^no-(?=.)/, '') : word.slice(1, 2);
  // `--no-buffer` is an option that is called so.
  const flag = FLAGS.get(isLong ? word.slice(2) : name) ?? FLAGS.get(name);
  if (flag === undefined || (isLong && name.length === 1)) throw toUnknown(isLong ? word : `-${name}`, file);
  return { flag, rest: isLong ? '' : word.slice(2) };
}

function toUnknown(flag: string, file: string): UsageError {
  // What stands behind an equals sign, or is no name at all, may be anything.
  const [name] = /^--?[\w.#:-]+/.exec(flag) ?? [];
  return new UsageError(`${file}: curl has no option ${name ?? 'of that name'}.`);
}
