/**
 * Places labels in a column so that none is nearer than `distance` to the next, as near as can be to where they belong
 * (least squares), between 0 and `length`, which must have room for all.
 *
 * @param wanted ascending.
 */
export function spread(wanted: readonly number[], distance: number, length: number): number[] {
  // With the distances taken out, what is left need only ascend: the classic regression by pooling neighbours.
  const pools: { sum: number; count: number }[] = [];
  wanted.forEach((place, at) => {
    let pool = { sum: place - at * distance, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  });
  const most = length - Math.max(0, wanted.length - 1) * distance;
  return pools
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => Math.min(Math.max(sum / count, 0), most)))
    .map((place, at) => place + at * distance);
}
