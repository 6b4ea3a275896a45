/** Milliseconds that this thread worked on something: what other processes took of the machine does not count. */
export function workTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
