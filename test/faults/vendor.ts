import { setTimeout } from 'node:timers/promises';
import { openConnection, type HttpAnswer, type HttpRequest } from '../contract/http.ts';
import { exampleOf } from '../contract/published.ts';
import { akidotp } from '../contract/senders.ts';
import type { Route } from './protocol.ts';

/** A sender that sends a delivery again until it is acknowledged. */
export interface Vendor {
  /** Sends a new delivery until it is acknowledged, or given up; so many copies of it at the same time. */
  readonly deliver: (route: Route, copies: number) => Promise<string>;
  /** Sends one that has been sent. */
  readonly repeat: (delivery: string) => Promise<void>;
  /**
   * The trouble is over: what is not acknowledged within a minute from now is given up. Not before, for how long a trouble
   * lasts is the machine's affair, and real vendors are more patient.
   */
  readonly lastCall: () => void;
  /** Gives up what is under way. */
  readonly close: () => void;
  readonly account: Account;
}

/** What a vendor knows. */
export interface Account {
  /** Deliveries sent, each begins with its route. */
  readonly sent: ReadonlySet<string>;
  /** Those that were acknowledged. */
  readonly answered: ReadonlySet<string>;
  /** Those that were given up, with how often and how long they were sent, and what came of it last. */
  readonly abandoned: ReadonlyMap<string, string>;
  /** What was answered, or happened instead, and how often. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Milliseconds. */
  readonly slowest: () => number;
}

const LONGEST_ANSWER = 20_000;
const LONGEST_REST = 60_000;
/** Between two attempts of one delivery, in milliseconds. Real vendors are more patient. */
const PAUSE = 50;
const { content } = exampleOf(akidotp);

/** The genuine delivery of this name. */
export function toRequest(delivery: string, padding = ''): HttpRequest {
  const body = `${content.replace('abc123def456', delivery)}${padding}`;
  return akidotp.send(body, { target: `/${routeOf(delivery)}` });
}

export function routeOf(delivery: string): Route {
  return delivery.startsWith('store') ? 'store' : 'inbox';
}

/** `padding` is white space that makes its deliveries longer. */
export function createVendor(ports: () => readonly number[], padding?: string): Vendor {
  const giveUp = new AbortController();
  const sent = new Set<string>();
  const answered = new Set<string>();
  const abandoned = new Map<string, string>();
  const outcomes = new Map<string, number>();
  let slowest = 0;
  let attempts = 0;
  let deadline = Infinity;

  async function deliver(route: Route, copies: number): Promise<string> {
    const delivery = `${route}-${sent.size + 1}`;
    sent.add(delivery);
    await Promise.all(Array.from({ length: copies }, () => sendUntilAnswered(delivery)));
    return delivery;
  }

  async function sendUntilAnswered(delivery: string): Promise<void> {
    const request = toRequest(delivery, padding);
    const begun = performance.now();
    let count = 0;
    let outcome: string | undefined;
    while (performance.now() < deadline && !giveUp.signal.aborted) {
      const open = ports();
      const port = open[attempts++ % open.length];
      count += 1;
      outcome = port === undefined ? undefined : await attempt(port, request);
      if (outcome?.startsWith('200') === true) {
        answered.add(delivery);
        return;
      }
      await setTimeout(PAUSE);
    }
    const seconds = (performance.now() - begun) / 1000;
    abandoned.set(delivery, `${count} times in ${seconds.toFixed(1)} s, the last: ${outcome ?? 'nobody listens'}`);
  }

  async function attempt(port: number, request: HttpRequest): Promise<string> {
    const started = performance.now();
    const outcome = toOutcome(await send(port, request, LONGEST_ANSWER));
    slowest = Math.max(slowest, performance.now() - started);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    return outcome;
  }

  return {
    deliver,
    repeat: sendUntilAnswered,
    lastCall: () => void (deadline = performance.now() + LONGEST_REST),
    close: () => giveUp.abort(),
    account: { sent, answered, abandoned, outcomes, slowest: () => slowest },
  };
}

/** The answer, or what happened instead. */
async function send(port: number, request: HttpRequest, longest: number): Promise<HttpAnswer | 'broken' | 'hung'> {
  let failure: 'broken' | 'hung' = 'broken';
  try {
    const connection = await openConnection(port);
    const timer = globalThis.setTimeout(() => {
      failure = 'hung';
      connection.close();
    }, longest);
    try {
      await connection.send(request);
      return (await connection.receive(request.method)) ?? failure;
    } finally {
      clearTimeout(timer);
      connection.close();
    }
  } catch {
    return failure;
  }
}

/** Status, and the code of the refusal or the text of the acknowledgement. */
export function toOutcome(answer: HttpAnswer | 'broken' | 'hung'): string {
  if (typeof answer === 'string') return answer;
  const [, code] = /"code":"(\w+)"/.exec(answer.text) ?? [];
  return `${answer.status} ${code ?? answer.text.slice(0, 200)}`;
}
