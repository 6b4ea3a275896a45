import {
  character,
  characterOfC,
  double,
  doubledDouble,
  doubledSingle,
  doubleLines,
  hashOfShell,
  nestedSlashes,
  otherHalf,
  type Quoted,
  type Syntax,
  single,
  singleLines,
  slashes,
  tripleDouble,
  tripleSingle,
  withCode,
} from './syntax.ts';

const c: Syntax = { ...slashes, strings: [double, characterOfC] };
const cpp: Syntax = {
  ...slashes,
  strings: [
    {
      open: '(?<![A-Za-z0-9_])(?:u8|[uUL])?R"[^\\s()\\\\"]{0,16}\\(',
      close: (opening) => `)${opening.slice(opening.indexOf('"') + 1, -1)}"`,
      multiline: true,
    },
    double,
    characterOfC,
  ],
};
const templateString: Quoted = { open: '`', close: '`', escape: '\\', multiline: true, interpolation: '${' };
const script: Syntax = { ...slashes, strings: [templateString, double, single], regexLiterals: true };
/** Between tags, an apostrophe behind a letter is one of prose. */
const scriptWithTags: Syntax = {
  ...slashes,
  strings: [templateString, double, { ...single, open: "(?<![\\p{L}\\p{N}])'" }],
  regexLiterals: true,
};
const java: Syntax = { ...slashes, strings: [tripleDouble, double, character] };
const hash: Syntax = { line: [hashOfShell], strings: [doubleLines, single] };
const shell: Syntax = {
  line: [hashOfShell],
  strings: [
    { open: "\\$'", close: "'", escape: '\\', multiline: true },
    doubleLines,
    { open: "(?<!\\\\)'", close: "'", multiline: true },
  ],
  heredoc: '(?<!<)<<[-~]?[ \\t]{0,8}(?:"([^"\\r\\n]{1,80})"|\'([^\'\\r\\n]{1,80})\'|\\\\?([A-Za-z_]\\w{0,80}))',
};
const sql: Syntax = {
  line: ['--'],
  blocks: [{ open: '/\\*', close: '*/', nested: true }],
  strings: [
    { ...doubledSingle, multiline: true },
    { ...doubledDouble, multiline: true },
    { open: '(?<![\\w$])\\$(?:[A-Za-z_]\\w{0,60})?\\$', close: (opening) => opening, multiline: true },
  ],
};
const markup: Syntax = {
  blocks: [{ open: '<!--', close: '-->' }],
  embedded: [
    { open: '<script\\b[^>]{0,500}>', close: '</script', language: 'javascript' },
    { open: '<style\\b[^>]{0,500}>', close: '</style', language: 'scss' },
  ],
};
const xml: Syntax = {
  blocks: [{ open: '<!--', close: '-->' }],
  strings: [{ open: '<!\\[CDATA\\[', close: ']]>', multiline: true }],
};
const lisp: Syntax = {
  line: [';'],
  blocks: [{ open: '#\\|', close: '|#', nested: true }],
  strings: [{ open: '#?\\\\.', close: '' }, doubleLines],
};
const clojure: Syntax = { line: [';', '#!'], strings: [{ open: '\\\\.', close: '' }, doubleLines] };
const ini: Syntax = { line: ['(?<![^\\s])[;#]'] };
const pascal: Syntax = {
  line: ['//'],
  blocks: [
    { open: '\\{', close: '}' },
    { open: '\\(\\*', close: '*)' },
  ],
  strings: [doubledSingle],
};
const elixirText = withCode('#{', tripleDouble, tripleSingle, doubleLines, singleLines);
const percentString: Quoted = { open: '%[qQwWiIxr]?[(\\[{<|!]', close: otherHalf, escape: '\\', multiline: true };

/** By the language identifiers of the Language Server Protocol and of VS Code; ids that mean the same share a syntax. */
export const languages: Readonly<Record<string, Syntax>> = {
  c,
  cpp,
  'cuda-cpp': cpp,
  'objective-c': c,
  'objective-cpp': cpp,
  glsl: c,
  hlsl: c,
  solidity: { ...slashes, strings: [double, single] },
  proto3: { ...slashes, strings: [double, single] },
  proto: { ...slashes, strings: [double, single] },
  thrift: { line: ['//', '#'], blocks: slashes.blocks, strings: [double, single] },
  java,
  groovy: { ...slashes, strings: [tripleDouble, tripleSingle, ...withCode('${', double), single] },
  gradle: { ...slashes, strings: [tripleDouble, tripleSingle, ...withCode('${', double), single] },
  javascript: script,
  typescript: script,
  javascriptreact: scriptWithTags,
  typescriptreact: scriptWithTags,
  coffeescript: {
    line: ['#(?!##)'],
    blocks: [{ open: '###', close: '###' }],
    strings: [...withCode('#{', tripleDouble, doubleLines), tripleSingle, singleLines],
    regexLiterals: 'calls',
  },
  json: {},
  jsonc: { ...slashes, strings: [double] },
  json5: { ...slashes, strings: [double, single] },
  csharp: {
    ...slashes,
    strings: [
      { open: '\\$?@"|@\\$"', close: '"', escape: 'doubled', multiline: true },
      { open: '[$]{0,8}"{3,16}', close: (opening) => opening.replaceAll('$', ''), multiline: true },
      double,
      character,
    ],
  },
  fsharp: {
    line: ['//'],
    blocks: [{ open: '\\(\\*(?!\\))', close: '*)', nested: true }],
    strings: [{ open: '@"', close: '"', escape: 'doubled', multiline: true }, tripleDouble, doubleLines, character],
  },
  go: { ...slashes, strings: [{ open: '`', close: '`', multiline: true }, double, character] },
  rust: {
    ...nestedSlashes,
    strings: [
      {
        open: '(?<!\\w)(?:br|cr|r)#{0,32}"',
        close: (opening) => `"${opening.slice(opening.indexOf('r') + 1, -1)}`,
        multiline: true,
      },
      doubleLines,
      character,
    ],
  },
  swift: {
    ...nestedSlashes,
    strings: [
      {
        open: '(?<!#)#{1,16}"(?:"")?',
        close: (opening) => opening.slice(opening.indexOf('"')) + '#'.repeat(opening.indexOf('"')),
        multiline: true,
      },
      ...withCode('\\(', tripleDouble, double),
    ],
  },
  kotlin: { ...nestedSlashes, strings: [...withCode('${', { ...tripleDouble, escape: 'doubled' }, double), character] },
  scala: { ...nestedSlashes, strings: [...withCode('${', { ...tripleDouble, escape: 'doubled' }, double), character] },
  dart: {
    ...nestedSlashes,
    strings: [
      { open: '(?<!\\w)r"""', close: '"""', multiline: true },
      { open: "(?<!\\w)r'''", close: "'''", multiline: true },
      { open: '(?<!\\w)r"', close: '"' },
      { open: "(?<!\\w)r'", close: "'" },
      ...withCode('${', tripleDouble, tripleSingle, double, single),
    ],
  },
  zig: { line: ['//'], strings: [{ open: '\\\\\\\\[^\\r\\n]*', close: '' }, double, character] },
  d: {
    line: ['//'],
    blocks: [
      { open: '/\\*', close: '*/' },
      { open: '/\\+', close: '+/', nested: true },
    ],
    strings: [{ open: '`', close: '`', multiline: true }, doubleLines, character],
  },
  v: { ...nestedSlashes, strings: [double, single, { open: '`', close: '`', escape: '\\' }] },
  haxe: { ...slashes, strings: [doubleLines, singleLines] },
  php: {
    ...markup,
    embedded: [{ open: '<\\?(?:php\\b|=)', close: '?>', language: 'php-code' }, ...(markup.embedded ?? [])],
  },
  'php-code': {
    line: ['//', '#(?!\\[)'],
    blocks: slashes.blocks,
    strings: [doubleLines, singleLines, { open: '`', close: '`', escape: '\\', multiline: true }],
    heredoc: '<<<[ \\t]{0,8}(?:"(\\w{1,80})"|\'(\\w{1,80})\'|([A-Za-z_]\\w{0,80}))',
  },
  python: {
    line: ['#'],
    strings: [
      { open: '(?<!\\w)[fF]?[rR][fFbB]?"""|(?<!\\w)[bB][rR]"""', close: '"""', escape: '\\', multiline: true },
      { open: "(?<!\\w)[fF]?[rR][fFbB]?'''|(?<!\\w)[bB][rR]'''", close: "'''", escape: '\\', multiline: true },
      tripleDouble,
      tripleSingle,
      double,
      single,
    ],
    docstrings: 'statement',
  },
  starlark: { line: ['#'], strings: [tripleDouble, tripleSingle, double, single], docstrings: 'statement' },
  ruby: {
    line: ['#'],
    blocks: [{ open: '=begin\\b', close: '=end', atLineStart: true }],
    strings: [
      { open: '\\?[^\\s\\w](?!\\w)', close: '' },
      percentString,
      ...withCode('#{', doubleLines),
      singleLines,
      { open: '`', close: '`', escape: '\\', multiline: true },
    ],
    heredoc: '(?<!<)<<[-~]?(?:"([^"\\r\\n]{1,80})"|\'([^\'\\r\\n]{1,80})\'|([A-Z_]\\w{0,80}))',
    regexLiterals: 'calls',
  },
  crystal: {
    line: ['#'],
    strings: [percentString, ...withCode('#{', doubleLines), character],
    heredoc: "(?<!<)<<-(?:'(\\w{1,80})'|([A-Z_]\\w{0,80}))",
    regexLiterals: 'calls',
  },
  perl: {
    line: ['(?<![$\\w])#'],
    blocks: [{ open: '=(?:pod|head[1-6]|begin|for|item|over|encoding)\\b', close: '=cut', atLineStart: true }],
    strings: [
      { open: '(?<![\\w$@%&-])q[qrwx]?[ \\t]{0,4}[(\\[{<|!]', close: otherHalf, escape: '\\', multiline: true },
      doubleLines,
      { ...singleLines, open: "(?<![\\w$])'" },
    ],
    heredoc: '(?<!<)<<~?(?:"([^"\\r\\n]{1,80})"|\'([^\'\\r\\n]{1,80})\'|([A-Z_]\\w{0,80}))',
    regexLiterals: 'calls',
  },
  raku: {
    line: ['#(?![|`])'],
    blocks: [
      { open: '#`\\{', close: '}' },
      { open: '#`\\(', close: ')' },
    ],
    strings: [doubleLines, single],
  },
  shellscript: shell,
  fish: { line: [hashOfShell], strings: [doubleLines, singleLines] },
  dockerfile: { ...shell, line: ['(?<=^[ \\t]{0,40})#'] },
  makefile: { line: ['(?<!\\\\)#'] },
  powershell: {
    line: ['(?<![^\\s;|&(){}])#(?!>)'],
    blocks: [{ open: '<#', close: '#>' }],
    strings: [
      { open: '@"(?=[ \\t]{0,20}\\r?\\n)', close: '\n"@', multiline: true },
      { open: "@'(?=[ \\t]{0,20}\\r?\\n)", close: "\n'@", multiline: true },
      { ...doubleLines, escape: '`' },
      { ...doubledSingle, multiline: true },
    ],
  },
  bat: { line: ['(?<=^[ \\t@]{0,40}|[&|(][ \\t]{0,8})[rR][eE][mM](?=\\s)', '(?<=^[ \\t]{0,40})::'] },
  sql,
  plsql: sql,
  mysql: { ...sql, line: ['--', '#'] },
  html: markup,
  vue: markup,
  svelte: markup,
  astro: markup,
  markdown: { blocks: [{ open: '<!--', close: '-->' }] },
  mdx: {
    blocks: [
      { open: '<!--', close: '-->' },
      { open: '\\{/\\*', close: '*/}' },
    ],
  },
  handlebars: {
    ...markup,
    blocks: [
      { open: '\\{\\{!--', close: '--}}' },
      { open: '\\{\\{!', close: '}}' },
      { open: '<!--', close: '-->' },
    ],
  },
  twig: {
    ...markup,
    blocks: [
      { open: '\\{#', close: '#}' },
      { open: '<!--', close: '-->' },
    ],
  },
  jinja: {
    ...markup,
    blocks: [
      { open: '\\{#', close: '#}' },
      { open: '<!--', close: '-->' },
    ],
  },
  razor: {
    ...markup,
    blocks: [
      { open: '@\\*', close: '*@' },
      { open: '<!--', close: '-->' },
    ],
  },
  pug: { line: ['(?<=^[ \\t]{0,80})//-?'] },
  haml: { line: ['(?<=^[ \\t]{0,80})-#'] },
  xml,
  xsl: xml,
  svg: xml,
  css: { blocks: slashes.blocks, strings: [double, single] },
  scss: { line: ['(?<!:)//'], blocks: slashes.blocks, strings: [double, single] },
  less: { line: ['(?<!:)//'], blocks: slashes.blocks, strings: [double, single] },
  sass: { line: ['(?<!:)//'], blocks: slashes.blocks, strings: [double, single] },
  stylus: { line: ['(?<!:)//'], blocks: slashes.blocks, strings: [double, single] },
  lua: {
    line: ['--(?!\\[={0,16}\\[)'],
    blocks: [{ open: '--\\[={0,16}\\[', close: (opening) => `]${opening.slice(3, -1)}]` }],
    strings: [
      { open: '\\[={0,16}\\[', close: (opening) => `]${opening.slice(1, -1)}]`, multiline: true },
      double,
      single,
    ],
  },
  haskell: {
    line: ['(?<![!#$%&*+./<=>?@\\\\^|~:-])--+(?![!#$%&*+./<=>?@\\\\^|~:-])'],
    blocks: [{ open: '\\{-', close: '-}', nested: true }],
    strings: [doubleLines, character],
  },
  elm: {
    line: ['--'],
    blocks: [{ open: '\\{-', close: '-}', nested: true }],
    strings: [tripleDouble, double, character],
  },
  purescript: {
    line: ['--'],
    blocks: [{ open: '\\{-', close: '-}', nested: true }],
    strings: [tripleDouble, double, character],
  },
  ocaml: {
    blocks: [{ open: '\\(\\*(?!\\))', close: '*)', nested: true }],
    strings: [
      { open: '\\{[a-z_]{0,30}\\|', close: (opening) => `|${opening.slice(1, -1)}}`, multiline: true },
      doubleLines,
      character,
    ],
  },
  reason: { ...nestedSlashes, strings: [doubleLines, character] },
  lisp,
  scheme: lisp,
  racket: lisp,
  'emacs-lisp': { line: [';'], strings: [{ open: '\\?\\\\?.', close: '' }, doubleLines] },
  clojure,
  erlang: { line: ['%'], strings: [{ open: '\\$\\\\?.', close: '' }, doubleLines, singleLines] },
  elixir: {
    line: ['#'],
    strings: [
      { open: '\\?\\\\?[^\\s\\w]', close: '' },
      {
        open: '~[a-zA-Z](?:"""|\'\'\')',
        close: (opening) => opening.slice(2),
        escape: '\\',
        multiline: true,
      },
      { open: '~[a-zA-Z][(\\[{<|/"\']', close: otherHalf, escape: '\\', multiline: true },
      ...elixirText,
    ],
    docstrings: { behind: '@(?:module|type)?doc' },
  },
  gleam: { line: ['//'], strings: [doubleLines] },
  r: { line: ['#'], strings: [doubleLines, singleLines, { open: '`', close: '`' }] },
  julia: {
    line: ['#(?!=)'],
    blocks: [{ open: '#=', close: '=#', nested: true }],
    strings: [...withCode('$(', tripleDouble, doubleLines), character],
    docstrings: 'statement',
  },
  matlab: {
    line: ['%(?!\\{[ \\t]*$)', '(?<=^[ \\t]{0,40})#'],
    blocks: [{ open: '%\\{(?=[ \\t]*$)', close: '%}', atLineStart: true, nested: true }],
    strings: [doubledDouble, { ...doubledSingle, open: "(?<![\\w)\\]}.'])'" }],
  },
  fortran: {
    line: ['!', '(?<=^)[cC*](?=[ \\t]|$)'],
    strings: [doubledDouble, doubledSingle],
  },
  ada: { line: ['--'], strings: [doubledDouble] },
  vhdl: { line: ['--'], blocks: slashes.blocks, strings: [doubledDouble] },
  verilog: { ...slashes, strings: [double] },
  systemverilog: { ...slashes, strings: [double] },
  vb: { line: ["'", '(?<=^[ \\t]{0,40}|:[ \\t]{0,8})[rR][eE][mM](?=\\s)'], strings: [doubledDouble] },
  vbscript: { line: ["'", '(?<=^[ \\t]{0,40}|:[ \\t]{0,8})[rR][eE][mM](?=\\s)'], strings: [doubledDouble] },
  pascal,
  cobol: { line: ['(?<=^.{6})\\*', '\\*>'], strings: [doubledDouble, doubledSingle] },
  prolog: { line: ['%'], blocks: slashes.blocks, strings: [doubleLines, singleLines] },
  latex: { line: ['(?<!\\\\)%'], blocks: [{ open: '\\\\begin\\{comment\\}', close: '\\end{comment}' }] },
  tex: { line: ['(?<!\\\\)%'] },
  bibtex: { line: ['(?<!\\\\)%'] },
  yaml: {
    line: ['(?<=^|[ \\t])#'],
    strings: [
      { ...doubleLines, open: '(?<=(?:^|[:,[{\\-])[ \\t]{0,40})"' },
      { ...doubledSingle, open: "(?<=(?:^|[:,[{\\-])[ \\t]{0,40})'", multiline: true },
    ],
  },
  'docker-compose': { line: ['(?<=^|[ \\t])#'], strings: [double, doubledSingle] },
  toml: {
    line: ['#'],
    strings: [{ ...tripleDouble }, { open: "'''", close: "'''", multiline: true }, double, { open: "'", close: "'" }],
  },
  ini,
  properties: { line: ['(?<=^[ \\t]{0,40})[#!;]'] },
  dotenv: { line: ['(?<=^|[ \\t])#'], strings: [doubleLines, { open: "'", close: "'", multiline: true }] },
  ignore: { line: ['(?<=^)#'] },
  terraform: {
    line: ['#', '//'],
    blocks: slashes.blocks,
    strings: withCode('${', double),
    heredoc: '<<-?[ \\t]{0,4}([A-Za-z_]\\w{0,80})',
  },
  hcl: {
    line: ['#', '//'],
    blocks: slashes.blocks,
    strings: withCode('${', double),
    heredoc: '<<-?[ \\t]{0,4}([A-Za-z_]\\w{0,80})',
  },
  bicep: { ...slashes, strings: [{ open: "'''", close: "'''", multiline: true }, single] },
  nix: {
    line: ['#'],
    blocks: slashes.blocks,
    strings: withCode('${', { open: "(?<!\\w)''", close: "''", escape: "''", multiline: true }, doubleLines),
  },
  graphql: { line: ['#'], strings: [tripleDouble, double] },
  prisma: { line: ['//'], strings: [double] },
  cmake: {
    line: ['#(?!\\[={0,16}\\[)'],
    blocks: [{ open: '#\\[={0,16}\\[', close: (opening) => `]${opening.slice(2, -1)}]` }],
    strings: [doubleLines],
  },
  nginx: { line: ['(?<![^\\s;{}])#'], strings: [doubleLines, singleLines] },
  apacheconf: { line: ['(?<=^[ \\t]{0,40})#'] },
  awk: { line: ['#'], strings: [double], regexLiterals: 'calls' },
  tcl: { line: ['(?<=(?:^|;)[ \\t]{0,80})#'] },
  viml: {
    line: ['(?<=^[ \\t]{0,80})"', '(?<=\\s)"(?=\\s[^"\\r\\n]*$)', '(?<=^[ \\t]{0,80})#'],
    strings: [double, doubledSingle],
  },
  gdscript: { line: ['#'], strings: [tripleDouble, tripleSingle, double, single], docstrings: 'statement' },
  nim: {
    line: ['#(?!\\[)'],
    blocks: [{ open: '##?\\[', close: ']#', nested: true }],
    strings: [{ ...tripleDouble, escape: 'doubled' }, double, character],
  },
  cython: { line: ['#'], strings: [tripleDouble, tripleSingle, double, single], docstrings: 'statement' },
  applescript: { line: ['--', '#'], blocks: [{ open: '\\(\\*', close: '*)', nested: true }], strings: [double] },
  abap: { line: ['(?<=^)\\*', '"'], strings: [doubledSingle, { open: '`', close: '`' }] },
  sas: { blocks: slashes.blocks, strings: [doubledDouble, doubledSingle] },
  stata: { line: ['//', '(?<=^[ \\t]{0,40})\\*'], blocks: slashes.blocks, strings: [double] },
  asm: { line: [';', '(?<=^|\\s)//', '(?<=^[ \\t]{0,40})#(?=\\s)'], blocks: slashes.blocks, strings: [double] },
  wat: { line: [';;'], blocks: [{ open: '\\(;', close: ';)', nested: true }], strings: [double] },
  jsonnet: {
    line: ['//', '#'],
    blocks: slashes.blocks,
    strings: [{ open: '\\|\\|\\|', close: '|||', multiline: true }, doubleLines, singleLines],
  },
  cue: { line: ['//'], strings: [tripleDouble, tripleSingle, double, single] },
  rego: { line: ['#'], strings: [double, { open: '`', close: '`', multiline: true }] },
  just: hash,
  robotframework: { line: ['(?<=^|[ \\t]{2})#'] },
  feature: { line: ['(?<=^[ \\t]{0,40})#'], strings: [{ open: '"""', close: '"""', multiline: true }] },
};
