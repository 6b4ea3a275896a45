import { describe, expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';

const told = (cause: string) =>
  `---\nkind: post-mortem\n---\n# A title\n\n## Root cause\n\n- **Category:** trade-off\n\n${cause}\n`;
const found = (text: string, config = {}) =>
  findings('trade-off-without-debt', text, undefined, config).map(([source]) => source);

describe('silent where the debt is named', () => {
  test.each([
    ['by its id', 'That was D-k3f9qx.'],
    ['by a link to an item', 'See [the lock](../debt/lock-k3f9qx.md).'],
    ['by a link to a heading of a backlog', 'See [the lock](../TECH_DEBT.md#the-lock).'],
    ['by an issue', 'That was #12.'],
    ['by an issue elsewhere', 'That was acme/shop#12.'],
    ['by an address', 'https://tracker.example/PAY-12'],
    ['by a reason not to', 'Won’t log, because the service is switched off in May.'],
  ])('%s', (_, cause) => {
    expect(found(told(cause))).toEqual([]);
  });

  test('by a key of a tracker the team has named', () => {
    expect(found(told('That was PAY-12.'), { trackers: ['PAY'] })).toEqual([]);
    expect(found(told('That was PAY-12.'))).toEqual(['trade-off']);
  });
});

test.each([
  ['nothing', 'We meant to add the lock.'],
  ['a name that only looks like a key', 'It was UTF-8 all along.'],
  ['an open reason', 'Won’t log, because {the reason}.'],
  ['a link elsewhere in the document', 'We knew.\n\n## References\n\n[graph](x.png)'],
])('asks where %s is said', (_, cause) => {
  expect(found(told(cause))).toEqual(['trade-off']);
});

test('other categories carry no debt', () => {
  expect(found(told('x').replace('trade-off', 'knowledge gap'))).toEqual([]);
});

test('the label is the team’s, as long as the usual name is one of its aliases', () => {
  const rootCauses = [
    { name: 'conscious risk', aliases: ['trade-off'] },
    { name: 'knowledge gap', aliases: [] },
  ];
  expect(found(told('x').replace('trade-off', 'conscious risk'), { rootCauses })).toEqual(['conscious risk']);
});
