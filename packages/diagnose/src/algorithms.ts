import type { Algorithm, DeliveryHeaders, Provider } from '@hooknotary/core';
import { readHeader } from '@hooknotary/core/internal';
import { toCause } from './causes.js';
import { asGiven, type Guess } from './guess.js';
import { otherHmacs, toAlgorithmTitle } from './writing.js';

/** The algorithm that the sender names, where a header names it among those that the description allows. */
export function readChoice({ signature: { choice } }: Provider, headers: DeliveryHeaders): Algorithm | undefined {
  const [name = '', another] = choice === undefined ? [] : readHeader(headers, choice.header);
  return choice !== undefined && another === undefined && Object.hasOwn(choice.algorithms, name)
    ? choice.algorithms[name]
    : undefined;
}

/** Algorithms that may have made a signature: those of the description, and HMAC with another hash. */
export function guessAlgorithms(provider: Provider, headers: DeliveryHeaders): readonly Guess<Algorithm>[] {
  const { algorithms, choice, token } = provider.signature;
  const own =
    choice === undefined ? algorithms.map((each) => asGiven(each)) : guessChosen(provider, choice.header, headers);
  const [first] = algorithms;
  // A token says itself what has signed it, and nobody makes an HMAC with a public key.
  const others = token !== undefined || first.kind === 'pair' ? [] : otherHmacs(first);
  return [
    ...own,
    ...others
      .filter(({ name }) => !own.some(({ value }) => value.name === name))
      .map((value) => ({ value, causes: [toCause('signature_by_another_algorithm', toAlgorithmTitle(value))] })),
  ];
}

/** The one that is named; all that are allowed where none of them is. */
function guessChosen(provider: Provider, header: string, headers: DeliveryHeaders): readonly Guess<Algorithm>[] {
  const chosen = readChoice(provider, headers);
  if (chosen !== undefined) return [asGiven(chosen)];
  const causes = [toCause('signature_algorithm_unnamed', header)];
  return provider.signature.algorithms.map((value) => ({ value, causes }));
}
