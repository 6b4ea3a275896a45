import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { status } from '../../server/src/model/status.ts';

const statusOf = (text: string) => status(createDocument('docs/pm.md', text));

describe('how far a document says it is', () => {
  test.each([
    ['draft', ['draft', 'WIP', 'open', 'Investigating', 'identified', 'In Progress', 'in-progress']],
    ['draft', ['DRAFT – do not share', 'Open (waiting for the vendor)', 'Investigating: the cache']],
    ['review', ['review', 'In review', 'in-review']],
    ['final', ['final', 'Published', 'complete', 'closed', 'Resolved', 'approved', 'Complete, one action is open', '']],
    ['final', ['Draft / In review / Final', 'whatever', 'the draft was lost']],
  ])('%s: %j', (expected, values) => {
    for (const value of values) {
      expect(statusOf(`---\nstatus: "${value}"\n---\n# A\n`), value).toBe(expected);
      expect(statusOf(`# A\n\n**Status:** ${value}\n`), value).toBe(expected);
      expect(statusOf(`# A\n\n| | |\n|---|---|\n| Report status | ${value} |\n`), value).toBe(expected);
      expect(statusOf(`# A\n\n## Status\n\n${value}\n`), value).toBe(expected);
    }
  });

  test('what says nothing of it is final', () => {
    expect(statusOf('# A\n\nStill a draft.\n')).toBe('final');
    expect(statusOf('')).toBe('final');
  });
});
