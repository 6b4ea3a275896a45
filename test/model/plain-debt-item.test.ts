import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDebtItem } from '../../server/src/model/plain-debt-item.ts';
import { itemOf } from '../support/debt.ts';

const path = 'docs/debt/a-k3f9qx.md';

/** A backlog does without the places of the fields. */
function readByParser(text: string) {
  const { fields: _, ...item } = itemOf(text, path);
  return item;
}

const logged = `---
id: k3f9qx
status: open          # open | planned | in-progress | paid | wont-fix
impact: 6             # 1-10, velocity gained when fixed
confidence:
effort: 4
created: 2026-09-14
by: "@dana"
# paid: 2026-10-02
---
# Retry loop swallows errors

Every HTTP change needs a day of manual checking, because failures vanish here.

- [src/http/retry.ts:42](../../src/http/retry.ts#L42) \`catch (e) { /* ignore */ }\` <!-- at 9f3c1e2 ctx a1f0,03bc,77d2|91aa,0c4e,e5b7 -->
- [src/a b/my_mod.py:4-9](../../src/a%20b/my_mod.py#L4-L9) \`\`a \`b\` c\`\` <!-- ctx |91aa -->
`;

describe('an item as it is logged', () => {
  test.each([
    ['as it is', logged],
    ['in Windows line ends', logged.replaceAll('\n', '\r\n')],
    ['without an end', logged.trimEnd()],
    ['without anchors', logged.replace(/\n- [\s\S]*/, '\n')],
    ['with a title of several parts', '---\nid: a1b2\n---\n# Checkout: a retry, why? Because – it failed; often!\n'],
    ['with a title that ends in a colon', '---\nid: a1b2\n---\n# Slow start:'],
    ['with a title alone', '---\nid: a1b2\n---\n\n# Slow start\n'],
  ])('is read without a parser, and the same: %s', (_, text) => {
    const plain = plainDebtItem(path, text);
    expect(plain).toBeDefined();
    expect(plain).toEqual(readByParser(text));
  });
});

test.each([
  ['no front matter', '# A\n'],
  ['a key twice', '---\nid: a1b2\nid: a1b3\n---\n# A\n'],
  ['YAML for nothing', '---\nid: null\n---\n# A\n'],
  ['a list', '---\nid: [a1b2]\n---\n# A\n'],
  ['escapes', '---\nby: "a\\u0020b"\n---\n# A\n'],
  ['emphasis in the title', '---\nid: a1b2\n---\n# A *b*\n'],
  ['an address in the title', '---\nid: a1b2\n---\n# See https://a.example\n'],
  ['text before the title', '---\nid: a1b2\n---\nText\n\n# A\n'],
  ['code', '---\nid: a1b2\n---\n# A\n\n```\n- [a.ts](/a.ts)\n```\n'],
  ['a comment', '---\nid: a1b2\n---\n# A\n\n<!--\n- [a.ts](/a.ts)\n-->\n'],
  ['a link in prose', '---\nid: a1b2\n---\n# A\n\nSee [a.ts](/a.ts).\n'],
  ['more below an anchor', '---\nid: a1b2\n---\n# A\n\n- [a.ts](/a.ts)\n`more`\n'],
  ['emphasis in a path', '---\nid: a1b2\n---\n# A\n\n- [__init__.py](/__init__.py)\n'],
  ['a head that is no item’s', '---\nowner: me\n---\n# A\n'],
  ['a head of another kind', '---\nid: a1b2\nkind: note\n---\n# A\n'],
  ['a commit and neighbours in one word', '---\nid: a1b2\n---\n# A\n\n- [a.ts](/a.ts) <!-- at abcdctx ,|, -->\n'],
  ['a long text', `---\nid: a1b2\n---\n# A\n\n${'word '.repeat(2000)}\n`],
])('is left to the parser: %s', (_, text) => {
  expect(plainDebtItem(path, text)).toBeUndefined();
});

test('whatever is read without a parser is read the same', () => {
  const key = fc.constantFrom('id', 'status', 'impact', 'ease', 'created', 'by', 'paid-by', 'x');
  const value = fc.constantFrom(
    ...[
      '',
      ' ',
      ' k3f9qx',
      ' 12e45',
      ' open',
      ' 6 # so',
      ' "@d"',
      ' ""',
      ' "a # b"',
      ' 2026-01-02',
      ' null',
      ' nullable',
    ],
    ...[' true', ' a b', ' a  b', ' a: b', ' - a', ' ~', ' 0x1F', '  7  ', ' # x', '# x', ' a #b', ' .5', '   # x'],
  );
  const field = fc.tuple(key, value).map(([name, each]) => `${name}:${each}`);
  const other = fc.constantFrom('', '# c', '  # c', '---', '- a');
  const rest = fc.array(fc.oneof(field, field, field, other), { maxLength: 4 });
  const head = fc.tuple(fc.constantFrom(['id: a1b2'], ['status: open'], []), rest).map((parts) => parts.flat());
  const anchor = fc.constantFrom(
    ...[
      '- [a.ts:1](/a.ts#L1)',
      '- [a.ts:1](/a.ts#L1) `x`',
      '- [a.ts](../a.ts) ``x `y` z`` <!-- at 9f3c ctx a1f0|91aa -->',
    ],
    ...['- [b_c.ts:3](/b_c.ts) ` `', '- [d](/d.ts)', '- [d](/d.ts) <!-- ctx zz -->', '- [ ] [e.ts](/e.ts)'],
    ...[
      '- [f.ts](/f.ts "t")',
      '- [g.ts:2](../../../../g.ts#L2)',
      '- [h.ts:2](https://h.ts#L2)',
      '- [a.ts:1](/a.ts) `x``',
    ],
    ...['- [a](/a_(b).ts)', '- [a-b.ts:1](/a-b.ts#L1)', '- [www.a.ts:1](/www.a.ts)', '- [x y.ts:1](/x%20y.ts)'],
    ...[
      '+ [k.ts](/k.ts)',
      '- ![i](/i.png)',
      '> - [q.ts:1](/q.ts#L1)',
      '- [x:1]: /y',
      '- [1. a](/1.%20a)',
      '- [- a](/a)',
    ],
  );
  const line = fc.constantFrom(
    ...[
      '',
      '',
      '',
      '# Slow start',
      '# A  b',
      '# 1) a',
      '# - a',
      '# a #',
      '# C# code',
      '#A',
      '## B',
      'Text here',
      'Text',
    ],
    ...[
      '---',
      '===',
      '***',
      '  more',
      '    code',
      '| a | b |',
      '| - | - |',
      '1. a',
      '- b',
      '* c',
      '[x]: /y',
      '\tx',
      '`',
    ],
    ...['www.x.com', '<div>', '[^1]: a', '[x]:'],
  );
  const body = fc.array(fc.oneof(line, anchor), { maxLength: 7 });
  let plain = 0;
  fc.assert(
    fc.property(head, body, fc.constantFrom('\n', '\r\n'), fc.boolean(), (fields, lines, ending, titled) => {
      const text = ['---', ...fields, '---', ...(titled ? ['# T', ''] : []), ...lines].join(ending);
      for (const each of [text, text + ending]) {
        const found = plainDebtItem(path, each);
        if (!found) continue;
        plain++;
        expect(found, JSON.stringify(each)).toEqual(readByParser(each));
      }
    }),
    { seed: 42, numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(200);
}, 60_000);
