/**
 * Waits until the messages that are queued have been taken in and a document stays as it is, so that work is done once for
 * the newest version, and work that was cancelled meanwhile not at all. Nobody waits longer than a hundred turns.
 */
export async function settled(version: () => number | undefined, isCancelled: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !isCancelled(); turn++) {
    const before = version();
    await nextTurn();
    if (version() === before) return;
  }
}

/** A timer, since it exists in workers too; messages that wait are handled before it fires. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
