/** The three scores of a debt item, each an integer from 1 to 10; absent until somebody has scored it. */
export interface Scores {
  /** Velocity gained when it is paid. */
  readonly impact?: number;
  /** That the fix will work. */
  readonly confidence?: number;
  /** Cost: 1 is an hour, 10 longer than a quarter. */
  readonly effort?: number;
}

/** How the three are put together: impact × confidence × (11 − effort), their mean, or impact × confidence ÷ effort. */
export type IceFormula = 'ease' | 'mean' | 'ratio';

/** One number when all three scores are there; else what it can still become. */
export interface Ice {
  readonly lowest: number;
  readonly highest: number;
}

/** Small fits into two days, heavy takes more than two weeks. */
export type DebtSize = 'small' | 'week' | 'heavy';

export const scoreNames = ['impact', 'confidence', 'effort'] as const;
export type ScoreName = (typeof scoreNames)[number];

/** The range that the scores leave open: from the worst to the best that the missing ones could be. */
export function ice({ impact, confidence, effort }: Scores, formula: IceFormula): Ice {
  const lowest = combine(impact ?? 1, confidence ?? 1, effort ?? 10, formula);
  const highest = combine(impact ?? 10, confidence ?? 10, effort ?? 1, formula);
  return { lowest, highest };
}

export const isScored = ({ impact, confidence, effort }: Scores): boolean =>
  impact !== undefined && confidence !== undefined && effort !== undefined;

/** `ICE 336 · I7 C8 E5`, `Unscored · ICE 42–420 · I7 C– E–`, or `Unscored`; a formula that is not the usual one is named. */
export function iceText(scores: Scores, formula: IceFormula): string {
  // All that it could be says nothing.
  if (scoreNames.every((score) => scores[score] === undefined)) return 'Unscored';
  const { lowest, highest } = ice(scores, formula);
  const name = formula === 'ease' ? 'ICE' : formula === 'mean' ? 'ICE (mean)' : 'ICE (I×C÷E)';
  const { impact = '–', confidence = '–', effort = '–' } = scores;
  const parts = `I${impact} C${confidence} E${effort}`;
  if (isScored(scores)) return `${name} ${written(lowest)} · ${parts}`;
  return `Unscored · ${name} ${written(lowest)}–${written(highest)} · ${parts}`;
}

export function sizeOf({ effort }: Scores): DebtSize | undefined {
  if (effort === undefined) return undefined;
  return effort <= 4 ? 'small' : effort <= 6 ? 'week' : 'heavy';
}

/** What each number stands for, odd ones and the ends first: the others lie between. Shown beside the numbers. */
export const scales: Readonly<Record<ScoreName, readonly (readonly [score: number, meaning: string])[]>> = {
  impact: [
    [1, 'one person, yearly'],
    [3, 'a monthly annoyance'],
    [5, 'about 1 h a week for the team'],
    [7, 'half a day a week, or causes bugs'],
    [9, 'blocks a roadmap item'],
    [10, 'team blocked, repeated incidents'],
  ],
  confidence: [
    [1, 'a guess'],
    [3, 'a plausible argument'],
    [5, 'a similar fix elsewhere'],
    [7, 'a spike done'],
    [9, 'the same fix worked here'],
    [10, 'proven on a branch'],
  ],
  effort: [
    [1, '1 h or less, one engineer'],
    [2, 'half a day'],
    [3, '1 day'],
    [4, '2 days'],
    [5, '1 week'],
    [6, '2 weeks'],
    [7, '1 month'],
    [8, '2 months'],
    [9, 'a quarter'],
    [10, 'longer'],
  ],
};

/** What a score means; of one between two, that it is more than the lower one. */
export function meaningOf(name: ScoreName, score: number): string {
  const [from, meaning] = scales[name].findLast(([lower]) => lower <= score) ?? [score, ''];
  return from === score ? meaning : `more than ${meaning}`;
}

function combine(impact: number, confidence: number, effort: number, formula: IceFormula): number {
  if (formula === 'mean') return (impact + confidence + (11 - effort)) / 3;
  if (formula === 'ratio') return (impact * confidence) / effort;
  return impact * confidence * (11 - effort);
}

const written = (value: number): string => String(Math.round(value * 10) / 10);
