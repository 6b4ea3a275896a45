/**
 * Waits until the messages that are queued have been taken in and a document stays as it is, so that work is done once for
 * the newest version, and work that was cancelled meanwhile not at all. Nobody waits longer than a thousand turns.
 */
export async function settled(version: () => number | undefined, isCancelled: () => boolean): Promise<void> {
  for (let turn = 0, quiet = 0; turn < 1000 && quiet < quietTurns && !isCancelled(); turn++) {
    const before = version();
    await nextTurn();
    quiet = version() === before ? quiet + 1 : 0;
  }
}

/** One message is read and one handled in each turn: what an editor sends along with an edit is in by then. */
const quietTurns = 8;

/** No timer, the shortest of which takes a millisecond, as much as the work that is waited for. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
