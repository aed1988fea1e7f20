import { useState } from 'preact/hooks';
import type { ListenerState } from '../src/listen/wire.ts';
import { sendExample } from './api.ts';
import { CopyButton } from './copy.tsx';
import { Sent } from './sent.tsx';
import { useSending } from './use-sending.ts';

interface Props {
  readonly state: ListenerState;
  readonly isEmpty: boolean;
}

/** What to do first, and where deliveries go. */
export function Welcome({ state, isEmpty }: Props) {
  return (
    <div class="welcome">
      <h2>{isEmpty ? 'Waiting for the first delivery' : 'Choose a delivery'}</h2>
      <p>
        {isEmpty
          ? 'Every request that comes is shown here at once, with the reason where it is refused.'
          : 'Its headers, its exact bytes and the reason of a refusal are shown here.'}
      </p>
      <Try state={state} />
      <Addresses state={state} />
    </div>
  );
}

/** Broken so that it can be explained, where the sender's content can be written in another way. */
const BROKEN = ['reserialise', 'body'];

function Try({ state: { providers } }: Pick<Props, 'state'>) {
  const first = providers.find(({ variants }) => variants.length > 0) ?? providers[0];
  const [name, choose] = useState(first?.name ?? '');
  const { sending, run } = useSending();
  const { variants = [], variable } = providers.find((each) => each.name === name) ?? {};
  const broken = BROKEN.find((each) => variants.includes(each));
  const isOff = sending.isUnderWay === true;
  return (
    <>
      <h3>Try it</h3>
      <div class="buttons">
        <select aria-label="Provider to try" value={name} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {providers.map((each) => (
            <option key={each.name} value={each.name}>
              {each.name}
            </option>
          ))}
        </select>
        <button
          type="button"
          disabled={isOff || variants.length === 0}
          onClick={() => void run(() => sendExample(name, 'genuine'))}
        >
          Send a genuine one
        </button>
        <button
          type="button"
          disabled={isOff || broken === undefined}
          onClick={() => broken !== undefined && void run(() => sendExample(name, broken))}
        >
          Send a broken one
        </button>
      </div>
      {variants.length === 0 && (
        <p class="quiet">
          There is nothing to sign it with: set <code>{variable}</code> and start again.
        </p>
      )}
      <Sent {...sending} />
    </>
  );
}

function Addresses({ state: { providers, port, isPublic } }: Pick<Props, 'state'>) {
  const tunnels = [
    `cloudflared tunnel --url http://127.0.0.1:${port}`,
    `ngrok http ${port}`,
    `tailscale funnel ${port}`,
  ];
  return (
    <>
      <h3>Or let your provider send</h3>
      {isPublic ? (
        <p>Paste the address into the provider's dashboard:</p>
      ) : (
        <>
          <p>
            By a tunnel that leaves the bytes alone, such as one of these. Start again with{' '}
            <code>--public-url https://…</code>, and the table has the addresses to paste.
          </p>
          <ul class="lines">
            {tunnels.map((line) => (
              <li key={line}>
                <code>{line}</code> <CopyButton label="Copy" what={line} read={() => line} />
              </li>
            ))}
          </ul>
        </>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">Provider</th>
            <th scope="col">Address</th>
            <th scope="col">Secret</th>
          </tr>
        </thead>
        <tbody>
          {providers
            .toSorted((one, other) => Number(other.hasSecret) - Number(one.hasSecret))
            .map(({ name: provider, method, url, variable, hasSecret }) => (
              <tr key={provider}>
                <th scope="row">{provider}</th>
                <td>
                  <code>
                    {method} {url}
                  </code>{' '}
                  <CopyButton label="Copy" what={`the address of ${provider}`} read={() => url} />
                </td>
                <td class={hasSecret ? 'set' : 'unset'}>{hasSecret ? 'set' : `set ${variable} and start again`}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
