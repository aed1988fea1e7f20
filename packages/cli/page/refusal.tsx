import { useState } from 'preact/hooks';
import type { DeliveryDetail, DiagnosisAnswer, Framework } from '../src/listen/wire.ts';
import { readDiagnosis } from './api.ts';
import { Radios } from './radios.tsx';
import { useAsync } from './use-async.ts';

const FRAMEWORKS = { express: 'Express', fastify: 'Fastify', koa: 'Koa' } as const;
const REMEMBERED = 'hooknotary-framework';

/** Why a delivery was refused: what verification said, what a match proves, and what to change. */
export function Refusal({ delivery: { id, code, message } }: { readonly delivery: DeliveryDetail }) {
  const { value: diagnosis, error } = useAsync(String(id), () => readDiagnosis(id));
  return (
    <section class="refusal" aria-labelledby="refusal-title">
      <h3 id="refusal-title">Why it was refused</h3>
      <p>
        <code class="code">{code}</code> {message}
      </p>
      {error !== undefined && <p>{error}</p>}
      {diagnosis === undefined ? (
        error === undefined && <p class="quiet">Trying what people get wrong…</p>
      ) : (
        <Causes {...diagnosis} />
      )}
    </section>
  );
}

function Causes({ causes, tried = [], untried = [], unavailable }: DiagnosisAnswer) {
  const [framework, choose] = useState<Framework>(recall);
  const remember = (chosen: Framework) => {
    choose(chosen);
    localStorage.setItem(REMEMBERED, chosen);
  };
  if (unavailable !== undefined) return <p>{unavailable}</p>;
  if (causes.length === 0) return <Unknown tried={tried} untried={untried} />;
  return (
    <>
      {causes.map(({ code, proof, fix }) => (
        <div class="cause" key={code} data-cause={code}>
          <h4>
            Proven <code>{code}</code>
          </h4>
          <p>{proof}</p>
          <div class="titled">
            <h4>What to change</h4>
            {isDifferent(fix) && (
              <Radios
                name={`fix-${code}`}
                label="Framework"
                options={FRAMEWORKS}
                value={framework}
                onChoose={remember}
              />
            )}
          </div>
          <p class="fix">{fix[framework]}</p>
        </div>
      ))}
    </>
  );
}

/** Whether the advice is another one in another framework. */
function isDifferent(fix: Readonly<Record<Framework, string>>): boolean {
  return new Set(Object.values(fix)).size > 1;
}

function Unknown({ tried, untried }: Required<Pick<DiagnosisAnswer, 'tried' | 'untried'>>) {
  return (
    <div class="cause" data-cause="none">
      <h4>Nothing that was tried explains it</h4>
      <p>
        Either it was signed with another secret, such as that of another environment or another webhook; or its content
        was changed on the way, before it came here; or it is a forgery.
      </p>
      <h4>Tried, and none of it matches</h4>
      <ul>
        {tried.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      {untried.length > 0 && (
        <>
          <h4>Not tried</h4>
          <ul class="untried">
            {untried.map(({ what, why }) => (
              <li key={what}>
                {what}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function recall(): Framework {
  const remembered = localStorage.getItem(REMEMBERED);
  return remembered === 'fastify' || remembered === 'koa' ? remembered : 'express';
}
