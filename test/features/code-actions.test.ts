import { describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic as LspDiagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { lint } from '../../server/src/engine/lint.ts';
import { capFindings } from '../../server/src/features/cap.ts';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import type { EditorClient } from '../../server/src/features/editor-client.ts';
import type { LintedDocument } from '../../server/src/features/linted-document.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { clientCommands, serverCommands } from '../../server/src/protocol.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { ableClient, lintedAt, today, uri } from './linted.ts';

interface Asked {
  readonly client?: Partial<EditorClient>;
  readonly maximum?: number;
  readonly only?: readonly string[];
}

/** The actions at the cursor, asked for with the diagnostics that the editor shows there. */
async function actionsAt(marked: string, { client: changes = {}, maximum = 7, only }: Asked = {}) {
  const client = { ...ableClient, ...changes };
  const { linted, position } = await lintedAt(marked);
  const shown = capFindings(linted.document.text, linted.result.diagnostics, maximum);
  const here = diagnostics(linted, shown, [], client).filter(({ range }) => covers(range, position));
  const query = { range: { start: position, end: position }, diagnostics: here, ...(only && { only }) };
  return { linted, here, actions: codeActions(linted, query, { shown, client, today }) };
}

const covers = (
  { start, end }: LspDiagnostic['range'],
  { line, character }: LspDiagnostic['range']['start'],
): boolean =>
  (start.line < line || (start.line === line && start.character <= character)) &&
  (line < end.line || (line === end.line && character <= end.character));

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

function applied(linted: LintedDocument, action: CodeAction | undefined): string {
  const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const edits = (change?.edits ?? []) as TextEdit[];
  return applyEdits(
    linted.document.text,
    edits.map(({ range, newText }) => ({
      range: { start: linted.places.offset(range.start), end: linted.places.offset(range.end) },
      newText,
    })),
  );
}

const rulesIn = ({ document, setup }: LintedDocument, text: string) =>
  lint(createDocument(document.path, text), setup, { today, audience: 'author' }).diagnostics.map(({ rule }) => rule);

const twice = '# Post-mortem: x\n\n## Summary\n\nDown.\n\n## ‸Summary\n\nDown again.\n';
const absent = '# Post-mort‸em: x\n\n## Summary\n\nDown.\n\n## Root cause\n\n**Category:** knowledge gap\n';

describe('a fix', () => {
  test('belongs to the diagnostic that the editor shows, for the version that it was computed from', async () => {
    const { linted, here, actions } = await actionsAt(absent);
    const insert = actions.find(({ title }) => title === 'Insert the section "Impact"');
    expect(insert?.kind).toBe('quickfix');
    expect(insert?.isPreferred).toBe(true);
    expect(insert?.diagnostics).toEqual([here.find(({ message }) => String(message).includes('"Impact"'))]);
    expect(insert?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    expect(applied(linted, insert)).toContain(
      'Down.\n\n## Impact\n\n<!-- Who noticed, and for how long? -->\n\n## Root cause',
    );
  });

  test('that several findings share is offered once', async () => {
    const { actions } = await actionsAt(absent);
    expect(titles(actions).filter((title) => title === 'Insert everything that is missing')).toHaveLength(1);
  });

  test('of a finding beyond the cap is offered too', async () => {
    const { here, actions } = await actionsAt(absent, { maximum: 1 });
    expect(here.filter(({ code }) => code === 'missing-section' || code === 'missing-why')).toHaveLength(1);
    expect(titles(actions)).toEqual(
      expect.arrayContaining(['Insert the section "Impact"', 'Insert the section "Why wasn\'t it caught?"']),
    );
  });

  test('is a plain change for a client without versioned edits', async () => {
    const { actions } = await actionsAt(absent, { client: { versionedEdits: false } });
    const insert = actions.find(({ title }) => title === 'Insert the section "Impact"');
    expect(insert?.edit?.documentChanges).toBeUndefined();
    expect(Object.keys(insert?.edit?.changes ?? {})).toEqual([uri]);
  });

  test('takes the line ends of the document', async () => {
    const { linted, actions } = await actionsAt(absent.replaceAll('\n', '\r\n'));
    const text = applied(
      linted,
      actions.find(({ title }) => title === 'Insert the section "Impact"'),
    );
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('disabling a rule', () => {
  test('puts a comment above the line, and the finding is gone', async () => {
    const { linted, actions } = await actionsAt(twice);
    const disable = actions.find(({ title }) => title === 'Disable duplicate-section for this line');
    const text = applied(linted, disable);
    expect(text).toContain('Down.\n\n<!-- whylint-disable-next-line duplicate-section -->\n## Summary\n\nDown again.');
    expect(rulesIn(linted, twice.replace('‸', ''))).toContain('duplicate-section');
    expect(rulesIn(linted, text)).not.toContain('duplicate-section');
    expect(rulesIn(linted, text)).not.toContain('unused-directive');
  });

  test('inside a list sets the whole list between comments, so that it stays one', async () => {
    const marked =
      "# Post-mortem: x\n\n## Why wasn't it caught?\n\n- **Why didn't the issue get caught by unit tests?** The clock was mocked.\n- **Why didn't the issue get flagged in code ‸review?** TBD\n\n## Impact\n\nAll.\n";
    const { linted, actions } = await actionsAt(marked);
    const text = applied(
      linted,
      actions.find(({ title }) => title === 'Disable missing-why for this list'),
    );
    expect(text).toContain('\n<!-- whylint-disable missing-why -->\n- **Why');
    expect(text).toContain('TBD\n\n<!-- whylint-enable missing-why -->\n\n## Impact');
    expect(rulesIn(linted, marked.replace('‸', ''))).toContain('missing-why');
    expect(rulesIn(linted, text)).not.toContain('missing-why');
  });

  test('is not offered in front matter, where no comment can stand', async () => {
    const { here, actions } = await actionsAt('---\nkind: [‸\n---\n# Post-mortem: x\n\n## Summary\n\nDown.\n');
    expect(here.map(({ code }) => code)).toContain('invalid-front-matter');
    expect(titles(actions).filter((title) => title.startsWith('Disable'))).toEqual([]);
  });
});

describe('a command', () => {
  test('that is the client’s own goes only to a client that lists it', async () => {
    const without = await actionsAt(twice);
    expect(without.actions.filter(({ command }) => command)).toEqual([]);
    const { actions } = await actionsAt(twice, { client: { commands: new Set([clientCommands.showRulePage]) } });
    expect(actions.find(({ title }) => title === 'Show the page of duplicate-section')?.command).toEqual({
      title: 'Show the page of duplicate-section',
      command: clientCommands.showRulePage,
      arguments: ['duplicate-section'],
    });
  });

  test('shows what the cap hides: the client’s if it has one, else the server’s', async () => {
    const commandOf = async (client: Partial<EditorClient>) => {
      const { actions } = await actionsAt(absent, { maximum: 1, client });
      return actions.find(({ title }) => title === 'Show all findings')?.command;
    };
    expect(await commandOf({})).toMatchObject({ command: serverCommands.showAllFindings, arguments: [{ uri }] });
    expect(await commandOf({ commands: new Set([clientCommands.showAllFindings]) })).toMatchObject({
      command: clientCommands.showAllFindings,
      arguments: [uri],
    });
  });
});

describe('the kinds of action asked for', () => {
  const unused = '# Post-mortem: x\n\n<!-- whylint-disable-next-line dup‸licate-section -->\n\n## Summary\n\nDown.\n';

  test('all but those that fix everything, by default', async () => {
    const { actions } = await actionsAt(unused);
    expect(new Set(actions.map(({ kind }) => kind))).toEqual(new Set(['quickfix']));
  });

  test.each([['source.fixAll.whylint'], ['source.fixAll'], ['source']])('%s fixes all that is safe', async (only) => {
    const { linted, actions } = await actionsAt(unused, { only: [only] });
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.whylint']);
    expect(applied(linted, actions[0])).toBe('# Post-mortem: x\n\n## Summary\n\nDown.\n');
  });

  test.each([['refactor'], ['source.organizeImports'], ['source.fixAll.eslint']])('nothing for %s', async (only) => {
    expect((await actionsAt(unused, { only: [only] })).actions).toEqual([]);
  });

  test('nothing when nothing is safe to fix', async () => {
    expect((await actionsAt(absent, { only: ['source.fixAll'] })).actions).toEqual([]);
  });
});
