import fc from 'fast-check';

/** Lines that open, close, interrupt or continue something, and some that only look so. */
const lines = [
  ...[
    '# h',
    '## h2 `x`',
    '### ',
    '#',
    '#no',
    '####### no',
    '   # in',
    '# a #',
    '#\tb',
    '\\# x',
    'Setext\n===',
    'Two\nlines\n---',
  ],
  ...['===', '---', '=', '--', '***', '- - -', '* * *', '* *', '+++', '_ _ _'],
  ...[
    'foo',
    'bar *em*',
    'a  ',
    'a\\',
    '\\',
    '*',
    '**',
    '_a',
    '`',
    '``',
    '&amp; [',
    'é letter',
    '日本',
    '\u00a0',
    '\ufefffoo',
    '\0',
  ],
  ...[
    '- l',
    '* l',
    '+ l',
    '1. o',
    '2. o',
    '10. o',
    '1) o',
    '-',
    '1.',
    '1\\. x',
    '12345678901. x',
    '- [ ] t',
    '- [x] t [a]',
  ],
  ...['  - n', '    - nn', '*   wide', '-\ttab', '- a\n\n  b', '- a\n\n\n  b', '1. 2. x', '- - x', '- - '],
  ...['  para', '   three', '    code', '\tcode', '\t\tx', ' '],
  ...['```', '```js', '````', '~~~', '~~~~', '  ```', '- ```', '- ~~~', '> ```', '``` a`'],
  ...['> q', '>q [a]', '> # qh', '> - ql', '> > a', '>\ttab', '>', '> | a |'],
  ...[
    '<!--',
    '-->',
    '<!-- x -->',
    '<!-- # a',
    '<div>',
    '</div>',
    '<span>',
    '<b>x</b> y',
    '<pre>',
    '</pre>',
    '<script>',
    '</script>',
  ],
  ...['<?php', '?>', '<!A', '<![CDATA[', ']]>', '- <!--', '  <pre>'],
  ...[
    '| a | b |',
    '|---|---|',
    '| 1 | 2 |',
    '| x |',
    '|',
    'a | b',
    '-|-',
    '---|---',
    '- | -',
    'x | y',
    '| `\\|` | [a] |',
  ],
  ...[
    '[a]: /u',
    '[b]: /u "t"',
    '[c]:',
    '/dest',
    '"title',
    'title"',
    '[x]: y\n"t"',
    '[^a b]: y',
    '[\\[]: z',
    '- [d]: /in',
    '> [e]: /q',
  ],
  ...[
    '> [foo',
    '> bar]: /q',
    '[a] [b][c] ![a] [d]',
    '[A] [ a ]',
    '[a\\]',
    '[\\[]',
    '[foo bar]',
    '> [foo\n> bar]',
    '[^a b]',
    '[',
    '](',
    '[]',
    '[ ]: /u',
  ],
  ...['[^n]: note', '[^n]:', '    cont', '[^n]', 'text ![^n] [^m]', '[^m]: x\n\n    y', '> [^m]: q'],
];

/** Documents of few different lines: what is open long meets what might close it. */
export const documents = (maxLines: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.shuffledSubarray(lines, { minLength: 3, maxLength: 20 }),
      fc.constantFrom('\n', '\n', '\r\n', '\r'),
      fc.constantFrom('', '', '', '---\na: b\n---\n', '+++\na = 1\n+++\r\n', '---\n', '\ufeff', '\ufeff---\n---\n\n'),
      fc.nat(maxLines),
    )
    .chain(([some, ending, start, length]) =>
      fc
        .array(fc.constantFrom(...some, '', '', '# h', 'foo'), {
          minLength: length,
          maxLength: length + 10,
          size: 'max',
        })
        .map((drawn) => start + drawn.join('\n').replaceAll('\n', ending)),
    );

export interface Edit {
  /** As a fraction of the text. */
  readonly at: number;
  readonly wholeLine: boolean;
  readonly removed: number;
  readonly inserted: string;
}

export const edits: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  wholeLine: fc.boolean(),
  removed: fc.oneof({ weight: 5, arbitrary: fc.nat(8) }, { weight: 1, arbitrary: fc.nat(300) }),
  inserted: fc.oneof(
    fc.constantFrom(
      '',
      '#',
      '`',
      '-',
      '\n',
      '\r',
      '\n\n',
      'a',
      '[',
      ']',
      ':',
      ' ',
      '=',
      '<',
      '>',
      '|',
      '---\n',
      '+++\n',
    ),
    fc.array(fc.constantFrom(...lines, ''), { maxLength: 6 }).map((some) => `${some.join('\n')}\n`),
  ),
});

export function applyEdit(text: string, { at, wholeLine, removed, inserted }: Edit): string {
  const place = Math.round(at * text.length);
  const start = wholeLine ? text.lastIndexOf('\n', place) + 1 : place;
  return text.slice(0, start) + inserted + text.slice(start + removed);
}
