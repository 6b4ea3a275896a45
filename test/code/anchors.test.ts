import { describe, expect, test } from 'vitest';
import { anchorAt } from '../../server/src/code/anchor-at.ts';
import { CodeLines, lineHash, snippetOf } from '../../server/src/code/code-lines.ts';
import { resolveAnchor } from '../../server/src/code/resolve-anchor.ts';

const source = `import { send } from './send.ts';

export async function retry(request: Request) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await send(request);
    } catch (error) {
      /* ignore the error and try again */
    }

  }
  throw new Error('gave up');
}

export function cancel(request: Request) {
  request.abort();
}
`;
const lines = new CodeLines(source);
const anchor = () => anchorAt(lines, 8) as NonNullable<ReturnType<typeof anchorAt>>;
const resolved = (text: string, of = anchor()) => resolveAnchor(of, new CodeLines(text));
const lineOf = (text: string, words: string) => text.split(/\r?\n/).findIndex((line) => line.includes(words)) + 1;

describe('an anchor', () => {
  test('keeps the line and the hashes of its neighbours, blank lines left out', () => {
    expect(anchor()).toEqual({
      line: 8,
      snippet: '/* ignore the error and try again */',
      context: {
        above: ['try {', 'return await send(request);', '} catch (error) {'].map(lineHash),
        below: ['}', '}', "throw new Error('gave up');"].map(lineHash),
        scope: lineHash('}catch'),
      },
    });
    expect(anchor().context.above.every((hash) => /^[0-9a-f]{4}$/.test(hash))).toBe(true);
  });

  test('is the same in CRLF and with other indentation', () => {
    expect(anchorAt(new CodeLines(source.replaceAll('\n', '\r\n')), 8)).toEqual(anchor());
    expect(anchorAt(new CodeLines(source.replaceAll('  ', '\t')), 8)).toEqual(anchor());
  });

  test('keeps what the nearest line around it is called that is called like no other', () => {
    const text = (name: string) =>
      `${name}\n  a: {\n    b: {\n      one();\n      two();\n      three();\n      four();\n`;
    const scopeOf = (name: string, rest = '') => anchorAt(new CodeLines(text(name) + rest), 7)?.context.scope;
    expect(scopeOf('call({')).toBe(lineHash('b'));
    expect(scopeOf('call({', '    b: 1,\n')).toBe(lineHash('a'));
    expect(scopeOf('call({', '    b: 1,\n    a: 1,\n')).toBe(lineHash('call'));
    expect(scopeOf('call({', '    b: 1,\n    a: 1,\ncall({\n')).toBeUndefined();
    expect(anchorAt(new CodeLines('call({\n  one();\n'), 2)?.context.scope).toBeUndefined();
  });

  test('of a blank line, or of a bracket alone, is the line that encloses it', () => {
    expect(anchorAt(lines, 10)?.snippet).toBe('for (let attempt = 0; attempt < 3; attempt++) {');
    expect(anchorAt(lines, 11)?.snippet).toBe('for (let attempt = 0; attempt < 3; attempt++) {');
    expect(anchorAt(lines, 13)?.snippet).toBe('export async function retry(request: Request) {');
    expect(anchorAt(lines, 14)?.line).toBe(3);
    expect(anchorAt(new CodeLines('\n\n  }\nlast line'), 1)?.snippet).toBe('last line');
  });

  test('is clamped to the text, and none where the text says nothing', () => {
    expect(anchorAt(lines, 99)?.line).toBe(15);
    expect(anchorAt(lines, 0)?.line).toBe(1);
    expect(anchorAt(new CodeLines(''), 1)).toBeUndefined();
    expect(anchorAt(new CodeLines('\n}\n'), 2)).toBeUndefined();
  });

  test('of several lines ends at the last', () => {
    expect(anchorAt(lines, 5, 9)).toMatchObject({ line: 5, endLine: 9 });
    expect(anchorAt(lines, 5, 5)).not.toHaveProperty('endLine');
    expect(anchorAt(lines, 15, 99)?.endLine).toBe(lines.count);
  });

  test('keeps 120 characters, whole ones, on one line', () => {
    expect(snippetOf(`  ${'x'.repeat(200)}`)).toHaveLength(120);
    expect(snippetOf(`${'x'.repeat(119)}🙂`)).toHaveLength(119);
    expect(snippetOf('a\tb\u0000c')).toBe('a b c');
  });
});

describe('is found', () => {
  test('at its line', () => {
    expect(resolved(source)).toEqual({ state: 'same', line: 8 });
    expect(resolved(source.replaceAll('\n', '\r\n'))).toEqual({ state: 'same', line: 8 });
    expect(resolved(source.replace('try {', 'attempt: {'))).toEqual({ state: 'same', line: 8 });
  });

  test('elsewhere, when the line is the only one', () => {
    expect(resolved(`// one\n// two\n${source}`)).toEqual({ state: 'moved', line: 10 });
    expect(resolved(source.slice(source.indexOf('export async')))).toEqual({ state: 'moved', line: 6 });
  });

  test('among several of the same, by its neighbours', () => {
    const twice = `first();\n  /* ignore the error and try again */\nother();\n\n\n${source}`;
    expect(resolved(twice)).toEqual({ state: 'moved', line: 13 });
  });

  test('changed a little where it stands', () => {
    const text = source.replace('ignore the error and try', 'ignore the errors, and try');
    expect(resolved(text)).toEqual({ state: 'same', line: 8 });
  });

  test('changed a little, beside its neighbours', () => {
    const changed = `// one\n${source.replace('ignore the error and try again', 'ignore the error, then try again')}`;
    expect(resolved(changed)).toEqual({ state: 'moved', line: 9 });
  });

  test('changed much, for a person to say', () => {
    const changed = `// one\n${source.replace('/* ignore the error and try again */', 'log(error); // then try again')}`;
    expect(resolved(changed)).toEqual({ state: 'offered', line: 9 });
  });

  test('not, once it is gone', () => {
    expect(resolved('')).toEqual({ state: 'lost' });
    expect(resolved(source.slice(source.indexOf('export function cancel')))).toEqual({ state: 'lost' });
    expect(resolved(source.replace(/ {4}try[\s\S]*?\n\n/, '    return send(request);\n'))).toMatchObject({
      state: 'lost',
    });
  });

  test('in a file that was reformatted', () => {
    const formatted = source.replaceAll('  ', '    ').replace('{\n', '{\n\n\n');
    expect(resolved(formatted)).toEqual({ state: 'moved', line: lineOf(formatted, 'ignore the error') });
  });
});

describe('what keeps less', () => {
  test('no text, pushed a line or two down: right between its neighbours', () => {
    const { line, context } = anchor();
    const resolvedIn = (text: string) => resolveAnchor({ line, context }, new CodeLines(text));
    for (const above of ['// one\n', '// one\n// two\n', '// one\n// two\n// three\n'])
      expect(resolvedIn(above + source)).toEqual({ state: 'moved', line: 8 + above.split('\n').length - 1 });
    // A line beside it is no reason to look elsewhere.
    expect(resolvedIn(source.replace('    } catch', '      // new\n    } catch'))).toEqual({
      state: 'moved',
      line: 9,
    });
    expect(resolvedIn(source.replace('try {', 'try  { // so'))).toEqual({ state: 'same', line: 8 });
  });

  test('no text: by the neighbours', () => {
    const { line, context } = anchor();
    expect(resolveAnchor({ line, context }, lines)).toEqual({ state: 'same', line: 8 });
    expect(resolveAnchor({ line, context }, new CodeLines(`// one\n// two\n// three\n${source}`))).toEqual({
      state: 'moved',
      line: 11,
    });
    expect(resolveAnchor({ line, context }, new CodeLines('a\nb\nc'))).toEqual({ state: 'lost' });
  });

  test('nothing but a line: there is such a line, or not', () => {
    expect(resolveAnchor({ line: 3 }, lines)).toEqual({ state: 'same', line: 3, unverified: true });
    expect(resolveAnchor({ line: 99 }, lines)).toEqual({ state: 'lost' });
    expect(resolveAnchor({}, lines)).toEqual({ state: 'same' });
  });

  test('a text without neighbours', () => {
    const { line, snippet } = anchor();
    expect(resolveAnchor({ line, snippet }, new CodeLines(`// one\n${source}`))).toEqual({ state: 'moved', line: 9 });
    expect(resolveAnchor({ line, snippet: 'nothing like it anywhere' }, lines)).toEqual({ state: 'lost' });
  });
});

test('of two lines that are alike, with neighbours that are alike, neither is taken without asking', () => {
  const block = ['  schema: {', "    type: 'object',", '  },'];
  const lines = new CodeLines(['new', ...block, '', ...block].join('\n'));
  const anchor = { line: 2, ...anchorAt(new CodeLines([...block, ''].join('\n')), 2) };
  expect(resolveAnchor(anchor, lines).state).toBe('offered');
});

describe('of lines that are alike, the one in the same scope is the line', () => {
  const body = [
    '  const app = start();',
    '  app.get({',
    "    method: 'GET',",
    "    url: '/',",
    '  });',
    '  app.stop();',
  ];
  const block = (head: string) => [head, ...body, '}'].join('\n');
  const line = 4;
  const anchorIn = (head: string) => ({
    line: line + 8,
    ...anchorAt(
      new CodeLines([block('function other() {'), block(head), block('function last() {')].join('\n')),
      line + 8,
    ),
  });
  /** Far from where it was, between others that look the same. */
  const now = (head: string) =>
    new CodeLines(
      ['// Later.', ...[1, 2, 3].map((at) => block(`function step${at}() {`)), block(head), block('end {')].join('\n'),
    );
  const there = { state: 'moved', line: line + 25 };

  test.each([
    ["test('sends it twice', (t) => {", "test('sends it twice', async (t, done) => {"],
    ['function send(request) {', 'function send<Body>(request: Request<Body>): Answer {'],
    ['func (s *Sender) Send(r Request) {', 'func (sender Sender) Send(r Request, n int) error {'],
    ['app.send = function(request) {', 'app.send=function (request, options) {'],
    ['def send(self, request):', 'def send(self, request, times=3) -> Answer:'],
    ['impl Sender::Queue for Slow {', 'impl Sender::Queue for Slow  {'],
  ])('though that reads otherwise: %s', (before, after) => {
    expect(resolveAnchor(anchorIn(before), now(after))).toEqual(there);
  });

  test('but neither where no scope is called so any more', () => {
    expect(resolveAnchor(anchorIn('function send(request) {'), now('function post(request) {')).state).toBe('offered');
  });

  test('and neither where none was kept', () => {
    const { context, ...rest } = anchorIn('function send(request) {');
    const { above = [], below = [] } = context ?? {};
    const anchor = { ...rest, context: { above, below } };
    expect(resolveAnchor(anchor, now('function send(request, times) {')).state).toBe('offered');
  });

  test('and a line that is none of them is not made one by it', () => {
    const text = `function send(request) {\n  pause();\n  listen();\n  accept();\n  answer();\n}\n`;
    expect(resolveAnchor(anchorIn('function send(request) {'), new CodeLines(text))).toEqual({ state: 'lost' });
  });

  test('in any depth', () => {
    const deep = Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}level${at} {`).join('\n');
    const anchor = anchorAt(new CodeLines(deep), 3000);
    expect(anchor?.context.scope).toBe(lineHash('level2998'));
    expect(resolveAnchor(anchor as NonNullable<typeof anchor>, new CodeLines(`// new\n${deep}`)).state).toBe('moved');
  });
});
