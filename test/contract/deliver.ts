import type { Journal } from './harness.ts';
import { openConnection, type Connection, type HttpAnswer } from './http.ts';
import type { Exchange, Row } from './row.ts';

/** Sends the requests of a row, one after the other, and gives their answers; undefined where there is none. */
export async function deliver(port: number, row: Row, journal: Journal): Promise<readonly (HttpAnswer | undefined)[]> {
  if (row.connection === 'pipelined') return pipeline(port, row.exchanges);
  if (row.connection === 'parallel') return Promise.all(row.exchanges.map((each) => deliverAlone(port, each)));
  let connection: Connection | undefined;

  async function send({ request }: Exchange): Promise<HttpAnswer | undefined> {
    connection ??= await openConnection(port);
    await connection.send(request);
    return connection.receive(request.method);
  }

  async function exchange(each: Exchange): Promise<HttpAnswer | undefined> {
    if (row.connection !== 'shared') connection = undefined;
    if (each.expected.status === undefined) return leave(port, each, journal);
    const answer = await send(each);
    if (answer !== undefined || row.connection !== 'shared') return answer;
    // The server closed the connection behind its last answer, as it may: the sender opens another one.
    connection = undefined;
    return send(each);
  }

  return inTurn(row.exchanges, exchange);
}

async function deliverAlone(port: number, { request }: Exchange): Promise<HttpAnswer | undefined> {
  const connection = await openConnection(port);
  await connection.send(request);
  return connection.receive(request.method);
}

async function pipeline(port: number, exchanges: readonly Exchange[]): Promise<readonly (HttpAnswer | undefined)[]> {
  const connection = await openConnection(port);
  await inTurn(exchanges, ({ request }) => connection.send(request));
  return inTurn(exchanges, ({ request }) => connection.receive(request.method));
}

/** Sends and goes away; what came of it can only be seen from within. */
async function leave(port: number, { request }: Exchange, journal: Journal): Promise<undefined> {
  const told = journal.waitFor(journal.handled.length + journal.refused.length + 1);
  const connection = await openConnection(port);
  await connection.send(request);
  await told;
}

async function inTurn<Each, Result>(
  list: readonly Each[],
  act: (each: Each) => Promise<Result>,
): Promise<readonly Result[]> {
  return list.reduce<Promise<readonly Result[]>>(
    async (done, each) => [...(await done), await act(each)],
    Promise.resolve([]),
  );
}
