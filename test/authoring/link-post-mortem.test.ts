import { expect, test } from 'vitest';
import { linkDebt } from '../../server/src/authoring/link-post-mortem.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

const item = { id: 'k3f9qx', title: 'Missing lock', path: 'docs/debt/missing-lock-k3f9qx.md' };
const linked = (text: string) => {
  const edit = linkDebt(createDocument('docs/postmortems/login.md', text), item);
  return edit && applyEdits(text, [edit]);
};
const sentence = 'Logged as [D-k3f9qx](../debt/missing-lock-k3f9qx.md).';

test('names the item at the end of where the root cause is told', () => {
  expect(linked('# T\n\n## Root cause\n\n- **Category:** trade-off\n\nWe shipped.\n\n## Actions\n')).toBe(
    `# T\n\n## Root cause\n\n- **Category:** trade-off\n\nWe shipped.\n\n${sentence}\n\n## Actions\n`,
  );
  expect(linked('# T\n\n## Root cause\n\ntrade-off\n\n### Detail\n\nMore.')).toBe(
    `# T\n\n## Root cause\n\ntrade-off\n\n### Detail\n\nMore.\n\n${sentence}`,
  );
});

test('in a document of fields, behind the fields', () => {
  expect(linked('# T\r\n\r\n- **Root cause:** trade-off\r\n\r\n## Actions\r\n')).toBe(
    `# T\r\n\r\n- **Root cause:** trade-off\r\n\r\n${sentence}\r\n\r\n## Actions\r\n`,
  );
});

test('nowhere in a document that tells none', () => {
  expect(linked('# T\n\nWords.\n')).toBeUndefined();
});
