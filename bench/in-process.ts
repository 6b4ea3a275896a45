import { createDocument } from '../server/src/model/document.ts';
import { postMortem } from './documents.ts';
import { inTurn } from './in-turn.ts';
import { characterAt, type Place, places } from './keystrokes.ts';
import { bareParse } from './peers.ts';
import { lintForAuthor, path } from './post-mortem-setup.ts';
import { exactly, milliseconds, type Part, spread, type Table, type Target, times } from './report.ts';
import { ratio, type Summary, summary } from './statistics.ts';
import { wholeParse } from './whole-parse.ts';
import { workTime } from './work-time.ts';

type Parse = (text: string) => unknown;

interface Size {
  readonly name: string;
  readonly length: number;
  /** Documents in one round, so many that some garbage is collected. */
  readonly documents: number;
}

const sizes: readonly Size[] = [
  { name: '10 kB', length: 10_000, documents: 50 },
  { name: '100 kB', length: 100_000, documents: 5 },
  { name: '1 MB', length: 1_000_000, documents: 1 },
];

/** In a row, for one figure. */
const keystrokes = 30;

interface LintFigures {
  readonly size: string;
  /** Milliseconds for one document. */
  readonly parse: Summary;
  readonly parseAndLint: Summary;
  readonly wholeParse: Summary;
  /** What linting adds, as a share of our own parse. */
  readonly onTop: Summary;
  /** Parse and lint to the bare parse of remark with GFM and front matter. */
  readonly toBareParse?: Summary;
  /** Parse and lint to a whole parse by remark. */
  readonly toWholeParse: Summary;
}

interface KeystrokeFigures {
  readonly size: string;
  readonly place: string;
  readonly keystroke: Summary;
  /** Of a round's keystrokes to the whole parse in that round. */
  readonly toWholeParse: Summary;
}

/** Parsing and linting without a face around them, in milliseconds of work of this thread. */
export async function measureInProcess({
  rounds,
  peers,
}: {
  readonly rounds: number;
  readonly peers: boolean;
}): Promise<Part> {
  const bare = peers ? await bareParse() : undefined;
  warmUp(bare);
  const lints = sizes.map((size) => measureLint(size, rounds, bare));
  const typed = sizes.flatMap((size) => measureKeystrokes(size, rounds));
  return {
    tables: [lintTable(lints), keystrokeTable(typed)],
    targets: [...lintTargets(lints), ...keystrokeTargets(typed)],
    figures: { lints, keystrokes: typed },
  };
}

/** Long enough for the compiler to have come to rest. */
function warmUp(bare: Parse | undefined): void {
  for (let seed = 1; seed <= 300; seed++) {
    const text = postMortem(seed, 10_000);
    wholeParse(text);
    bare?.(text);
    lintForAuthor(createDocument(path, text));
  }
}

/** Fresh documents in each round: nothing is known of them from an earlier one. */
function measureLint(size: Size, rounds: number, bare: Parse | undefined): LintFigures {
  const parses: number[] = [];
  const both: number[] = [];
  const wholeParses: number[] = [];
  const bareParses: number[] = [];
  const contenders = [
    { work: (text: string) => createDocument(path, text), took: parses },
    { work: (text: string) => lintForAuthor(createDocument(path, text)), took: both },
    { work: wholeParse, took: wholeParses },
    ...(bare ? [{ work: bare, took: bareParses }] : []),
  ];
  for (let round = 0; round < rounds; round++) {
    const texts = Array.from({ length: size.documents }, (_, at) =>
      postMortem(1000 + round * size.documents + at, size.length),
    );
    for (const { work, took } of inTurn(contenders, round))
      took.push(workTime(() => texts.forEach((text) => void work(text))) / size.documents);
  }
  const beyond = (others: readonly number[]) => both.map((time, at) => time - (others[at] ?? Number.NaN));
  return {
    size: size.name,
    parse: summary(parses),
    parseAndLint: summary(both),
    wholeParse: summary(wholeParses),
    onTop: ratio(beyond(parses), parses),
    ...(bare && { toBareParse: ratio(both, bareParses) }),
    toWholeParse: ratio(both, wholeParses),
  };
}

function measureKeystrokes({ name, length }: Size, rounds: number): KeystrokeFigures[] {
  const text = postMortem(17, length);
  const typists = places.map((place) => typist(place, text));
  for (const { type } of typists) type(keystrokes);
  const parses: number[] = [];
  const took: number[][] = places.map(() => []);
  for (let round = 0; round < rounds; round++) {
    parses.push(workTime(() => wholeParse(text)));
    for (const [at, { type }] of typists.entries()) took[at]?.push(type(keystrokes));
  }
  return places.map((place, at) => ({
    size: name,
    place: place.name,
    keystroke: summary(took[at] ?? []),
    toWholeParse: ratio(took[at] ?? [], parses),
  }));
}

/** Somebody who types on at one place; answers what a keystroke takes. */
function typist(place: Place, text: string) {
  const start = place.offset(text);
  let document = createDocument(path, text);
  lintForAuthor(document);
  let typed = 0;
  const key = () => {
    const at = start + typed;
    const next = inOnePiece(document.text.slice(0, at) + characterAt(typed++) + document.text.slice(at));
    return workTime(() => {
      document = createDocument(path, next, document);
      lintForAuthor(document);
    });
  };
  return {
    type(count: number): number {
      let took = 0;
      for (let at = 0; at < count; at++) took += key();
      return took / count;
    },
  };
}

/** As the server's own document of the editor's text hands it over: V8 joins the parts of a string at the first search in it. */
function inOnePiece(text: string): string {
  text.search('\u0000');
  return text;
}

const lintTable = (figures: readonly LintFigures[]): Table => ({
  title: 'In process, fresh documents: median (least–most)',
  columns: [
    '',
    'parse',
    'parse and lint',
    'lint on top',
    'whole parse',
    'both to it',
    'both to remark, GFM, front matter',
  ],
  rows: figures.map(({ size, parse, parseAndLint, wholeParse: whole, onTop, toWholeParse, toBareParse }) => [
    size,
    spread(parse, milliseconds),
    spread(parseAndLint, milliseconds),
    spread(onTop, times),
    spread(whole, milliseconds),
    spread(toWholeParse, times),
    toBareParse ? spread(toBareParse, times) : '',
  ]),
});

const keystrokeTable = (figures: readonly KeystrokeFigures[]): Table => ({
  title: 'In process, parse and lint after a keystroke: median (least–most)',
  columns: ['', 'keystroke', 'to whole parse'],
  rows: figures.map(({ size, place, keystroke, toWholeParse }) => [
    `${size}, ${place}`,
    spread(keystroke, milliseconds),
    spread(toWholeParse, times),
  ]),
});

const lintTargets = (figures: readonly LintFigures[]): Target[] =>
  figures.flatMap(({ size, toBareParse }) =>
    toBareParse ? [{ what: `${size}: parse and lint to bare parse`, value: toBareParse, most: 1.25, unit: '×' }] : [],
  );

function keystrokeTargets(figures: readonly KeystrokeFigures[]): Target[] {
  const at = (size: string, place: string) => figures.find((each) => each.size === size && each.place === place);
  return places.flatMap(({ name }): Target[] => {
    const medium = at('100 kB', name);
    const large = at('1 MB', name);
    if (!medium || !large) return [];
    const growth = large.keystroke.median / medium.keystroke.median;
    return [
      { what: `100 kB, ${name}: keystroke to whole parse`, value: medium.toWholeParse, most: 0.1, unit: '×' },
      { what: `${name}: keystroke at 1 MB to one at 100 kB`, value: exactly(growth), most: 3, unit: '×' },
    ];
  });
}
