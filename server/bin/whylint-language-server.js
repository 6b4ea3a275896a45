#!/usr/bin/env node
import { existsSync } from 'node:fs';

const build = new URL('../dist/language-server.js', import.meta.url);
if (existsSync(build)) {
  await import(build.href);
} else {
  console.error('whylint-language-server: there is no build yet; `npm run build` makes it.');
  process.exitCode = 3;
}
