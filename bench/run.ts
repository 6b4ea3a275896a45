// npm run bench [-- options]: how fast Whylint is, beside its peers. Prints tables and leaves the figures in out/bench/.
import { existsSync, globSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureBacklog } from './backlog.ts';
import { measureCommandLine } from './command-line.ts';
import { measureEditor } from './editor.ts';
import { measureGrowth } from './growth.ts';
import { measureInProcess } from './in-process.ts';
import { measureLinks } from './links.ts';
import { installPeers } from './peers.ts';
import { holds, limitsTable, type Part, textOf } from './report.ts';
import { measureSizes, measureStartUp } from './start-up.ts';

const help = `npm run bench [-- options]
  --check          exit 1 when a figure is over its limit
  --only PART      one of the parts below; repeatable
  --rounds N       how often each comparison is made (default 7)
  --documents N    post-mortems generated for the command line (default 200)
  --folder DIR     lint this folder of Markdown instead of them
  --no-peers       without other tools beside ours
Parts: `;

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  allowNegative: true,
  options: {
    check: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '7' },
    documents: { type: 'string', default: '200' },
    folder: { type: 'string' },
    peers: { type: 'boolean', default: true },
    help: { type: 'boolean', short: 'h' },
  },
});
const rounds = Math.max(1, Number(values.rounds) || 7);
const { peers } = values;

const parts: Readonly<Record<string, () => Part | Promise<Part>>> = {
  sizes: measureSizes,
  'start-up': () => measureStartUp({ rounds }),
  'command-line': () =>
    measureCommandLine({
      rounds,
      peers,
      documents: Math.max(1, Number(values.documents) || 200),
      ...(values.folder !== undefined && { folder: path.resolve(values.folder) }),
    }),
  editor: () => measureEditor({ rounds, peers }),
  'in-process': () => measureInProcess({ rounds, peers }),
  growth: () => measureGrowth({ rounds: Math.ceil(rounds / 2) }),
  backlog: () => measureBacklog({ rounds }),
  links: () => measureLinks({ rounds }),
};

const wanted = values.only ?? Object.keys(parts);
const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
if (values.help || unknown !== undefined) {
  console.log(
    `${unknown === undefined ? '' : `There is no part ${unknown}.\n`}${help}${Object.keys(parts).join(', ')}`,
  );
  process.exit(unknown === undefined ? 0 : 2);
}
if (!existsSync(path.join(root, 'dist/server.js')) || !existsSync(path.join(root, 'server/dist/cli.js'))) {
  console.error('There is no build to measure yet: npm run build');
  process.exit(2);
}
if (newest('server/src') > statSync(path.join(root, 'dist/server.js')).mtimeMs)
  console.log('The sources are newer than the build, which is what whole processes are measured by: npm run build\n');
if (peers) installPeers();

const machine = `Node ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? os.arch()}, ${os.platform()}`;
console.log(`${machine}, ${rounds} rounds\n`);
const measured: Record<string, unknown> = {};
const limits = [];
for (const name of wanted) {
  const part = await parts[name]?.();
  if (!part) continue;
  for (const table of part.tables) console.log(`${textOf(table)}\n`);
  measured[name] = part.figures;
  limits.push(...part.limits);
}
if (limits.length > 0) console.log(`${textOf(limitsTable(limits))}\n`);

mkdirSync(path.join(root, 'out/bench'), { recursive: true });
const file = `out/bench/${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
writeFileSync(path.join(root, file), `${JSON.stringify({ machine, rounds, measured, limits }, null, 2)}\n`);
console.log(`All figures: ${file}`);
if (values.check && !limits.every(holds)) process.exitCode = 1;

/** When a file below a folder was last written. */
function newest(folder: string): number {
  return Math.max(
    ...globSync(`${folder}/**/*.ts`, { cwd: root }).map((file) => statSync(path.join(root, file)).mtimeMs),
  );
}
