// biome-ignore-all lint/suspicious/noTemplateCurlyInString: samples of source code
import { describe, expect, test } from 'vitest';
import { codeComments } from '../../server/src/code/comments.ts';
import { languageOf } from '../../server/src/code/language-of.ts';
import { languages } from '../../server/src/code/languages.ts';

/** What the comments say, trimmed. */
const said = (language: string, text: string): readonly string[] =>
  codeComments(text, language).map(({ content }) => text.slice(content.start, content.end).trim());

const q3 = '"""';

// In each, what is a comment says yes, and what only looks like one says no.
const samples: Readonly<Record<string, string>> = {
  c: `int a; // yes1\nchar *s = "// no \\" /* no */"; /* yes2 */ char c = '"'; // yes3\nint n = 1'000'000; // yes4`,
  cpp: 'auto s = R"x(// no )" /* no */)x"; // yes1\nauto u = u8R"(// no)"; /* yes2\nstill */',
  java: `String s = ${q3}\n// no\n${q3}; // yes1\nchar c = '\\''; // yes2\n/** yes3 */`,
  csharp: `var a = @"C:\\"; // yes1\nvar b = @"say ""// no"""; // yes2\nvar c = $"{x} // no"; /* yes3 */\nvar d = ${q3}\n// no "" \n${q3}; // yes4`,
  fsharp: '// yes1\nlet s = "(* no *)" (* yes2 (* nested *) *)',
  javascript:
    'const a = "// no"; // yes1\nconst b = `// no ${f(`/* no */ ${g /* yes2 */}`)} // no`; /* yes3 */\nconst r = /[/*]"\'\\//; // yes4\nconst d = a / b; // yes5\nreturn /\\/\\*/.test(x) // yes6',
  typescript: "type A = 'x' | `a${B}`; // yes1\nconst u = 'https://no.example';\n/** yes2 */",
  javascriptreact: 'const a = <p title="// no">Don\'t</p>; // yes1\nconst b = <p>{/* yes2 */}</p>;\n<br /> // yes3',
  typescriptreact: 'const a = <A<T> x={`// no`} />; // yes1',
  coffeescript: 'a = "# no" # yes1\n###\nyes2\n###\nb = "#{c}" # yes3',
  python: `def f():\n    ${q3}yes1${q3}\n    s = '# no'  # yes2\n    t = r'\\'  # no'\n    u = f(\n        ${q3}no${q3}\n    )\n    x = ${q3}\n# no\n${q3}  # yes3`,
  ruby: 'a = "#{b} # no" # yes1\nc = %q(# no (x)\n=begin\nyes2\n=end\nd = <<~EOS # yes3\n  # no\nEOS\ne = /#\\//  # yes4',
  crystal: 'a = "#{b} # no" # yes1',
  shellscript:
    'echo "# no" # yes1\nn=${#array}\na=b#no\ncat <<EOF # yes2\n# no\nEOF\ncat <<-\'END\'\n\t# no\n\tEND\nx=\'# no\' # yes3\ncat <<< "$s" # yes4',
  fish: 'echo "# no" # yes1',
  sql: "SELECT '-- no', 'it''s -- no' -- yes1\n/* yes2 /* nested */ */\nAS $$ -- no $$ -- yes3\n$a$ -- no $$ $a$ -- yes4",
  html: '<!-- yes1 --><a href="http://no">// no</a>\n<script>\n// yes2\nlet a = "<!-- no -->";\n</script>\n<style>\n/* yes3 */\n</style>\n// no',
  vue: '<template><!-- yes1 --></template>\n<script setup lang="ts">\nconst a = `// no`; // yes2\n</script>',
  xml: '<a><!-- yes1 --><![CDATA[<!-- no -->]]></a>',
  markdown: '# no\n<!-- yes1 -->',
  css: 'a { background: url("/* no */") } /* yes1 */',
  scss: '// yes1\n$a: "// no"; /* yes2 */\n@import url(http://no.example);',
  lua: 'a = "-- no" -- yes1\n--[[ yes2\n]] b = [==[ -- no ]] ]==] --[=[ yes3 ]] ]=]',
  haskell: 'f = "-- no" -- yes1\n{- yes2 {- nested -} -}\na --> b\nx\' = \'"\' -- yes3',
  elm: 'a = "-- no" -- yes1\n{- yes2 -}',
  ocaml: 'let s = "(* no *)" (* yes1 (* nested *) *)\nlet q = {|(* no *)|} (* yes2 *)\nlet c = \'"\' (* yes3 *)',
  lisp: '(a "; no") ; yes1\n#| yes2 #| nested |# |#\n(b #\\; c) ; yes3',
  clojure: '(a "; no" \\;) ; yes1\n#! yes2',
  'emacs-lisp': '(a ?; "; no") ; yes1',
  erlang: 'a() -> "% no", $%. % yes1',
  elixir: `@doc ${q3}\nyes1\n${q3}\ndef a, do: "# no" # yes2\n@x ${q3}\n# no\n${q3}\nb = ~s(# no) # yes3\nc = ?# # yes4\nd = "#{1} # no"`,
  r: 'a <- "# no" # yes1',
  php: '<a>// no</a>\n<?php\n$a = "// no"; // yes1\n# yes2\n#[Attribute]\n$b = <<<EOT\n// no\nEOT;\n/* yes3 */ ?>\n// no',
  go: "a := `// no` // yes1\nb := '\"' /* yes2 */",
  rust: 'let a = r#"// no "# ; // yes1\nfn f<\'a>(x: &\'a str) {} // yes2\nlet c = \'"\'; /* yes3 /* nested */ */\nlet s = "a\n// no";',
  swift: 'let a = "\\(b("// no")) // no" // yes1\nlet r = #"// no " x"# /* yes2 /* n */ */\nlet m = """\n// no\n"""',
  kotlin: `val a = "\${b["// no"]} // no" // yes1\nval r = ${q3}\n// no\n${q3} /* yes2 /* nested */ */\nval c = '"' // yes3`,
  scala: `val a = ${q3}// no${q3} // yes1\nval c = 'a' // yes2`,
  groovy: "def a = '''// no''' // yes1\ndef b = \"${c('// no')} // no\" /* yes2 */",
  dart: "var a = r'// no\\'; // yes1\nvar b = '''\n// no'''; /* yes2 /* n */ */",
  powershell: 'a "# no" # yes1\n<# yes2 #>\n$b = @"\n# no\n"@\n$c = \'it\'\'s # no\' # yes3\n$d = "`" # no" # yes4',
  bat: 'REM yes1\necho rem no\n:: yes2\n@rem yes3',
  yaml: "a: 'x # no' # yes1\nb: don't # yes2\nc: http://x#no\n# yes3",
  toml: "a = \"# no\" # yes1\nb = '''\n# no''' # yes2",
  ini: '; yes1\n[a]\nb=c;no\n# yes2',
  properties: '# yes1\na=b # no\n! yes2',
  dockerfile: 'FROM a # no\n# yes1\nRUN <<EOF\n# no\nEOF\n  # yes2',
  makefile: 'a: b # yes1\n\techo \\# no',
  terraform: 'a = "# no ${b("// no")}" # yes1\n// yes2\n/* yes3 */\nc = <<-EOT\n# no\nEOT\n# yes4',
  nix: "a = \"${b} # no\"; # yes1\nc = ''\n  # no ''${x} # no\n''; /* yes2 */",
  perl: 'my $a = "# no"; # yes1\nmy $n = $#array;\n=pod\n\nyes2\n\n=cut\nmy $b = q{# no}; # yes3\nprint <<"E"; # yes4\n# no\nE',
  vb: 'Dim a = "\' no" \' yes1\nREM yes2\n  Rem yes3',
  fortran: 'a = \'! no\' ! yes1\nb = "it" ! yes2',
  matlab: "a = 'it''s % no'; % yes1\nb = c'; % yes2\n%{\nyes3\n%}",
  latex: 'a 100\\% no % yes1',
  zig: 'const a = "// no"; // yes1\nconst b =\n    \\\\ // no\n;',
  julia: `${q3}\nyes1\n${q3}\na = "# no" # yes2\n#= yes3 #= nested =# =#\nb = c' # yes4`,
  viml: '" yes1\nlet a = "x" " yes2\nlet b = \'" no\'',
  pascal: "a := 'it''s { no'; { yes1 } (* yes2 *) // yes3",
  ada: 'A := "-- no"; -- yes1',
  vhdl: 'a <= "-- no"; -- yes1',
  systemverilog: 'a = "// no"; // yes1',
  graphql: `# yes1\ntype A { b(c: String = "# no"): D }\n${q3}\n# no\n${q3}`,
  cmake: '# yes1\n#[[ yes2 ]]\nset(a "# no")',
  nginx: 'a b; # yes1\nc "# no";',
  nim: 'a = "# no" # yes1\n#[ yes2 #[ n ]# ]#',
  prolog: "a('% no'). % yes1\n/* yes2 */",
  asm: 'mov a, b ; yes1',
  solidity: 'string a = "// no"; // yes1',
  proto3: 'a = 1; // yes1',
  jsonc: '{ "a": "// no" } // yes1',
  handlebars: '{{!-- yes1 --}}{{! yes2 }}<!-- yes3 -->',
  twig: '{# yes1 #}{{ a }}',
  razor: '@* yes1 *@<p>// no</p>',
  gdscript: 'var a = "# no" # yes1',
  tcl: '# yes1\nset a b ; # yes2\nset c "#no"',
  awk: '/#/ { print "# no" } # yes1',
  wat: ';; yes1\n(; yes2 (; n ;) ;)',
  prisma: '// yes1',
  applescript: '-- yes1\n(* yes2 *)',
};

describe.each(Object.entries(samples).filter(([, text]) => text !== ''))('%s', (language, text) => {
  test('finds the comments and nothing else', () => {
    const found = said(language, text);
    expect(found.map((each) => /yes\d/.exec(each)?.[0])).toEqual([...new Set(text.match(/yes\d/g))]);
    expect(found.filter((each) => /\bno\b/.test(each))).toEqual([]);
  });
});

test('knows forty languages and more, and no other', () => {
  expect(Object.keys(samples).length).toBeGreaterThan(60);
  expect(said('klingon', '// no')).toEqual([]);
  expect(said('constructor', '// no')).toEqual([]);
  expect(said('json', '// no')).toEqual([]);
});

test('gives each comment its marks, its content and its form', () => {
  const text = 'a /* b */ // c\r\n';
  expect(codeComments(text, 'c')).toEqual([
    { range: { start: 2, end: 9 }, content: { start: 4, end: 7 }, form: 'block' },
    { range: { start: 10, end: 14 }, content: { start: 12, end: 14 }, form: 'line' },
  ]);
});

describe('what is left open', () => {
  test.each([
    ['a string ends with its line', 'c', 'char *s = "open\nint a; // yes', ['yes']],
    ['a string of many lines is none', 'go', 'a := `open\nb // yes', ['yes']],
    ['a template string inside a template string is none', 'javascript', 'a = `${ `b // yes\n', ['yes']],
    ['a comment goes on to the end', 'c', 'a /* yes\nmore', ['yes\nmore']],
    ['a nested comment too', 'rust', '/* yes /* more */', ['yes /* more */']],
    ['a text that a word never ends is none', 'shellscript', 'cat <<EOF\n# yes', ['yes']],
    ['a raw string is none', 'rust', 'r##"open"# // yes', ['yes']],
    ['an embedded language goes on to the end', 'html', '<script>// yes', ['yes']],
  ])('%s', (_, language, text, expected) => {
    expect(said(language, text)).toEqual(expected);
  });
});

const marks = [
  '"',
  "'",
  '`',
  '/*',
  '*/',
  '//',
  '${',
  '}',
  '{',
  '(',
  ')',
  '\\',
  '\n',
  '#',
  '--',
  '[[',
  ']]',
  '--[=[',
  '"""',
  "'''",
  '<<A',
  '<<EOF\n',
  'EOF',
  '$a$',
  'r#"',
  '"#',
  '{-',
  '-}',
  '(*',
  '*)',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '/',
  '%q(',
  'R"x(',
  '\\(',
  '=begin',
  '%{',
  '#|',
  '|#',
  '"${',
  'a',
  ' ',
  '\r',
  '🙂',
  '\ud800',
];

test('never fails, whatever comes in whatever order, and stays within the text', () => {
  let seed = 7;
  const random = (below: number) => (seed = (Math.imul(seed, 48271) >>> 0) % 2147483647) % below;
  for (const language of Object.keys(languages)) {
    for (let round = 0; round < 20; round++) {
      const text = Array.from({ length: 60 }, () => marks[random(marks.length)]).join('');
      let end = 0;
      for (const { range, content } of codeComments(text, language)) {
        expect(range.start).toBeGreaterThanOrEqual(end);
        expect(content.start).toBeGreaterThanOrEqual(range.start);
        expect(content.end).toBeGreaterThanOrEqual(content.start);
        expect(range.end).toBeGreaterThanOrEqual(content.end);
        expect(range.end).toBeLessThanOrEqual(text.length);
        end = range.end;
      }
    }
  }
});

test.each([
  'src/a.ts',
  'A.tsx',
  'Dockerfile',
  'Dockerfile.dev',
  'x/Makefile',
  'a.blade.php',
  'a.RB',
  'b.d.ts',
  '.env',
  'main.tf',
])('the language of %s is one that is known', (path) => {
  expect(Object.keys(languages)).toContain(languageOf(path));
});

test('a file of no known ending has no language', () => {
  expect(languageOf('a/b.unknown')).toBeUndefined();
  expect(languageOf('LICENSE')).toBeUndefined();
  expect(languageOf('a.ts/b')).toBeUndefined();
});
