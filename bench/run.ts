// npm run bench [-- options]: how fast Whylint is, beside its peers. Prints tables and leaves the figures in out/bench/.
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureActivation } from './activation.ts';
import { measureBacklog } from './backlog.ts';
import { measureBurst } from './burst.ts';
import { measureCommandLine } from './command-line.ts';
import { compare, comparisonTable } from './compare.ts';
import { measureEditor } from './editor.ts';
import { measureGrowth } from './growth.ts';
import { measureInProcess } from './in-process.ts';
import { measureLinks } from './links.ts';
import { measureManyDocuments } from './many-documents.ts';
import { installPeers } from './peers.ts';
import { picture } from './picture.ts';
import { holds, type Part, targetsTable, textOf } from './report.ts';
import { machineInWords, type PartResults, partResults, type Results, read, thisMachine, written } from './results.ts';
import { measureSizes } from './sizes.ts';
import { speedPage } from './speed-page.ts';
import { measureStartUp } from './start-up.ts';

const help = `npm run bench [-- options]
  --check          exit 1 when a target is missed
  --compare        beside the ratios of the reference run; exit 1 when one is worse beyond the noise
  --reference      all parts, kept as the reference run: docs/speed.json, docs/speed.md and its picture
  --draw           only write docs/speed.md and its picture anew, from the reference run that there is
  --only PART      one of the parts below; repeatable
  --rounds N       how often each comparison is made (default 5)
  --documents N    post-mortems generated for the command line (default 344)
  --folder DIR     lint this folder of Markdown instead of them
  --no-peers       without other tools beside ours
Parts: `;

const root = path.resolve(import.meta.dirname, '..');
const reference = path.join(root, 'docs/speed.json');
const { values } = parseArgs({
  allowNegative: true,
  options: {
    check: { type: 'boolean' },
    compare: { type: 'boolean' },
    reference: { type: 'boolean' },
    draw: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    documents: { type: 'string', default: '344' },
    folder: { type: 'string' },
    peers: { type: 'boolean', default: true },
    help: { type: 'boolean', short: 'h' },
  },
});
const rounds = Math.max(1, Number(values.rounds) || 5);
const { peers, folder } = values;
const fewerRounds = Math.ceil(rounds / 2);

const parts: Readonly<Record<string, () => Part | Promise<Part>>> = {
  sizes: measureSizes,
  'start-up': () => measureStartUp({ rounds }),
  activation: () => measureActivation({ rounds: fewerRounds }),
  'command-line': () =>
    measureCommandLine({
      rounds,
      peers,
      documents: Math.max(1, Number(values.documents) || 344),
      ...(folder !== undefined && { folder: path.resolve(folder) }),
    }),
  editor: () => measureEditor({ rounds, peers }),
  burst: () => measureBurst({ rounds: fewerRounds, peers }),
  'in-process': () => measureInProcess({ rounds, peers }),
  growth: () => measureGrowth({ rounds }),
  'many-documents': () => measureManyDocuments({ rounds: Math.ceil(rounds / 4) }),
  backlog: () => measureBacklog({ rounds }),
  links: () => measureLinks({ rounds }),
};

const wanted = values.only ?? Object.keys(parts);
const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
if (values.help || unknown !== undefined) {
  const parting = `${help}${Object.keys(parts).join(', ')}`;
  console.log(unknown === undefined ? parting : `There is no part ${unknown}.\n${parting}`);
  process.exit(unknown === undefined ? 0 : 2);
}
if (values.draw) {
  draw(read(readFileSync(reference, 'utf8')));
  process.exit();
}
if (values.reference && (values.only || folder !== undefined || !peers))
  stop('A reference run takes all parts, with peers, over generated documents.');
if (values.compare && !existsSync(reference)) stop('There is no reference run yet: npm run bench -- --reference');
if (!existsSync(path.join(root, 'dist/server.js')) || !existsSync(path.join(root, 'server/dist/cli.js')))
  stop('There is no build to measure yet: npm run build');
if (newest('server/src') > statSync(path.join(root, 'dist/server.js')).mtimeMs)
  console.log('The sources are newer than the build, which is what whole processes are measured by: npm run build\n');
if (peers) installPeers();

mkdirSync(path.join(root, 'out/bench'), { recursive: true });
const began = new Date();
const machine = thisMachine();
console.log(`${machineInWords(machine)}, ${rounds} rounds\n`);
const measured: PartResults[] = [];
const figures: Record<string, unknown> = {};
const failed: string[] = [];
for (const name of wanted) {
  try {
    const part = await parts[name]?.();
    if (!part) continue;
    for (const table of part.tables) console.log(`${textOf(table)}\n`);
    measured.push(partResults(name, part));
    figures[name] = part.figures;
  } catch (error) {
    console.error(`${name} FAILED: ${(error as Error).stack}\n`);
    failed.push(name);
  }
}
const targets = measured.flatMap((part) => part.targets);
if (targets.length > 0) console.log(`${textOf(targetsTable(targets))}\n`);

const results: Results = {
  machine,
  date: began.toISOString().slice(0, 10),
  rounds,
  took: Date.now() - began.getTime(),
  parts: measured,
};
const file = `out/bench/${began.toISOString().replace(/[:.]/g, '-')}.json`;
writeFileSync(path.join(root, file), `${JSON.stringify({ ...results, figures }, undefined, 1)}\n`);
console.log(`All figures: ${file}, after ${Math.round(results.took / 1000)} s`);

if (values.compare) {
  const comparisons = compare(read(readFileSync(reference, 'utf8')), results);
  console.log(`\n${textOf(comparisonTable(comparisons))}`);
  if (comparisons.some(({ verdict }) => verdict === 'worse')) process.exitCode = 1;
}
if (values.reference && failed.length === 0) {
  writeFileSync(reference, written(results));
  draw(results);
}
if (values.check && !targets.every(holds)) process.exitCode = 1;
if (failed.length > 0) stop(`Parts that failed: ${failed.join(', ')}`, 1);

/** The page and the picture that readers get of a reference run. */
function draw(run: Results): void {
  const charts = run.parts.flatMap((part) => part.charts);
  writeFileSync(path.join(root, 'docs/speed.svg'), picture(charts, `${run.date}, ${machineInWords(run.machine)}`));
  writeFileSync(path.join(root, 'docs/speed.md'), speedPage(run));
  console.log('Written: docs/speed.md, docs/speed.svg');
}

function stop(words: string, status = 2): never {
  console.error(words);
  process.exit(status);
}

/** When a file below a folder was last written. */
function newest(below: string): number {
  return Math.max(
    ...globSync(`${below}/**/*.ts`, { cwd: root }).map((each) => statSync(path.join(root, each)).mtimeMs),
  );
}
