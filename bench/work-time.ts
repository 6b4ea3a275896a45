/**
 * Milliseconds that this process worked on something, its garbage collection included: what other processes took of the
 * machine does not count.
 */
export function workTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
