import { useState } from 'preact/hooks';
import { clearDeliveries } from './api.ts';

/** Deletes what is kept, by a second press. */
export function DeleteAll({ count }: { readonly count: number }) {
  const [isAsked, ask] = useState(false);
  const press = () => {
    ask(!isAsked);
    if (isAsked) void clearDeliveries();
  };
  return (
    <button type="button" class="plain" disabled={count === 0} onClick={press} onBlur={() => ask(false)}>
      {isAsked ? `Delete ${count} for good?` : 'Delete all'}
    </button>
  );
}
