#!/usr/bin/env node
import { existsSync } from 'node:fs';

const build = new URL('../dist/cli.js', import.meta.url);
if (existsSync(build)) {
  await import(build.href);
} else {
  console.error('whylint: there is no build yet; `npm run build` makes it.');
  process.exitCode = 3;
}
