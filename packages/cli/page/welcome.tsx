import { useState } from 'preact/hooks';
import type { ListenerState } from '../src/listen/wire.ts';
import { CopyButton } from './copy.tsx';

interface Props {
  readonly state: ListenerState;
  readonly isEmpty: boolean;
}

/** What to do first, and where deliveries go. */
export function Welcome({ state: { providers }, isEmpty }: Props) {
  const first = providers.find(({ hasSecret }) => hasSecret) ?? providers[0];
  const [name, choose] = useState(first?.name ?? '');
  const chosen = providers.find((each) => each.name === name);
  const line = `npx hooknotary send ${name} ${chosen?.url ?? ''}`;
  return (
    <div class="welcome">
      <h2>{isEmpty ? 'Waiting for the first delivery' : 'Choose a delivery'}</h2>
      <p>
        {isEmpty
          ? 'Everything that arrives is shown here at once, with the reason where it is refused.'
          : 'Its headers, its exact bytes and the reason of a refusal are shown here.'}
      </p>
      <h3>Try it</h3>
      <p>
        In another terminal, where <code>{chosen?.variable}</code> is set to the same secret, send what{' '}
        <select aria-label="Provider to try" value={name} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {providers.map((each) => (
            <option key={each.name} value={each.name}>
              {each.name}
            </option>
          ))}
        </select>{' '}
        documents:
      </p>
      <pre tabIndex={0} aria-label="The line to try">
        {line}
      </pre>
      <CopyButton key={line} label="Copy the line" read={() => line} />
      <p>
        Add <code>--tamper reserialise</code> to see a refusal explained.
      </p>
      <h3>Or let your provider send</h3>
      <p>To these addresses, by a tunnel that leaves the bytes alone:</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Provider</th>
            <th scope="col">Address</th>
            <th scope="col">Secret</th>
          </tr>
        </thead>
        <tbody>
          {providers.map(({ name: provider, method, url, variable, hasSecret }) => (
            <tr key={provider}>
              <th scope="row">{provider}</th>
              <td>
                <code>
                  {method} {url}
                </code>
              </td>
              <td class={hasSecret ? 'set' : 'unset'}>{hasSecret ? 'set' : `set ${variable} and start again`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
