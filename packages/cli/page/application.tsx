import { toConstant, toExpression } from '../src/listen/constant.ts';
import type { DeliveryDetail, Framework, ListenerState, SentAnswer } from '../src/listen/wire.ts';
import { CopyButton } from './copy.tsx';
import { FRAMEWORKS, useFramework } from './frameworks.ts';
import { Radios } from './radios.tsx';

interface Props {
  readonly delivery: DeliveryDetail;
  readonly answer: SentAnswer;
  readonly state: ListenerState;
}

/** Where the same bytes verify here and the application refuses them, the fault is in the application: how it should be. */
export function Application({ delivery: { provider, method }, answer, state }: Props) {
  const [framework, choose] = useFramework();
  const variable = state.providers.find(({ name }) => name === provider)?.variable;
  const { pathname: path } = new URL(answer.url);
  if (provider === undefined || variable === undefined) return undefined;
  const code = WRITERS[framework]({ provider, variable, path, method: method.toLowerCase() });
  return (
    <div class="cause" data-cause="application">
      <p>
        The same bytes verify here, so the fault is in the application: its secret is another, or it does not take the
        bytes before a parser does. As it should be:
      </p>
      <div class="titled">
        <Radios name="application" label="Framework" options={FRAMEWORKS} value={framework} onChoose={choose} />
        <CopyButton label="Copy" what="the code" read={() => code} />
      </div>
      <pre tabIndex={0} aria-label="The code">
        {code}
      </pre>
    </div>
  );
}

interface Place {
  readonly provider: string;
  readonly variable: string;
  readonly path: string;
  readonly method: string;
}

const imports = (framework: Framework, provider: string): string =>
  `import { webhook } from '@hooknotary/${framework}';
import { ${toConstant(provider)} } from '@hooknotary/providers/${provider}';
`;

const WRITERS: Readonly<Record<Framework, (place: Place) => string>> = {
  express: ({ provider, variable, path, method }) => `${imports('express', provider)}
// Before express.json() and every other parser of bodies.
app.${method}('${path}', webhook(${toExpression(provider)}, process.env.${variable}), (request, response) => {
  // request.webhook is genuine, and typed.
  response.sendStatus(200);
});
`,
  fastify: ({ provider, variable, path }) => `${imports('fastify', provider)}
await app.register(webhook, {
  provider: ${toExpression(provider)},
  secret: process.env.${variable},
  path: '${path}',
  on: { '*': (webhook) => handle(webhook) },
});
`,
  koa: ({ provider, variable, path, method }) => `${imports('koa', provider)}
// Before @koa/bodyparser and everything else that reads ctx.req.
router.${method}('${path}', webhook(${toExpression(provider)}, process.env.${variable}), (ctx) => {
  // ctx.webhook is genuine, and typed.
  ctx.body = 'OK';
});
`,
};
