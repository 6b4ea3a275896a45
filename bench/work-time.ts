/**
 * Milliseconds that this thread worked on something: what other processes took of the machine does not count. Some
 * systems count in steps of a few milliseconds, so it has to be more than that.
 */
export function workTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
