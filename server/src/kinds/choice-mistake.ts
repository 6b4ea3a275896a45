import type { Leaf } from '../model/leaf.ts';
import { normaliseText } from '../model/normalise.ts';
import { isNotApplicable } from '../model/placeholders.ts';
import type { OutlinePrompt } from './outline.ts';

export interface ChoiceMistake {
  /** The labels of the boxes ticked: more than one of the template's; none where a value stands that is none of them. */
  readonly ticked: readonly string[];
}

/** What is wrong with the value of a prompt that has choices; undefined when one of them stands there, whatever explains it. */
export function choiceMistake({ choices, isClosed }: OutlinePrompt, { value }: Leaf): ChoiceMistake | undefined {
  if (!choices) return undefined;
  const begins = (text: string) => choices.filter((choice) => startsWith(normaliseText(text), normaliseText(choice)));
  const boxes = value.split('\n').filter((line) => /^\[[ xX]\]\s/.test(line));
  const ticked = boxes.filter((line) => !line.startsWith('[ ]')).flatMap((line) => begins(line.slice(4)).slice(0, 1));
  if (ticked.length > 1) return { ticked };
  if (!isClosed || boxes.length > 0 || isNotApplicable(value) === 'reasoned') return undefined;
  return begins(value).length > 0 ? undefined : { ticked: [] };
}

/** `major` and what is behind it; `majority` is another word. */
const startsWith = (text: string, choice: string): boolean => choice !== '' && ` ${text} `.startsWith(` ${choice} `);
