import type { ComponentChildren } from 'preact';
import type { DiagnosisAnswer, Framework } from '../src/listen/wire.ts';
import { CopyButton } from './copy.tsx';
import { FRAMEWORKS, useFramework } from './frameworks.ts';
import { Radios } from './radios.tsx';

interface Props extends DiagnosisAnswer {
  /** What shows the first of them. */
  readonly children?: ComponentChildren;
}

/** What a match proves, and what to change; or what was tried in vain. */
export function Causes({ causes, tried = [], untried = [], unavailable, children }: Props) {
  const [framework, choose] = useFramework();
  if (unavailable !== undefined) return <p>{unavailable}</p>;
  if (causes.length === 0) return <Unknown tried={tried} untried={untried} />;
  return (
    <>
      {causes.map(({ code, proof, fix }, at) => (
        <div class="cause" key={code} data-cause={code}>
          <h4>
            Proven <code>{code}</code>
          </h4>
          <p>{proof}</p>
          {at === 0 && children}
          <div class="titled">
            <h4>What to change</h4>
            {isDifferent(fix) && (
              <Radios name={`fix-${code}`} label="Framework" options={FRAMEWORKS} value={framework} onChoose={choose} />
            )}
            <CopyButton label="Copy" what="what to change" read={() => fix[framework]} />
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
        was changed on the way, before it came here; or it is a forgery. Try the secret that the sender shows, below.
      </p>
      <details>
        <summary>Tried, and none of it matches</summary>
        <ul>
          {tried.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      </details>
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
