import { type Diagnostic, l10n, languages, type TextEditor, window } from 'vscode';
import { say } from '../say.ts';
import { openRulePage } from '../views/rule-pages.ts';
import type { Command } from './index.ts';

/** Shows the page of the rule named, else of the finding at the cursor, else of one chosen among the document's findings. */
export const showRulePage: Command = async (server, rule) => {
  const chosen = typeof rule === 'string' ? rule : await choose(window.activeTextEditor);
  if (chosen) await openRulePage(server, chosen);
};

async function choose(editor: TextEditor | undefined): Promise<string | undefined> {
  if (!editor) return undefined;
  const findings = languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'whylint');
  const here = findings.filter(({ range }) => range.contains(editor.selection.active));
  const rules = [...new Set((here.length > 0 ? here : findings).map(({ code }) => ruleName(code)))];
  if (rules.length === 0) say(l10n.t('Whylint has found nothing in this document.'));
  if (rules.length < 2) return rules[0];
  return window.showQuickPick(rules.sort(), { title: l10n.t('Show Rule Page') });
}

const ruleName = (code: Diagnostic['code']) => String(typeof code === 'object' ? code.value : code);
