import { useState } from 'preact/hooks';

interface Props {
  readonly label: string;
  /** What is copied, for who does not see where the button stands. */
  readonly what?: string;
  readonly read: () => string | Promise<string>;
}

/** Copies a text, and says so. */
export function CopyButton({ label, what, read }: Props) {
  const [told, tell] = useState('');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(await read());
      tell('Copied.');
    } catch {
      tell('Your browser did not allow it.');
    }
  }
  return (
    <span class="copy">
      <button
        type="button"
        class={what === undefined ? '' : 'plain'}
        aria-label={what === undefined ? undefined : `${label} ${what}`}
        onClick={() => void copy()}
      >
        {label}
      </button>
      <span role="status" class="quiet">
        {told}
      </span>
    </span>
  );
}
