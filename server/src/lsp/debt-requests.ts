import type { Diagnostic } from 'vscode-languageserver-types';
import { codeDiagnostics } from '../features/code-diagnostics.ts';
import { commentsOfDebt } from '../features/comments-of-debt.ts';
import { debtIssue } from '../features/debt-issue.ts';
import { debtMarks } from '../features/debt-marks.ts';
import { debtSummary } from '../features/debt-summary.ts';
import { scoreChoices } from '../features/score-choices.ts';
import { createDocument } from '../model/document.ts';
import { rankItems } from '../model/project.ts';
import type {
  DebtComment,
  DebtCommentsParams,
  DebtIssueParams,
  DebtItems,
  DebtItemsParams,
  DebtMark,
  DebtMarksParams,
  DebtTagsParams,
  ScoreChoice,
  ScoreChoicesParams,
} from '../protocol.ts';
import { withoutByteOrderMark } from '../text/text.ts';
import type { Backlog } from './debt-index.ts';
import { debtSurroundingsOf, itemAt, readItem } from './read-item.ts';
import type { Session } from './session.ts';
import { uriOf } from './uri.ts';

/** What a client asks of the backlog, without anything being changed. */
export function debtRequests(session: Session) {
  const { debt, folders } = session;

  return {
    async items({ uri }: DebtItemsParams, isCancelled: () => boolean): Promise<DebtItems> {
      const own = uri === undefined ? undefined : await debt.backlog(uri, isCancelled);
      const backlogs = uri === undefined ? await debt.backlogs(isCancelled) : own ? [own] : [];
      return { items: backlogs.flatMap((backlog) => summaries(backlog, session.today())) };
    },

    async marks({ uri, text }: DebtMarksParams, isCancelled: () => boolean): Promise<DebtMark[]> {
      const backlog = await debt.backlog(uri, isCancelled);
      const path = backlog && folders.pathIn(backlog.place.root, uri);
      if (!backlog || path === undefined) return [];
      const surroundings = debtSurroundingsOf(backlog, session.today());
      return debtMarks(text, path, backlog.project.anchoredIn(path), surroundings);
    },

    /** Of the comments alone where no backlog can be read. */
    async comments({ uri, languageId, text }: DebtCommentsParams, isCancelled: () => boolean): Promise<DebtComment[]> {
      const backlog = await debt.backlog(uri, isCancelled);
      const path = (backlog && folders.pathIn(backlog.place.root, uri)) ?? folders.path(uri);
      return commentsOfDebt({ text, path, languageId }, backlog?.project.anchoredIn(path) ?? []);
    },

    async tags({ uri, languageId, text }: DebtTagsParams, isCancelled: () => boolean): Promise<Diagnostic[]> {
      const backlog = await debt.backlog(uri, isCancelled);
      const path = backlog && folders.pathIn(backlog.place.root, uri);
      if (!backlog || path === undefined) return [];
      return codeDiagnostics({ text, path, languageId }, backlog.project, backlog.place.setup);
    },

    async choices(params: ScoreChoicesParams): Promise<ScoreChoice[]> {
      const uri = params.uri ?? folders.opened().map((folder) => uriOf(folder, 'x.md'))[0];
      const formula = uri === undefined ? 'ease' : (await folders.setup(uri)).setup.config.debt.ice;
      return scoreChoices(params, formula);
    },

    async issue({ uri }: DebtIssueParams): Promise<string | null> {
      const backlog = await debt.backlog(uri);
      const item = backlog && itemAt(session, backlog, uri);
      const read = backlog && item && (await readItem(session, backlog, item));
      if (!backlog || !item || !read) return null;
      const document = createDocument(item.path, withoutByteOrderMark(read.text));
      return debtIssue(document, backlog.place.setup.config.debt.ice, item);
    },
  };
}

function summaries(backlog: Backlog, today: string) {
  const surroundings = debtSurroundingsOf(backlog, today);
  return rankItems(backlog.project.items.values(), surroundings.formula).map((item) => debtSummary(item, surroundings));
}
