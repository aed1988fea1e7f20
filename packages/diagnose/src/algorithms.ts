import { ecdsaP256, rsa, type Algorithm, type DeliveryHeaders, type Provider } from '@hooknotary/core';
import { readHeader } from '@hooknotary/core/internal';
import { toCause } from './causes.js';
import { asGiven, type Guess } from './guess.js';
import { BARE_HASHES, STRANGE_HMACS } from './hashes.js';
import { otherHmacs, toAlgorithmTitle } from './writing.js';

/** The algorithm that the sender names, where a header names it among those that the description allows. */
export function readChoice({ signature: { choice } }: Provider, headers: DeliveryHeaders): Algorithm | undefined {
  const [name = '', another] = choice === undefined ? [] : readHeader(headers, choice.header);
  return choice !== undefined && another === undefined && Object.hasOwn(choice.algorithms, name)
    ? choice.algorithms[name]
    : undefined;
}

/** Algorithms that may have made a signature: those of the description, HMAC with another hash, and a bare hash. */
export function guessAlgorithms(provider: Provider, headers: DeliveryHeaders): readonly Guess<Algorithm>[] {
  const { algorithms, choice, token } = provider.signature;
  const own =
    choice === undefined ? algorithms.map((each) => asGiven(each)) : guessChosen(provider, choice.header, headers);
  const [first] = algorithms;
  // A token says itself what has signed it, and nobody makes an HMAC with a public key.
  const isShared = token === undefined && first.kind === 'shared';
  const others = isShared ? [...otherHmacs(first), ...STRANGE_HMACS] : [];
  const isPair = token === undefined && first.kind === 'pair';
  return [
    ...own,
    ...(isPair ? OTHER_PAIRS.filter(({ value }) => algorithms.some(({ name }) => value.name.startsWith(name))) : []),
    ...(isShared ? BARE_HASHES : []),
    ...others
      .filter(({ name }) => !own.some(({ value }) => value.name === name))
      .map((value) => ({ value, causes: [toCause('signature_by_another_algorithm', toAlgorithmTitle(value))] })),
  ];
}

/** What belongs to the same keys, and is padded or written in another way. */
const OTHER_PAIRS: readonly Guess<Algorithm>[] = [
  {
    value: { ...rsa({ padding: 'pkcs1' }), name: 'rsa-pkcs1' },
    causes: [toCause('signature_by_another_algorithm', 'RSA with the padding of PKCS #1')],
  },
  {
    value: { ...rsa({ padding: 'pss' }), name: 'rsa-pss' },
    causes: [toCause('signature_by_another_algorithm', 'RSA with the padding PSS')],
  },
  {
    value: { ...ecdsaP256({ form: 'jose' }), name: 'ecdsa-p256-jose' },
    causes: [toCause('signature_in_another_encoding', 'two numbers, as JOSE has them')],
  },
  {
    value: { ...ecdsaP256({ form: 'der' }), name: 'ecdsa-p256-der' },
    causes: [toCause('signature_in_another_encoding', 'ASN.1')],
  },
];

/** The one that is named; all that are allowed where none of them is. */
function guessChosen(provider: Provider, header: string, headers: DeliveryHeaders): readonly Guess<Algorithm>[] {
  const chosen = readChoice(provider, headers);
  if (chosen !== undefined) return [asGiven(chosen)];
  const causes = [toCause('signature_algorithm_unnamed', header)];
  return provider.signature.algorithms.map((value) => ({ value, causes }));
}
