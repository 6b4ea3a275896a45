import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { documentToType } from './documents.ts';
import { peersFolder } from './peers.ts';
import { median, percentile, summary } from './statistics.ts';
import type { Typist } from './typist.ts';

/** What a document costs whoever parses the whole of it at each keystroke: a process that does nothing else. */
export interface BareParser extends Pick<Typist, 'name' | 'latencies' | 'cpu' | 'round' | 'warmUp' | 'figures'> {
  stop(): Promise<void>;
}

export function startBareParser(length: number): BareParser {
  const child = fork(path.join(peersFolder, 'bare-parse-process.js'));
  const text = documentToType(length);
  const all: number[] = [];
  const latencies: number[] = [];
  const cpu: number[] = [];
  return {
    name: 'bare parse',
    latencies,
    cpu,
    async round(keystrokes) {
      const took = [];
      for (let at = 0; at < keystrokes; at++) took.push(await parsed(child, text));
      all.push(...took.map((each) => each.latency));
      latencies.push(median(took.map((each) => each.latency)));
      cpu.push(took.reduce((sum, each) => sum + each.cpu, 0) / keystrokes);
    },
    async warmUp(keystrokes) {
      for (let at = 0; at < keystrokes; at++) await parsed(child, text);
    },
    figures: () => ({
      latency: summary(all),
      latency95: percentile(all, 0.95),
      cpu: summary(cpu),
      opening: Number.NaN,
      memory: Number.NaN,
    }),
    async stop() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

async function parsed(child: ChildProcess, text: string): Promise<{ readonly latency: number; readonly cpu: number }> {
  const answer = once(child, 'message');
  child.send(text);
  return (await answer)[0];
}
