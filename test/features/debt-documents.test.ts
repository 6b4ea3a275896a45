import { describe, expect, test } from 'vitest';
import type { CompletionItem, MarkupContent, TextEdit } from 'vscode-languageserver-types';
import { capFindings } from '../../server/src/features/cap.ts';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { completion } from '../../server/src/features/completion.ts';
import { hover } from '../../server/src/features/hover.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { ableClient, lintedAt, today } from './linted.ts';

const path = 'docs/debt/retry-k3f9qx.md';
const body = '# Retry loop swallows errors\n\nEvery change takes a day.\n';

async function completed(marked: string, at = path) {
  const { linted, position } = await lintedAt(marked, { path: at });
  return { linted, items: completion(linted, position) };
}

async function chosen(marked: string, label: string): Promise<string> {
  const { linted, items } = await completed(marked);
  const [item] = items.filter((each) => each.label === label);
  const { range, newText } = (item as CompletionItem).textEdit as TextEdit;
  const offsets = { start: linted.places.offset(range.start), end: linted.places.offset(range.end) };
  return applyEdits(linted.document.text, [{ range: offsets, newText }]);
}

describe('completion in front matter', () => {
  test('offers the keys that are not there yet', async () => {
    const { items } = await completed(`---\nid: k3f9qx\nstatus: open\neffort: 3\n‸\n---\n${body}`);
    expect(items.map(({ label }) => label).slice(0, 3)).toEqual(['impact', 'confidence', 'created']);
    expect(items.find(({ label }) => label === 'impact')?.detail).toBe('1–10, velocity gained when it is paid');
    expect(await chosen(`---\nid: k3f9qx\nimp‸\n---\n${body}`, 'impact')).toContain('\nimpact: \n');
    expect(await chosen(`+++\nid = "k3f9qx"\n‸\n+++\n${body}`, 'impact')).toContain('\nimpact = \n');
  });

  test('offers statuses, of which one replaces what is there and leaves the comment', async () => {
    const { items } = await completed(`---\nid: k3f9qx\nstatus: ‸\n---\n${body}`);
    expect(items.map(({ label }) => label)).toEqual(['open', 'planned', 'in-progress', 'paid', 'wont-fix']);
    expect(await chosen(`---\nid: k3f9qx\nstatus: op‸en   # so far\n---\n${body}`, 'paid')).toContain(
      '\nstatus: paid   # so far\n',
    );
    expect(await chosen(`---\nid: k3f9qx\nstatus:‸\n---\n${body}`, 'paid')).toContain('\nstatus: paid\n');
    expect(await chosen(`+++\nid = "k3f9qx"\nstatus = ‸\n+++\n${body}`, 'paid')).toContain('\nstatus = "paid"\n');
  });

  test('offers scores with what each stands for', async () => {
    const { items } = await completed(`---\nid: k3f9qx\neffort: ‸ # cost\n---\n${body}`);
    expect(items).toHaveLength(10);
    expect(items.slice(0, 3).map(({ label, detail }) => [label, detail])).toEqual([
      ['1', '1 h or less, one engineer'],
      ['2', 'half a day'],
      ['3', '1 day'],
    ]);
    const ease = await completed(`---\nid: k3f9qx\nease: ‸\n---\n${body}`);
    expect(ease.items[9]).toMatchObject({ label: '10', detail: '1 h or less, one engineer' });
    expect(await chosen(`---\nid: k3f9qx\nimpact: 6‸\n---\n${body}`, '10')).toContain('\nimpact: 10\n');
  });

  test('is there as soon as a file of the debt folder has front matter, and nowhere else', async () => {
    expect((await completed('---\n‸\n---\n')).items[0]?.label).toBe('id');
    expect((await completed('---\nid: x\nimpact: ‸\n---\n', 'notes/a.md')).items).toEqual([]);
    expect((await completed(`---\nid: k3f9qx\n---\nstatus: ‸\n`)).items).toEqual([]);
    const { items } = await completed('---\nkind: post-mortem\nstatus: ‸\n---\n# T\n', 'notes/a.md');
    expect(items.map(({ label }) => label)).toEqual(['draft', 'review', 'final']);
  });
});

async function hovered(marked: string, client = ableClient): Promise<string | undefined> {
  const { linted, position } = await lintedAt(marked, { path });
  const found = hover(linted, position, capFindings(linted.document.text, [], 7), client);
  return (found?.contents as MarkupContent | undefined)?.value;
}

describe('a hover', () => {
  const plain = { ...ableClient, markdown: false };
  const scored = 'id: k3f9qx\nimpact: 6\nconfidence: 7\neffort: 4';

  test('on the title says the ICE and how it comes about', async () => {
    expect(await hovered(`---\n${scored}\n---\n# Retry ‸loop\n`, plain)).toBe(
      [
        'ICE 294 · I6 C7 E4',
        'impact 6 × confidence 7 × (11 − 4) = 294',
        'impact 6: more than about 1 h a week for the team',
        'confidence 7: a spike done',
        'effort 4: 2 days',
        'size: small',
      ].join('\n'),
    );
  });

  test('on a score says its scale, with the place it has in it', async () => {
    const value = await hovered(`---\n${scored.replace('effort: 4', 'eff‸ort: 4')}\n---\n${body}`, plain);
    expect(value).toContain('The scale of effort:\n1 – 1 h or less, one engineer\n');
    expect(value).toContain('\n4 – 2 days ←\n');
  });

  test('says what is open while scores are missing', async () => {
    const value = await hovered(`---\nid: k3f9qx\nimpact: ‸6\n---\n${body}`, plain);
    expect(value).toContain('Unscored · ICE 6–600 · I6 C– E–');
    expect(value).not.toContain('size');
  });

  test('says nothing on other words', async () => {
    expect(await hovered(`---\n${scored}\n---\n# Retry\n\nEvery ‸change takes a day.\n`)).toBeUndefined();
  });
});

test('the fixes of rules on debt are code actions', async () => {
  const { linted } = await lintedAt(`---\nid: k3f9qx\nstatus: plannd‸\n---\n${body}`, { path });
  const range = { start: { line: 2, character: 8 }, end: { line: 2, character: 14 } };
  const shown = capFindings(linted.document.text, linted.result.diagnostics, 7);
  const actions = codeActions(linted, { range, diagnostics: [] }, { shown, client: ableClient, today });
  expect(actions.map(({ title, isPreferred }) => [title, isPreferred])).toContainEqual(['Set to "planned"', true]);
});
