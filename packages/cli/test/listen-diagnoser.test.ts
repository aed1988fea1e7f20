import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { signedRequest } from '@hooknotary/testing';
import { describe, expect, it } from 'vitest';
import { createDiagnoser, type Question } from '../src/listen/diagnoser.ts';
import type { DiagnosisAnswer } from '../src/listen/wire.ts';
import { ask, closing, listen, secretOf, sendTo } from './listening.ts';

/** As much work as one delivery can be. */
const COSTLY = JSON.stringify(Array.from({ length: 40_000 }, (_each, at) => ({ [`é/${at}`]: 'x' })));

function toQuestion(payload: string, secret: string, change: (body: Buffer) => Buffer = (body) => body): Question {
  const { method, url, headers, body } = signedRequest(akidotp, { secret: secretOf(akidotp), payload });
  const delivery = { method, url, headers, rawBody: change(body) };
  return { provider: 'akidotp', secret, secrets: {}, delivery, now: Date.now() };
}

const start = () => closing(createDiagnoser(), ({ close }) => close());
const cheap = toQuestion('{"a":1}', `${secretOf(akidotp)}`, (body) => Buffer.from(`${body.toString()}\n`));
const costly = toQuestion(COSTLY, 'another');
const codesOf = ({ causes }: DiagnosisAnswer) => causes.map(({ code }) => code);

describe('the diagnoser', () => {
  it('answers what is asked at once in its order', async () => {
    const { ask: askIt } = start();
    const [first, second, third] = await Promise.all([askIt(cheap, 60), askIt(costly, 60), askIt(cheap, 60)]);
    expect([first, second, third].map(codesOf)).toEqual([['body_newline_added'], [], ['body_newline_added']]);
    expect(second?.tried).toContain('the body with another end, and with and without a byte order mark');
  });

  it('gives up what takes too long, and answers the next', async () => {
    const { ask: askIt } = start();
    expect(await askIt(cheap, 60)).toMatchObject({ causes: [{ code: 'body_newline_added' }] });
    const [late, next] = await Promise.all([askIt(costly, 0.001), askIt(cheap, 60)]);
    expect(late).toEqual({ causes: [], unavailable: 'The diagnosis took longer than 0.001 s, and was given up.' });
    expect(codesOf(next)).toEqual(['body_newline_added']);
  });

  it('begins anew where its thread died', async () => {
    const { ask: askIt } = start();
    // What no verification takes for a secret, so that the diagnosis throws.
    const deadly = { ...cheap, secret: '' };
    const [died, next] = await Promise.all([askIt(deadly, 60), askIt(cheap, 60)]);
    expect(died).toEqual({ causes: [], unavailable: expect.stringContaining('broke off') as unknown });
    expect(codesOf(next)).toEqual(['body_newline_added']);
  });

  it('answers also where the question cannot be put', async () => {
    const { ask: askIt } = start();
    const strange = { ...cheap, secret: (() => 'x') as never };
    expect(await askIt(strange, 60)).toMatchObject({ unavailable: expect.stringContaining('broke off') as unknown });
    expect(codesOf(await askIt(cheap, 60))).toEqual(['body_newline_added']);
  });

  it('answers nobody any more once it is closed', async () => {
    const { ask: askIt, close } = createDiagnoser();
    const answers = [askIt(costly, 60), askIt(cheap, 60)];
    await close();
    expect((await Promise.all(answers)).map(({ unavailable }) => typeof unavailable)).toEqual(['string', 'string']);
  });
});

describe('while a delivery is diagnosed', () => {
  it('the listener answers others', async () => {
    const listener = await listen();
    const payload = JSON.parse(COSTLY) as unknown;
    await sendTo(listener, signedRequest(akidotp, { secret: 'another', payload }));
    const order: string[] = [];
    const diagnosis = ask<DiagnosisAnswer>(listener, 'deliveries/1/diagnosis').then((answer) => {
      order.push('diagnosis');
      return answer;
    });
    const others = Array.from({ length: 3 }, async (_each, at) => {
      await sendTo(listener, signedRequest(cardda, { secret: secretOf(cardda) }));
      order.push(`delivery ${at}`);
    });
    const [{ causes }] = await Promise.all([diagnosis, ...others]);
    expect(causes).toEqual([]);
    expect(order.at(-1)).toBe('diagnosis');
    expect(order).toHaveLength(4);
  });

  it('is told where it takes too long', async () => {
    const listener = await listen({ diagnosisTimeout: 0.001 });
    await sendTo(listener, signedRequest(akidotp, { secret: 'another', payload: JSON.parse(COSTLY) as unknown }));
    expect(await ask(listener, 'deliveries/1/diagnosis')).toEqual({
      causes: [],
      unavailable: 'The diagnosis took longer than 0.001 s, and was given up.',
    });
  });
});
