'use strict';

// A program without TypeScript or bundler that still uses CommonJS; told which framework's adapter to require, or `engines`.
const assert = require('node:assert/strict');
const core = require('@hooknotary/core');

if (process.argv[2] === 'engines') {
  for (const name of ['sqlite', 'redis', 'postgres']) {
    const engine = require(`@hooknotary/${name}`);
    assert.deepEqual(Object.keys(engine).toSorted(), ['aesGcm', `${name}Inbox`, `${name}Store`]);
  }
} else {
  const adapter = require(`@hooknotary/${process.argv[2]}`);
  assert.equal(typeof adapter.webhook, 'function');
  for (const name of ['akidotp', 'cardda', 'idenfy', 'kudosity', 'osapher']) {
    assert.equal(typeof adapter[`${name}Webhook`], 'function');
    assert.equal(adapter[name].name, name);
  }
}

// One core, whichever way it was loaded: what an adapter throws is an instance of the class that the program knows.
import('@hooknotary/core').then((imported) => {
  assert.equal(imported.WebhookError, core.WebhookError);
  process.stdout.write('required\n');
});
