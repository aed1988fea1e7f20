import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeDeliveries, secrets, type Delivery } from './deliveries.ts';

/** Sends a genuine and a forged delivery of each vendor to an application that listens, and closes it. */
export async function receiveAll(server: Server): Promise<void> {
  // The cast is true of a server that listens on a port.
  const { port } = server.address() as AddressInfo;
  const send = async ({ vendor, method, query, headers, body }: Delivery): Promise<[number, unknown]> => {
    const target = `http://127.0.0.1:${port}/${vendor}${query}`;
    const response = await fetch(target, { method, headers, ...(body === undefined ? {} : { body }) });
    return [response.status, await response.json()];
  };
  const forged = makeDeliveries(() => randomUUID());
  const genuine = makeDeliveries((vendor) => secrets[vendor]);
  await Promise.all(
    genuine.map(async (delivery, index) => {
      assert.deepEqual(await send(delivery), [200, delivery.expected], delivery.vendor);
      const [status, answer] = await send(forged[index] ?? delivery);
      assert.equal(status, delivery.refusal, delivery.vendor);
      assert.equal(typeof answer === 'object' && answer !== null && Reflect.get(answer, 'code'), 'signature_mismatch');
      console.log(`${delivery.vendor}: 200 and ${status}`);
    }),
  );
  server.close();
  server.closeAllConnections();
}
