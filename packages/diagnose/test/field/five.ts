import { akidotpStories } from './akidotp.js';
import { carddaStories } from './cardda.js';
import { toCase, type FieldCase } from './case.js';
import { idenfyStories } from './idenfy.js';
import { kudosityStories } from './kudosity.js';
import { osapherStories } from './osapher.js';

/** A hundred deliveries of the first five senders that are refused, each for what a match could prove. */
export const five: readonly FieldCase[] = [
  akidotpStories,
  kudosityStories,
  idenfyStories,
  osapherStories,
  carddaStories,
].flatMap((stories) => stories.map(toCase));
