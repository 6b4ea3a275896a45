import { parseConfig } from '../../server/src/config/parse-config.ts';
import type { RuleDescription } from '../../server/src/config/rule-description.ts';

export const rules: readonly RuleDescription[] = [
  { name: 'missing-why', summary: 'A why is open.', severity: 'warning', options: {} },
  {
    name: 'shallow-whys',
    summary: 'A chain of whys ends early.',
    severity: 'warning',
    options: {
      depth: { default: 5, description: 'How deep a chain goes.', minimum: 2, maximum: 20 },
      share: { default: 0.5, description: 'How much of it.' },
      style: { default: 'list', description: 'How it looks.', values: ['list', 'table'] },
      strict: { default: false, description: 'Whether to insist.' },
      label: { default: 'Why', description: 'What it is called.' },
      words: { default: ['why'], description: 'What begins a step.' },
    },
  },
];

export const configOf = (text: string, path = '.whylint.yaml') => parseConfig(text, path, rules);

/** The text without its marks, and what stands between each `⟦` and `⟧`, in their order. */
export function marked(text: string): {
  readonly text: string;
  readonly ranges: readonly { start: number; end: number }[];
} {
  const ranges: { start: number; end: number }[] = [];
  let plain = '';
  for (const part of text.split(/([⟦⟧])/)) {
    if (part === '⟦') ranges.push({ start: plain.length, end: plain.length });
    else if (part === '⟧') (ranges.findLast(({ start, end }) => start === end) ?? { end: 0 }).end = plain.length;
    else plain += part;
  }
  return { text: plain, ranges };
}
