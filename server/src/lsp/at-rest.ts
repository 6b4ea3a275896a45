/** Calls a function a moment after the last of several calls in a row, and not later than a few moments after the first. */
export function atRest(act: () => void, moment = 50): () => void {
  let calls = 0;
  let isWaiting = false;
  return () => {
    calls++;
    if (isWaiting) return;
    isWaiting = true;
    const look = (seen: number, left: number) =>
      setTimeout(() => {
        if (calls !== seen && left > 0) return look(calls, left - 1);
        isWaiting = false;
        act();
        return undefined;
      }, moment);
    look(calls, 10);
  };
}
