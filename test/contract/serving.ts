import type { RequestListener } from 'node:http';
import { afterEach } from 'vitest';
import { listen, type Running } from './harness.ts';
import { openConnection, type HttpAnswer, type HttpRequest } from './http.ts';

const running: Running[] = [];
// Of each test of the file that imports this.
afterEach(() => Promise.all(running.splice(0).map(({ close }) => close())));

/** Serves until the test is over; the port. */
export async function serve(listener: RequestListener): Promise<number> {
  const server = await listen(listener, undefined);
  running.push(server);
  return server.port;
}

/** The answer of a server of its own. */
export async function sendTo(listener: RequestListener, request: HttpRequest): Promise<HttpAnswer | undefined> {
  const connection = await openConnection(await serve(listener));
  await connection.send(request);
  return connection.receive(request.method);
}
