/** Lines of a file that are known to have gone from one place to another, in the order of the earlier ones. */
export type LineFences = readonly { readonly from: number; readonly to: number }[];

/** A neighbour farther away says little of where a line went. */
const near = 150;

/** Of lines that are put in or taken out between two others, per line between them. */
const give = 0.1;

/**
 * What lines around it say of a line that may have gone from one place to another, from -0.2 to 0.1: lines mostly stay in
 * their order, and what stands near each other moves by about as much.
 */
export function orderScore(from: number, to: number, fences: LineFences): number {
  const next = countUpTo(from, fences);
  const [above, below] = [fences[next - 1], fences[next]];
  const isInOrder = (!above || above.to < to) && (!below || to < below.to);
  if (!isInOrder) return !above || !below || above.to < below.to ? -0.2 : 0;
  const movedAsMuch = [above, below].some((fence) => {
    if (!fence) return false;
    const way = Math.abs(fence.from - from);
    return way <= near && Math.abs(fence.to - fence.from - (to - from)) <= way * give;
  });
  return movedAsMuch ? 0.1 : 0;
}

/** How many of them began at a line or above it. */
function countUpTo(line: number, fences: LineFences): number {
  let [low, high] = [0, fences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fences[middle]?.from ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}
