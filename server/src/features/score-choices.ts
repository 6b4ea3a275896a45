import { type IceFormula, iceText, meaningOf } from '../model/ice.ts';
import type { ScoreChoice, ScoreChoicesParams } from '../protocol.ts';

/** What a score can be: each number with what it means, and what the ICE would then be. */
export function scoreChoices({ score, scores }: ScoreChoicesParams, formula: IceFormula): ScoreChoice[] {
  return Array.from({ length: 10 }, (_, index) => {
    const value = index + 1;
    return { score: value, meaning: meaningOf(score, value), ice: iceText({ ...scores, [score]: value }, formula) };
  });
}
