/**
 * Fuzzes core as built, guided by V8's block coverage; the same seed makes the same run.
 * node test/fuzz/run.ts [--runs 20000] [--seed 1] [--target name] [--save]
 */
import { parseArgs } from 'node:util';
import * as core from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';
import { readHeader } from '../../packages/core/dist/headers.js';
import { phpQueryToJson } from '../../packages/providers/dist/kudosity/php-query.js';
import { keep, readCorpus } from './corpus.ts';
import { createCoverage } from './coverage.ts';
import { createRandom, mutate, shrink } from './mutate.ts';
import type { Target } from './target.ts';
import { createTargets } from './targets.ts';

// A look at the coverage takes as long as fifty runs.
const BATCH = 16;
/** How often the hottest block may run for each byte of input: anything that grows faster than its input is past it. */
const HOTTEST_PER_BYTE = 32;

const SCRIPTS = /\/packages\/(?:core|providers)\/dist\//;
const TOO_MUCH = 'The work grows faster than the input.';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});

interface Failure {
  readonly input: Buffer;
  readonly message: string;
}

/** Runs one target; says whether it held. */
function fuzz(target: Target, runs: number, seed: number): boolean {
  const coverage = createCoverage(SCRIPTS);
  const random = createRandom(seed);
  const corpus: Buffer[] = [];
  const answers = new Set<string>();
  const begun = readCorpus(target);
  let failure = runBatch(begun);
  const ofSeeds = corpus.length;
  let done = begun.length;
  if (corpus.length === 0) corpus.push(Buffer.of());

  for (; failure === undefined && done < runs; done += BATCH) {
    const parents = Array.from({ length: BATCH }, () => corpus[random(corpus.length)] ?? Buffer.of());
    failure = runBatch(parents.map((parent) => mutate(parent, { corpus, words: target.words, random })));
  }

  /** Keeps what ran something new or was answered anew; which of a batch did is only asked where one of it did. */
  function runBatch(inputs: readonly Buffer[]): Failure | undefined {
    const answering = new Set<Buffer>();
    for (const input of inputs) {
      const { answer, message } = attempt(target, input);
      if (message !== undefined) return { input, message };
      if (!answers.has(answer)) answering.add(input);
      answers.add(answer);
    }
    const { isNew, hottest } = coverage.look();
    if (!isNew && hottest <= limitOf(inputs)) {
      corpus.push(...answering);
      return undefined;
    }
    for (const input of inputs) {
      attempt(target, input);
      const seen = coverage.look();
      if (seen.hottest > limitOf([input])) return { input, message: TOO_MUCH };
      if (seen.isNew || answering.has(input)) corpus.push(input);
      seen.add();
    }
    return undefined;
  }

  function failsAlike(input: Buffer): boolean {
    coverage.look();
    const { message } = attempt(target, input);
    const isHot = coverage.look().hottest > limitOf([input]);
    return (message ?? (isHot ? TOO_MUCH : undefined)) === failure?.message;
  }

  const { covered, known } = coverage.count();
  console.log(
    `${target.name}: seed ${seed}, ${done} runs, ${covered} of ${known} blocks, ${answers.size} answers, ` +
      `corpus ${corpus.length} (${corpus.length - ofSeeds} new)`,
  );
  if (failure !== undefined) report(target, shrink(failure.input, failsAlike), failure.message);
  if (options.save) for (const input of distil(target, begun, corpus)) keep(`corpus/${target.name}`, input);
  return failure === undefined;
}

function attempt(target: Target, input: Buffer): { readonly answer: string; readonly message?: string } {
  try {
    return { answer: target.run(input) };
  } catch (error) {
    return { answer: '', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Of inputs that each were new once, those still needed beside the first; the last ones hold most of the others. */
function distil(target: Target, first: readonly Buffer[], corpus: readonly Buffer[]): readonly Buffer[] {
  const coverage = createCoverage(SCRIPTS);
  const answers = new Set(first.map((input) => attempt(target, input).answer));
  coverage.look().add();
  const needed = corpus.toReversed().filter((input) => {
    const { answer } = attempt(target, input);
    const { isNew, add } = coverage.look();
    add();
    const before = answers.size;
    answers.add(answer);
    return isNew || answers.size > before;
  });
  return needed;
}

function limitOf(inputs: readonly Buffer[]): number {
  return inputs.reduce((sum, { length }) => sum + HOTTEST_PER_BYTE * (length + 64), 0);
}

function report({ name }: Target, input: Buffer, message: string): void {
  console.error(`${name} failed: ${message}\n  ${JSON.stringify(input.toString())}\n  ${keep('failures', input)}`);
}

const targets = createTargets({ core, registry, phpQueryToJson, readHeader });
const chosen = targets.filter(({ name }) => options.target === undefined || options.target === name);
if (chosen.length === 0) throw new Error(`The targets are ${targets.map(({ name }) => name).join(', ')}.`);
const held = chosen.map((target) => fuzz(target, Number(options.runs), Number(options.seed)));
process.exitCode = held.includes(false) ? 1 : 0;
