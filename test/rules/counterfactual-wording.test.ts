import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/text.ts';
import { findings, lintText } from '../support/post-mortem.ts';

const rule = 'counterfactual-wording';
const found = (prose: string, heading = '## Timeline') =>
  findings(rule, `# Sign-in was down\n\n${heading}\n\n${prose}\n`).map(([source]) => source);
const fixed = (text: string) => {
  const [finding] = lintText(text).diagnostics.filter((each) => each.rule === rule);
  return applyEdits(text, finding?.fixes[0]?.edits ?? []);
};

test.each([
  ['- 09:26 we should have rolled back', 'should have rolled'],
  ["- 09:26 it shouldn't have been deployed", "shouldn't have been deployed"],
  ['- 09:26 this could have been avoided', 'could have been avoided'],
  ['- 09:26 we could have paged the vendor', 'could have paged'],
  ['An alert would have caught it.', 'would have caught'],
  ['If we had known of the limit, we would have waited.', 'would have waited'],
  ['| Time | Event |\n|---|---|\n| 09:26 | Someone should have looked |', 'should have looked'],
])('%s', (prose, expected) => {
  expect(found(prose)).toEqual([expected]);
});

test('in what happened, and in what stands below it', () => {
  expect(found('We should have rolled back.', '## What happened')).toHaveLength(1);
  expect(found('We should have rolled back.', '## Timeline\n\n### 2026-03-01')).toHaveLength(1);
});

test.each(['## Lessons learned', '## Action items', '## Timeline\n\n### Lessons learned', '## What went wrong'])(
  'silent below %s',
  (heading) => {
    expect(found('We should have rolled back.', heading)).toEqual([]);
  },
);

test.each([
  ['what may have come of it', 'Sessions could have been lost. It could have been worse.'],
  ['what a machine had room for', 'It could have held many more entries.'],
  ['what users saw', 'Users would have seen an error page.'],
  ['what is to be expected', 'Everybody should have received a mail by now.'],
  ['a plain "have"', 'Each of them should have a limit. They would have delays.'],
  ['a question', 'Should we have rolled back? What could have been seen?'],
  [
    'quotes, code, chat',
    '"We should have rolled back" `we should have rolled back`\n\n> We should have rolled back.\n\n- alice: we should have rolled back',
  ],
])('silent: %s', (_, prose) => {
  expect(found(prose)).toEqual([]);
});

describe('the fix moves the sentence to Lessons', () => {
  test('out of a paragraph', () => {
    expect(
      fixed(
        '# T\n\n## Summary\n\nIt broke. An alert would have\ncaught it. It ended.\n\n## Lessons learned\n\nCaches fill up.\n',
      ),
    ).toBe(
      '# T\n\n## Summary\n\nIt broke. It ended.\n\n## Lessons learned\n\nCaches fill up.\n\n- An alert would have caught it.\n',
    );
  });

  test('the first sentence of a paragraph', () => {
    expect(
      fixed('# T\n\n## Summary\n\nAn alert would have caught it. It ended.\n\n## Lessons learned\n\n* One.\n'),
    ).toBe('# T\n\n## Summary\n\nIt ended.\n\n## Lessons learned\n\n* One.\n* An alert would have caught it.\n');
  });

  test('a whole item, in the document’s line ends', () => {
    expect(
      fixed(
        '# T\r\n\r\n## Timeline\r\n\r\n- 09:26 down\r\n- We should have rolled back.\r\n- 10:00 up\r\n\r\n## Lessons learned\r\n\r\n- One.\r\n',
      ),
    ).toBe(
      '# T\r\n\r\n## Timeline\r\n\r\n- 09:26 down\r\n- 10:00 up\r\n\r\n## Lessons learned\r\n\r\n- One.\r\n- We should have rolled back.\r\n',
    );
  });

  test('to a new section where there is none', () => {
    expect(fixed('# T\n\n## Summary\n\nIt broke.\n\nWe should have rolled back.\n')).toBe(
      '# T\n\n## Summary\n\nIt broke.\n\n## Lessons learned\n\n- We should have rolled back.\n',
    );
  });

  test('none for a row', () => {
    const { diagnostics } = lintText(
      '# T\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 09:26 | We should have rolled back |\n',
    );
    expect(diagnostics.find((each) => each.rule === rule)?.fixes).toEqual([]);
  });
});
