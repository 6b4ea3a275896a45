import { CodeLens, Disposable, languages, workspace } from 'vscode';
import type { Backlog } from '../backlog.ts';
import { documentsOfPeople } from '../documents.ts';
import { rangeOf } from '../server-edit.ts';
import { changesDebt, debtSettings } from '../settings.ts';
import type { DebtMarks } from './debt-marks.ts';

/** A lens above each marked line, where somebody has switched it on. */
export function debtLenses(backlog: Backlog, marks: DebtMarks): Disposable {
  let provider: Disposable | undefined;
  const follow = () => {
    provider?.dispose();
    provider = debtSettings().codeLens ? provide() : undefined;
  };

  const provide = () =>
    languages.registerCodeLensProvider(documentsOfPeople, {
      onDidChangeCodeLenses: (listener) =>
        Disposable.from(
          backlog.onDidChange(() => listener()),
          marks.onDidChange(() => listener()),
        ),
      provideCodeLenses: async (document) =>
        (await marks.of(document)).map(
          ({ item, range }) =>
            new CodeLens(rangeOf(range), {
              title: [item.name, item.title, item.ice].filter(Boolean).join(' · '),
              command: 'whylint.openDebt',
              arguments: [{ item }],
            }),
        ),
    });

  follow();
  const listener = workspace.onDidChangeConfiguration((event) => changesDebt(event) && follow());
  return { dispose: () => Disposable.from(listener, ...(provider ? [provider] : [])).dispose() };
}
