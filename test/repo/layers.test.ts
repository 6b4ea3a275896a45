import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { breaches, layerOf, layers, rooms } from './layers.ts';

const sources = globSync('{server,client}/src/**/*.ts').map((file) => file.replaceAll('\\', '/'));

describe('who may import whom', () => {
  test('every import is one that the table allows', () => {
    expect(sources.flatMap((file) => breaches(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test.each(layers)('$at has sources, or is a room kept free', ({ at }) => {
    const held = existsSync(at) && (/\.\w+$/.test(at) || sources.some((file) => layerOf(file)?.at === at));
    expect(held).toBe(!rooms.includes(at));
  });
});

describe('the check itself', () => {
  test.each([
    ['a layer above', 'server/src/text/a.ts', "import { lint } from '../engine/lint.ts';"],
    [
      'a layer above, over several lines',
      'server/src/text/a.ts',
      "import {\n  a,\n  b,\n} from '../model/document.ts';",
    ],
    ['a layer above, exported again', 'server/src/model/a.ts', "export * from '../kinds/kind.ts';"],
    ['a layer above, for its effect', 'server/src/model/a.ts', "import '../kinds/kind.ts';"],
    ['a layer above, when it runs', 'server/src/model/a.ts', "const a = await import('../kinds/kind.ts');"],
    ['a package whose types alone are allowed', 'server/src/model/a.ts', "import { type A, b } from 'mdast';"],
    ['a package of another layer', 'server/src/kinds/a.ts', "import { unified } from 'unified';"],
    ['Node below the faces', 'server/src/features/a.ts', "import { readFileSync } from 'node:fs';"],
    ['Node by its old name', 'server/src/engine/a.ts', "import type { Stats } from 'fs';"],
    ['Node by require', 'server/src/engine/a.ts', "const fs = require('node:fs');"],
    ['a name worked out at run time', 'server/src/engine/a.ts', 'await import(name);'],
    ['the server, from the client', 'client/src/a.ts', "import { lint } from '../../server/src/engine/lint.ts';"],
    ['the editor, from the server', 'server/src/lsp/a.ts', "import * as vscode from 'vscode';"],
    ['one face, from the other', 'server/src/cli/a.ts', "import { serve } from '../lsp/server.ts';"],
    ['the process, beside main', 'server/src/cli/run.ts', "import process from 'node:process';"],
    ['no layer at all', 'server/src/helpers/a.ts', ''],
    ['a file in no layer', 'server/src/text/a.ts', "import { a } from '../helpers/a.ts';"],
  ])('finds %s', (_what, file, source) => {
    expect(breaches(file, source)).toHaveLength(1);
  });

  test.each([
    ['its own layer', 'server/src/text/a.ts', "import { b } from './b.ts';"],
    ['a layer below', 'server/src/kinds/deep/a.ts', "import { b } from '../../text/b.ts';"],
    ['types where only these are allowed', 'server/src/model/a.ts', "import type { A } from 'mdast';"],
    ['types, each marked', 'server/src/model/a.ts', "import { type A, type B } from 'mdast';"],
    ['a part of a package', 'client/src/a.ts', "import { LanguageClient } from 'vscode-languageclient/node';"],
    ['the process, from main', 'server/src/cli/main.ts', "import process from 'node:process';"],
    ['what is only written about', 'server/src/text/a.ts', "// import { a } from 'vscode';\n/* import 'vscode'; */"],
  ])('allows %s', (_what, file, source) => {
    expect(breaches(file, source)).toEqual([]);
  });
});
