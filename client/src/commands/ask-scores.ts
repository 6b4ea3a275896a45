import {
  Disposable,
  l10n,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPickItem,
  ThemeIcon,
  type Uri,
  window,
} from 'vscode';
import { type ScoreChoice, type ScoreChoicesParams, scoreChoicesRequest } from '../../../server/src/protocol.ts';
import type { Server } from '../language-client.ts';

export interface Scores {
  readonly impact?: number;
  readonly confidence?: number;
  readonly effort?: number;
}

type ScoreName = ScoreChoicesParams['score'];
const names: readonly ScoreName[] = ['impact', 'confidence', 'effort'];

/** Asks for the three scores, with a way back. Undefined when dismissed: nothing is scored by halves. */
export async function askScores(server: Server, title: string, uri?: Uri): Promise<Scores | undefined> {
  const outcome = await askScoresOf(server, { title, scores: {}, ...(uri && { uri: uri.toString() }) });
  return typeof outcome === 'object' ? outcome : undefined;
}

export interface Scored {
  readonly title: string;
  readonly scores: Scores;
  readonly uri?: string;
  /** Which of how many it is, and whether there is one before it. */
  readonly progress?: { readonly at: number; readonly of: number };
}

/** The three scores; or that the person went on, went back behind the first question, or had enough. */
export async function askScoresOf(
  server: Server,
  item: Scored,
): Promise<Required<Scores> | 'skipped' | 'back' | undefined> {
  const { progress } = item;
  let scores: Scores = item.scores;
  for (let step = 0; step < names.length; ) {
    const score = names[step] as ScoreName;
    const params: ScoreChoicesParams = { score, scores, ...(item.uri !== undefined && { uri: item.uri }) };
    const choices = await server.request<readonly ScoreChoice[]>(scoreChoicesRequest, params);
    const answer = await pick(choices, {
      title: progress ? l10n.t('{0}/{1} · {2}', progress.at, progress.of, item.title) : item.title,
      question: questions(score),
      step: step + 1,
      current: scores[score],
      hasBack: step > 0 || (progress?.at ?? 1) > 1,
      canSkip: progress !== undefined,
    });
    if (answer === undefined || answer === 'skipped') return answer;
    if (answer === 'back') {
      if (step === 0) return 'back';
      step--;
    } else {
      scores = { ...scores, [score]: answer };
      step++;
    }
  }
  return scores as Required<Scores>;
}

interface ScoreItem extends QuickPickItem {
  readonly choice?: ScoreChoice;
}

interface Step {
  readonly title: string;
  readonly question: string;
  readonly step: number;
  readonly current: number | undefined;
  readonly hasBack: boolean;
  readonly canSkip: boolean;
}

async function pick(choices: readonly ScoreChoice[], step: Step): Promise<number | 'skipped' | 'back' | undefined> {
  const box = window.createQuickPick<ScoreItem>();
  const skip: QuickInputButton = { iconPath: new ThemeIcon('debug-step-over'), tooltip: l10n.t('Skip this item') };
  const scored = choices.map(
    (choice): ScoreItem => ({
      label: String(choice.score),
      description: choice.meaning,
      choice,
    }),
  );
  box.placeholder = step.question;
  box.step = step.step;
  box.totalSteps = names.length;
  box.ignoreFocusOut = true;
  box.buttons = [...(step.hasBack ? [QuickInputButtons.Back] : []), ...(step.canSkip ? [skip] : [])];
  box.items = step.canSkip ? [...scored, { label: l10n.t('Skip this item'), alwaysShow: false }] : scored;
  box.activeItems = scored.filter(({ choice }) => choice?.score === step.current).slice(0, 1);
  const listeners: Disposable[] = [];
  try {
    return await new Promise<number | 'skipped' | 'back' | undefined>((resolve) => {
      // In the title, which stays while a number is typed.
      const show = ([active]: readonly ScoreItem[]) => {
        box.title = active?.choice ? `${step.title} · ${active.choice.ice}` : step.title;
      };
      show(box.activeItems);
      listeners.push(
        box.onDidChangeActive(show),
        box.onDidAccept(() => {
          const [chosen] = box.activeItems;
          if (chosen) resolve(chosen.choice?.score ?? 'skipped');
        }),
        box.onDidTriggerButton((button) => resolve(button === skip ? 'skipped' : 'back')),
        box.onDidHide(() => resolve(undefined)),
      );
      box.show();
    });
  } finally {
    Disposable.from(...listeners, box).dispose();
  }
}

function questions(score: ScoreName): string {
  if (score === 'impact') return l10n.t('Impact: velocity gained when it is paid');
  if (score === 'confidence') return l10n.t('Confidence: that the fix will work');
  return l10n.t('Effort: what it costs one engineer');
}
