import { useState } from 'preact/hooks';
import type { ExportForm } from '../src/listen/wire.ts';
import { exportDelivery } from './api.ts';
import { toBytes } from './bytes.ts';

const FORMS: Readonly<Record<ExportForm, string>> = { http: 'for verify', har: 'as HAR', test: 'as a test' };

interface Props {
  readonly id: number;
  /** What there is; a test only of what came to a receiver. */
  readonly forms: readonly ExportForm[];
}

/** Saves a delivery as a file, whole, whatever of it is hidden here. */
export function Save({ id, forms }: Props) {
  const [error, tell] = useState('');
  async function save(form: ExportForm): Promise<void> {
    try {
      const { name, base64 } = await exportDelivery(id, form);
      // A copy, for a file takes no view of memory that others may share.
      const address = URL.createObjectURL(new Blob([new Uint8Array(toBytes({ base64 }))]));
      const link = Object.assign(document.createElement('a'), { href: address, download: name });
      link.click();
      URL.revokeObjectURL(address);
      tell('');
    } catch (failure) {
      tell(failure instanceof Error ? failure.message : String(failure));
    }
  }
  return (
    <div class="buttons" role="group" aria-label="Save">
      <span class="quiet">Save</span>
      {forms.map((form) => (
        <button key={form} type="button" onClick={() => void save(form)}>
          {FORMS[form]}
        </button>
      ))}
      <span role="status">{error}</span>
    </div>
  );
}
