#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

// Later starts spare themselves the compiling. Where the cache can't be kept, nothing is said and nothing changes.
module.enableCompileCache?.();

const build = new URL('../dist/language-server.js', import.meta.url);
if (existsSync(build)) {
  await import(build.href);
} else {
  console.error('whylint-language-server: there is no build yet; `npm run build` makes it.');
  process.exitCode = 3;
}
