import { github } from '@hooknotary/providers/github';
import { github as typedGithub } from '@hooknotary/providers/github/official-types';
import { stripe } from '@hooknotary/providers/stripe';
import { stripe as typedStripe } from '@hooknotary/providers/stripe/official-types';
import { expect, it } from 'vitest';

it('has one implementation, whoever made the types', () => {
  expect(typedGithub).toBe(github);
  expect(typedStripe).toBe(stripe);
});
