// What Linux tells of a process while it runs; elsewhere NaN.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds that the threads of a process have run. */
export const threadTimes = (pid: number | undefined): number =>
  figure(() => {
    const tasks = `/proc/${pid}/task`;
    const nanoseconds = readdirSync(tasks).map((task) =>
      Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
  });

/** The most memory a process has had at a time, in bytes. */
export const peakMemory = (pid: number | undefined): number =>
  figure(() => Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024);

/** Of all that a process has read, from wherever. */
export const bytesRead = (pid: number | undefined): number =>
  figure(() => Number(/^rchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]));

/** Milliseconds that the children of this process that have ended had run, in steps of ten. */
export const childTimes = (): number =>
  figure(() => {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) * 10;
  });

function figure(read: () => number): number {
  try {
    return read();
  } catch {
    return Number.NaN;
  }
}
