import { durationText } from '../model/duration-text.ts';
import type { Condition } from './condition.ts';

/** When a conditional prompt wants an answer, as the end of a sentence: `if it took more than 1 h to discover`. */
export function conditionInWords(condition: Condition): string {
  switch (condition.subject) {
    case 'time-to-discovery':
      return `if it took more than ${durationText(condition.minutes)} to discover`;
    case 'severity':
      return `if the severity is ${either(condition.values)}`;
    case 'root-cause':
      return `if the root cause is ${either(condition.values)}`;
    case 'detected-by':
      return `if it was detected by ${either(condition.values)}`;
    case 'unknown':
      return 'never: its condition is not one that can be evaluated';
  }
}

const either = (values: readonly string[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
