// Parses all Markdown below the working directory, file by file.
import { globSync, readFileSync } from 'node:fs';
import { parse } from './bare-parse.js';

const files = globSync('**/*.md');
for (const file of files) parse(readFileSync(file, 'utf8'));
console.log(`${files.length} files parsed`);
