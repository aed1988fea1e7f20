const MINUTE = 60_000;

/**
 * Makes what removes old rows now and then: at most once a minute, beside what is asked of the store, by batches until one
 * is not full. Where it fails, the next may not.
 */
export function createPurge(removeBatch: () => Promise<{ readonly isFull: boolean }>): () => void {
  let isResting = false;

  async function purge(): Promise<void> {
    const { isFull } = await removeBatch();
    if (isFull) await purge();
  }

  return () => {
    if (isResting) return;
    isResting = true;
    void purge()
      .catch(() => undefined)
      .finally(() => setTimeout(() => (isResting = false), MINUTE).unref());
  };
}
