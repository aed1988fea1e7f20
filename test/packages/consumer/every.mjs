/**
 * Receives a genuine and a forged delivery of every sender of the catalogue in one framework:
 *
 *     node every.mjs express|fastify|koa
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [framework] = process.argv.slice(2);
const { webhook } = await import(`@hooknotary/${framework}`);
const senders = JSON.parse(readFileSync(new URL('every.json', import.meta.url), 'utf8'));

const STARTS = {
  async express(guard) {
    const { default: express } = await import('express');
    return createServer(express().use(guard, ({ webhook: { type } }, response) => void response.json({ type })));
  },
  async koa(guard) {
    const { default: Koa } = await import('koa');
    const app = new Koa();
    app.use(guard).use((context) => void (context.body = { type: context.webhook.type }));
    return createServer(app.callback());
  },
  async fastify(options) {
    const { default: fastify } = await import('fastify');
    const app = fastify();
    await app.register(async (scope) => {
      await scope.register(webhook, options);
      scope.all('/*', ({ webhook: { type } }, reply) => void reply.send({ type }));
    });
    await app.ready();
    return app.server;
  },
};

for (const { name, exported, madeWith, secret, options, now, genuine, forged } of senders) {
  const { [exported]: named } = await import(`@hooknotary/providers/${name}`);
  const provider = madeWith === undefined ? named : named(madeWith);
  const all = { ...options, now: () => now };
  const server = await STARTS[framework](
    framework === 'fastify' ? { provider, secret, ...all } : webhook(provider, secret, all),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const taken = await send(server.address().port, genuine);
  const refused = await send(server.address().port, forged);
  server.close();
  server.closeAllConnections();
  console.log(`${name}: ${taken.status} ${taken.type}, ${refused.status} ${refused.code}`);
}

async function send(port, { method, target, headers, body }) {
  const answer = await fetch(`http://127.0.0.1:${port}${target}`, {
    method,
    headers,
    body: Buffer.from(body, 'base64'),
  });
  return { status: answer.status, ...(await answer.json()) };
}
