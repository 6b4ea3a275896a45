import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BareParser, startBareParser } from './bare-parser.ts';
import { inTurn } from './in-turn.ts';
import { position } from './language-client.ts';
import { path as documentPath } from './post-mortem-setup.ts';
import {
  type Chart,
  exactly,
  mebibytes,
  milliseconds,
  type Part,
  spread,
  type Table,
  type Target,
  times,
} from './report.ts';
import { rust, unified, vsCode, whylint } from './servers.ts';
import { median, ratio, type Summary, summary } from './statistics.ts';
import { type Desk, seat, type Typing, type Typist } from './typist.ts';

interface EditorOptions {
  readonly rounds: number;
  readonly peers: boolean;
}

type Contender = 'whylint' | 'rust' | 'vsCode' | 'unified' | 'bareParse';

interface Size {
  readonly name: string;
  readonly length: number;
  /** Keystrokes in a row, fewer for those that take long. */
  readonly keystrokes: Readonly<Record<Contender, number>>;
}

const sizes: readonly Size[] = [
  { name: '10 kB', length: 10_000, keystrokes: { whylint: 20, rust: 20, vsCode: 20, unified: 10, bareParse: 10 } },
  { name: '100 kB', length: 100_000, keystrokes: { whylint: 20, rust: 20, vsCode: 8, unified: 3, bareParse: 3 } },
  { name: '1 MB', length: 1_000_000, keystrokes: { whylint: 10, rust: 5, vsCode: 2, unified: 1, bareParse: 1 } },
];

interface SizeFigures {
  readonly size: string;
  readonly typing: Readonly<Partial<Record<Contender, Named & Typing>>>;
  /** With the code lens and the code actions at the cursor, which an editor asks for as well. */
  readonly withAll: Summary;
  /** Of our rounds to theirs; `itself` is a second process of ours. */
  readonly toOthers: Readonly<Partial<Record<Contender | 'itself', Ratios>>>;
}

interface Named {
  readonly name: string;
}

interface Ratios {
  readonly latency: Summary;
  readonly cpu: Summary;
}

/** Keystroke to settled diagnostics through language servers, beside a bare parse of the document at each keystroke. */
export async function measureEditor(options: EditorOptions): Promise<Part> {
  const figures: SizeFigures[] = [];
  for (const size of sizes) figures.push(await measureSize(size, options));
  return { tables: [table(figures)], targets: targets(figures, options.peers), charts: figures.map(chart), figures };
}

async function measureSize(size: Size, { rounds, peers }: EditorOptions): Promise<SizeFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  const desk: Desk = {
    uri: pathToFileURL(path.join(folder, documentPath)).href,
    folderUri: pathToFileURL(folder).href,
    length: size.length,
  };
  const seated: (readonly [Contender | 'itself', Typist | BareParser])[] = [];
  try {
    const ours = await seat(whylint, desk);
    seated.push(['whylint', ours], ['itself', await seat(whylint, desk)]);
    if (peers) {
      for (const [who, server] of [
        ['rust', rust()],
        ['vsCode', await vsCode()],
        ['unified', unified()],
      ] as const)
        if (server) seated.push([who, await seat(server, desk)]);
      seated.push(['bareParse', startBareParser(desk.length)]);
    }
    const keystrokes = (who: Contender | 'itself') => size.keystrokes[who === 'itself' ? 'whylint' : who];
    for (const [who, typist] of seated) await typist.warmUp(Math.max(3 * keystrokes(who), 1_000_000 / size.length));
    const withAll: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [who, typist] of inTurn(seated, round)) await typist.round(keystrokes(who));
      withAll.push(await typeAndAskAll(ours));
    }
    const figures: SizeFigures = {
      size: size.name,
      typing: Object.fromEntries(
        seated
          .filter(([who]) => who !== 'itself')
          .map(([who, typist]) => [who, { name: typist.name, ...typist.figures() }]),
      ),
      withAll: summary(withAll),
      toOthers: Object.fromEntries(
        seated
          .filter(([who]) => who !== 'whylint')
          .map(([who, { latencies, cpu }]) => [
            who,
            { latency: ratio(ours.latencies, latencies), cpu: ratio(ours.cpu, cpu) },
          ]),
      ),
    };
    for (const [, typist] of seated) if ('proveFresh' in typist) await typist.proveFresh();
    return figures;
  } finally {
    for (const [, typist] of seated) await ('client' in typist ? typist.client.stop() : typist.stop());
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from a keystroke until everything is there that an editor asks for after it. */
async function typeAndAskAll({ client }: Typist): Promise<number> {
  const round: number[] = [];
  for (let at = 0; at < 5; at++) {
    const place = Math.floor(client.text.length / 2);
    const { latency } = await client.replace(place, place, 'x');
    const began = performance.now();
    const cursor = position(client.text, place);
    const context = { diagnostics: [], triggerKind: 2 };
    await Promise.all([
      client.ask('textDocument/codeLens'),
      client.ask('textDocument/codeAction', { range: { start: cursor, end: cursor }, context }),
    ]);
    round.push(latency + performance.now() - began);
  }
  return median(round);
}

const table = (figures: readonly SizeFigures[]): Table => ({
  title: 'Keystroke to settled diagnostics, through a language server: median (least–most)',
  columns: ['', 'latency', '95 %', 'CPU per keystroke', 'first findings', 'memory', 'ours to it', 'CPU, ours to it'],
  rows: figures.flatMap(({ size, typing, withAll, toOthers }) => [
    ...Object.entries(typing).map(([who, { name, latency, latency95, cpu, opening, memory }]) => {
      const compared = toOthers[who as Contender];
      return [
        `${size}, ${name}`,
        spread(latency, milliseconds),
        milliseconds(latency95),
        spread(cpu, milliseconds),
        milliseconds(opening),
        Number.isNaN(memory) ? '' : mebibytes(memory),
        ...(compared ? [spread(compared.latency, times), spread(compared.cpu, times)] : ['', '']),
      ];
    }),
    [`${size}, whylint with lens and actions`, spread(withAll, milliseconds), '', '', '', '', '', ''],
    [
      `${size}, whylint to itself`,
      '',
      '',
      '',
      '',
      '',
      toOthers.itself ? spread(toOthers.itself.latency, times) : '',
      toOthers.itself ? spread(toOthers.itself.cpu, times) : '',
    ],
  ]),
});

const chart = ({ size, typing }: SizeFigures): Chart => ({
  title: `Keystroke to settled diagnostics, document of ${size}`,
  unit: 'ms',
  besides: 'CPU per keystroke',
  bars: Object.values(typing).map(({ name, latency, cpu }) => ({ name, value: latency, beside: cpu })),
});

function targets(figures: readonly SizeFigures[], peers: boolean): Target[] {
  const at = (size: string) => figures.find((each) => each.size === size);
  const names: Readonly<Record<Contender, string>> = {
    whylint: 'whylint',
    rust: 'rumdl',
    vsCode: "VS Code's server",
    unified: 'unified-language-server',
    bareParse: 'bare parse',
  };
  const keystroke = (size: string, who: Contender, most?: number, what: keyof Ratios = 'latency'): Target[] => {
    if (!peers) return [];
    const toOthers = at(size)?.toOthers;
    const value = toOthers?.[who]?.[what] ?? exactly(Number.NaN);
    const noise = toOthers?.itself?.[what];
    const subject = what === 'cpu' ? 'CPU of a keystroke' : 'keystroke';
    return [
      {
        what: `${size}: ${subject} to ${names[who]}`,
        value,
        unit: '×',
        ...(most !== undefined && { most }),
        ...(noise && { noise }),
      },
    ];
  };
  const growth = (of: (typing: Typing) => Summary) =>
    exactly(grown(at('100 kB')?.typing.whylint, at('1 MB')?.typing.whylint, of));
  return [
    ...keystroke('10 kB', 'rust'),
    ...keystroke('10 kB', 'vsCode'),
    ...keystroke('10 kB', 'unified'),
    ...keystroke('10 kB', 'bareParse', 0.5),
    ...keystroke('10 kB', 'bareParse', undefined, 'cpu'),
    ...keystroke('100 kB', 'rust', 1),
    ...keystroke('100 kB', 'rust', undefined, 'cpu'),
    ...keystroke('100 kB', 'vsCode'),
    ...keystroke('100 kB', 'unified', 0.07),
    ...keystroke('100 kB', 'bareParse'),
    ...keystroke('100 kB', 'bareParse', 0.1, 'cpu'),
    ...keystroke('1 MB', 'rust', 0.3),
    ...keystroke('1 MB', 'rust', undefined, 'cpu'),
    ...keystroke('1 MB', 'vsCode'),
    ...keystroke('1 MB', 'unified'),
    ...keystroke('1 MB', 'bareParse', undefined, 'cpu'),
    { what: 'keystroke at 1 MB to one at 100 kB', value: growth(({ latency }) => latency), most: 3, unit: '×' },
    { what: 'CPU of a keystroke at 1 MB to one at 100 kB', value: growth(({ cpu }) => cpu), most: 3, unit: '×' },
    {
      what: 'server on 100 kB: memory',
      value: exactly(at('100 kB')?.typing.whylint?.memory ?? Number.NaN),
      most: 150 * 2 ** 20,
      unit: 'B',
    },
  ];
}

const grown = (shorter: Typing | undefined, longer: Typing | undefined, of: (typing: Typing) => Summary): number =>
  shorter && longer ? of(longer).median / of(shorter).median : Number.NaN;
