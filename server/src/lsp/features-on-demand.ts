import { rulePage } from '../engine/rule-page.ts';
import { codeActions } from '../features/code-actions.ts';
import { codeLens } from '../features/code-lens.ts';
import { completion } from '../features/completion.ts';
import { tradeOffActions } from '../features/debt-actions.ts';
import { debtHover, debtIds, debtLinks } from '../features/debt-references.ts';
import { explainTemplate } from '../features/explain-template.ts';
import { folding } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { pickLineActions, withPickLine } from '../features/link-actions.ts';
import { links } from '../features/links.ts';
import { nextPrompt, promptStatus } from '../features/prompt-status.ts';
import { symbols } from '../features/symbols.ts';
import { timelinePicture } from '../features/timeline-picture.ts';
import { rules } from '../rules/index.ts';
import { executeCommand } from './commands.ts';
import { debtActionsFor } from './debt-actions-for.ts';
import { debtRequests } from './debt-requests.ts';
import { draftDocument } from './draft-document.ts';
import { idDrawer } from './draw-id.ts';
import { proposeFolderSetup } from './folder-setup.ts';
import { followRenames } from './follow-renames.ts';
import { notesImporter } from './import-notes.ts';
import { debtLogger } from './log-debt.ts';
import { migrateDebt } from './migrate-debt.ts';
import { pickLineIn } from './pick-line.ts';
import type { Ports } from './ports.ts';
import { reportOnPrompts } from './prompt-report.ts';
import { prepareDebtRename, renameDebt } from './rename-debt.ts';
import type { Session } from './session.ts';
import { setDebt } from './set-debt.ts';

export type Features = ReturnType<typeof featuresOnDemand>;

/** All that a client can ask for but findings, in a part of the bundle of its own. */
export function featuresOnDemand(session: Session, ports: Ports) {
  const ids = idDrawer(ports);
  return {
    ids,
    debt: debtRequests(session),
    log: debtLogger(session, ids),
    notes: notesImporter(session, ids),
    codeActions,
    codeLens,
    completion,
    debtActionsFor,
    debtHover,
    debtIds,
    debtLinks,
    draftDocument,
    executeCommand,
    explainTemplate,
    folding,
    followRenames,
    hover,
    inlayHints,
    links,
    migrateDebt,
    nextPrompt,
    pageOfRule,
    pickLineActions,
    pickLineIn,
    prepareDebtRename,
    promptStatus,
    proposeFolderSetup,
    renameDebt,
    reportOnPrompts,
    setDebt,
    symbols,
    timelinePicture,
    tradeOffActions,
    withPickLine,
  };
}

function pageOfRule(name: string) {
  const known = rules.find((rule) => rule.name === name);
  return known ? rulePage(known) : null;
}
