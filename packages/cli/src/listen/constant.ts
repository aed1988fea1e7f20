// For the page, too: it takes nothing of the server's along.

/** A provider's name as its package exports it. */
export function toConstant(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What those are made from that their package exports as a function; the dots are for the reader to fill in. */
const PARAMETERS: Readonly<Record<string, string>> = {
  'didww-otp': "{ key: '…' }",
  fusionauth: '',
  meta: "{ verifyToken: '…' }",
  'sinch-verification': "{ key: '…' }",
  sumsub: '',
  telesign: "{ customerId: '…' }",
};

/** The provider as code has it that imports {@link toConstant}. */
export function toExpression(name: string): string {
  const parameters = PARAMETERS[name];
  return parameters === undefined ? toConstant(name) : `${toConstant(name)}(${parameters})`;
}
