// Parses what its parent process sends, and tells how long it took.
import { parse } from './bare-parse.js';

process.on('message', (text) => {
  const began = performance.now();
  const before = process.cpuUsage();
  parse(text);
  const { user, system } = process.cpuUsage(before);
  process.send({ latency: performance.now() - began, cpu: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
