import { expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { lintCode } from '../../server/src/engine/lint-code.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { createProject, emptyProject } from '../../server/src/model/project.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { builtInSetup } from '../support/built-in-setup.ts';

const item = (id: string, status: string, title: string) =>
  debtItem(createDocument(`docs/debt/a-${id}.md`, `---\nid: ${id}\nstatus: ${status}\n---\n# ${title}\n`));
const project = createProject([
  item('k3f9qx', 'paid', 'Retry swallows errors'),
  item('h7w2mp', 'open', 'Cold cache'),
  item('q4r8st', 'paid', 'Twice'),
]);
const setup = builtInSetup();
const said = (text: string, of = project) =>
  lintCode(text, 'typescript', of, setup).map(({ rule, message }) => [rule, message]);

test('ids of no item, and of one that is paid', () => {
  expect(said('// TODO(D-zzzz99): a\n// TODO(D-k3f9qx): b\n// see D-h7w2mp\n')).toEqual([
    ['unknown-debt-id', 'There is no debt item D-zzzz99. Which one is it?'],
    ['paid-debt-still-tagged', 'D-k3f9qx (Retry swallows errors) is paid. Does this comment still hold?'],
  ]);
});

test('in comments only, and only where the backlog has been read', () => {
  expect(said('const a = "D-zzzz99";')).toEqual([]);
  expect(said('// TODO(D-zzzz99): a', emptyProject)).toEqual([]);
  expect(lintCode('// D-zzzz99', 'klingon', project, setup)).toEqual([]);
});

test('a setting of the team holds', () => {
  const rules = new Map([['paid-debt-still-tagged', { severity: 'off', options: {} }]] as const);
  expect(lintCode('// D-k3f9qx', 'c', project, { ...setup, config: { ...defaultConfig, rules } })).toEqual([]);
});

test.each([
  ['// TODO(D-k3f9qx): a', '// TODO: a'],
  ['// TODO(kim, D-k3f9qx): a', '// TODO(kim): a'],
  ['// TODO(D-k3f9qx, kim): a', '// TODO(kim): a'],
])('the tag of %s can go', (text, expected) => {
  const [finding] = lintCode(text, 'c', project, setup);
  expect(finding?.fixes.map(({ edits }) => applyEdits(text, edits))).toEqual([expected]);
});
