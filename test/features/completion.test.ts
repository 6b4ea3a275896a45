import { describe, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/src/features/completion.ts';
import { builtInKindNames } from '../../server/src/kinds/built-in.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { lintedAt } from './linted.ts';

type Options = Parameters<typeof lintedAt>[1];

async function completed(marked: string, options?: Options) {
  const { linted, position } = await lintedAt(marked, options);
  return { linted, items: completion(linted, position) };
}

const labels = async (marked: string, options?: Options) =>
  (await completed(marked, options)).items.map(({ label }) => label);

const nowhere = { line: 0, character: 0 };
const nothing: TextEdit = { range: { start: nowhere, end: nowhere }, newText: '' };

/** The document once an item is chosen. */
async function chosen(marked: string, label: string, options?: Options): Promise<string> {
  const { linted, items } = await completed(marked, options);
  const { range, newText } = (items.find((item) => item.label === label)?.textEdit as TextEdit | undefined) ?? nothing;
  const offsets = { start: linted.places.offset(range.start), end: linted.places.offset(range.end) };
  return applyEdits(linted.document.text, [{ range: offsets, newText }]);
}

describe('after hashes', () => {
  const written = '# Post-mortem: x\n\n## Summary\n\nIt was down.\n\n';

  test('the sections that are missing, in template order', async () => {
    expect(await labels(`${written}##‸\n`)).toEqual(['Impact', 'Root cause', "Why wasn't it caught?"]);
    expect(await labels(`${written}#‸`)).toEqual(['Impact', 'Root cause', "Why wasn't it caught?"]);
    expect(await labels(`${written}## Im‸`)).toEqual(['Impact', 'Root cause', "Why wasn't it caught?"]);
  });

  test('come with their guidance and replace what was typed', async () => {
    expect(await chosen(`${written}# Im‸\n`, 'Impact')).toBe(
      `${written}## Impact\n\n<!-- Who noticed, and for how long? -->\n`,
    );
    expect(await chosen(`${written}#‸\nNext line.\n`, 'Impact')).toBe(
      `${written}## Impact\n\n<!-- Who noticed, and for how long? -->\n\nNext line.\n`,
    );
  });

  test('are found by what was typed, hashes included', async () => {
    const { items } = await completed(`${written}### Im‸`);
    expect(items[0]?.filterText).toBe('### Impact');
  });

  test('take the line ends of the document', async () => {
    expect(await chosen(`${written}#‸`.replaceAll('\n', '\r\n'), 'Impact')).toContain('## Impact\r\n\r\n<!--');
  });

  test('not in code, in a comment or in the middle of a line', async () => {
    expect(await labels(`${written}\`\`\`sh\n#‸\n\`\`\`\n`)).toEqual([]);
    expect(await labels(`${written}<!--\n#‸\n-->\n`)).toEqual([]);
    expect(await labels(`${written}Issue #‸\n`)).toEqual([]);
  });
});

describe('on an empty line', () => {
  const files = {
    'docs/template.md': '# T\n\n## Safeguards\n\n**Which test missed it?**\n\n**Which review missed it?**\n',
  };

  test('the prompts that the section lacks', async () => {
    const marked = '# x\n\n## Safeguards\n\n**Which review missed it?**\n\nNone was asked for.\n\n‸\n';
    expect(await labels(marked, { files })).toEqual(['Which test missed it?']);
    expect(await chosen(marked, 'Which test missed it?', { files })).toContain(
      'asked for.\n\n**Which test missed it?**\n',
    );
  });

  test('nothing in a section that wants none, or has all', async () => {
    expect(await labels('# Post-mortem: x\n\n## Summary\n\nIt was down.\n\n‸\n')).toEqual([]);
  });
});

describe('a value', () => {
  test('of a field, those that the template lists', async () => {
    expect(await labels('# Post-mortem: x\n\n**Severity:** ‸\n\n## Summary\n')).toEqual(['SEV1', 'SEV2', 'SEV3']);
    expect(await chosen('# Post-mortem: x\n\n**Severity:**‸\n', 'SEV2')).toBe(
      '# Post-mortem: x\n\n**Severity:** SEV2\n',
    );
  });

  test('replaces the list of the template, or what was begun', async () => {
    const untouched = '# Post-mortem: x\n\n**Severity:** SEV1 / SEV2 / SEV3‸\n';
    expect(await chosen(untouched, 'SEV2')).toBe('# Post-mortem: x\n\n**Severity:** SEV2\n');
    const { items } = await completed(untouched);
    expect(items[0]?.filterText).toBe('SEV1 / SEV2 / SEV3');
    expect(await chosen('# Post-mortem: x\n\n**Severity:** SE‸\n', 'SEV2')).toBe(
      '# Post-mortem: x\n\n**Severity:** SEV2\n',
    );
  });

  test('of the root cause, the categories with their definitions', async () => {
    const marked = '# Post-mortem: x\n\n## Root cause\n\n**Category:** ‸\n';
    const { items } = await completed(marked);
    expect(items.map(({ label }) => label)).toEqual(['trade-off', 'knowledge gap', 'brain fart']);
    expect(items[0]?.documentation).toContain('tech debt');
    expect(await chosen(marked, 'knowledge gap')).toContain('**Category:** knowledge gap\n');
    expect(await chosen(marked.replace(' ‸', '‸ '), 'knowledge gap')).toContain('**Category:** knowledge gap');
  });

  test("of the root cause, the team's own labels", async () => {
    const files = {
      '.whylint.yaml':
        'kinds:\n  post-mortem:\n    template: docs/template.md\n    files: [docs/postmortems/**]\nroot-causes: [{ name: slip }, { name: gap }]\n',
    };
    expect(await labels('# Post-mortem: x\n\n## Root cause\n\n**Category:** ‸\n', { files })).toEqual(['slip', 'gap']);
  });

  test('of `kind` in front matter, the kinds', async () => {
    expect(await labels('---\nkind: ‸\n---\n# x\n', { path: 'notes/x.md' })).toEqual(builtInKindNames);
    expect(await chosen('---\nkind:‸\n---\n# x\n', 'post-mortem', { path: 'notes/x.md' })).toBe(
      '---\nkind: post-mortem\n---\n# x\n',
    );
    expect(await chosen('---\nkind: po‸\ntitle: y\n---\n# x\n', 'post-mortem')).toBe(
      '---\nkind: post-mortem\ntitle: y\n---\n# x\n',
    );
  });
});

describe('the status in front matter', () => {
  test('of a document of a kind', async () => {
    expect(await labels('---\nstatus: ‸\n---\n# x\n')).toEqual(['draft', 'review', 'final']);
    expect(await labels('---\nstatus: ‸\n---\n# x\n', { path: 'notes/x.md' })).toEqual([]);
  });
});

describe('a root cause told in prose', () => {
  const told = '# Post-mortem: x\n\n## Root cause\n\nThe pool of connections was too small for the sale.\n';

  test('is given its category on a line below, and is not replaced', async () => {
    expect(await chosen(`${told}\n‸\n`, 'knowledge gap')).toBe(`${told}\n**knowledge gap**\n`);
    expect(await labels(told.replace('pool', 'po‸ol'))).toEqual([]);
  });
});

describe('nothing', () => {
  test.each([
    ['in prose', '# Post-mortem: x\n\n## Summary\n\nIt was ‸\n', undefined],
    ['after a colon in prose', '# Post-mortem: x\n\n## Summary\n\nNote:‸\n', undefined],
    ['in another Markdown file', '# Notes\n\n##‸\n', { path: 'notes/x.md' }],
    ['on an empty line of another Markdown file', '# Notes\n\n‸\n', { path: 'notes/x.md' }],
  ])('%s', async (_, marked, options) => expect(await labels(marked, options)).toEqual([]));
});
