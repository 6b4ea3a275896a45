import { categoryVerdict, namedIn } from '../config/category-verdict.ts';
import type { Document } from '../model/document.ts';
import { type Why, type WhysChain, whysChains } from '../model/whys-chain.ts';
import { lineEnding } from '../text/text.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'shallow-whys',
  summary: 'A chain of whys stops before it is deep enough and without a root-cause category.',
  rationale:
    'Five whys means going on until about five levels deep; most chains stop at one or two, where the answer is still technical ' +
    'and the fix is a patch. A chain may stop earlier as soon as it arrives at a root-cause category: then the rule is silent.',
  family: 'root-cause',
  severity: 'warning',
  audience: 'everyone',
  completeness: false,
  options: {
    depth: {
      default: 5,
      minimum: 2,
      maximum: 10,
      description: 'How many answered whys are deep enough without a root-cause category.',
    },
  },
  messages: {
    shallow: '{answered} of {depth} whys answered, no root-cause category yet. Why did the last one happen?',
    unwritten: 'No why of this chain is answered yet. What happened first, and why?',
  },
  examples: [
    {
      caption: 'Two levels, and still in the machine room.',
      bad: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Five whys\n\n⟦1. Why did sign-in fail? The session cache was full.⟧\n2. Why was it full? Nothing ever expired.\n',
      fixed:
        '---\nkind: post-mortem\n---\n# The login page was down\n\n## Five whys\n\n1. Why did sign-in fail? The session cache was full.\n2. Why was it full? Nothing ever expired.\n3. Why? \n',
    },
    {
      caption: 'Two levels that arrive at a category.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n\n## Five whys\n\n1. Why did sign-in fail? The session cache was full.\n2. Why was it full? None of us knew that it counts entries, not bytes.\n\n## Root cause\n\n- **Category:** knowledge gap\n',
    },
  ],
  check({ document, match, config, options, report }) {
    const chains = whysChains(document);
    if (chains.length === 0 || categoryVerdict(document, config.rootCauses).state === 'valid') return;
    if (chains.some(({ steps }) => steps.some(({ answer }) => namedIn(answer, config.rootCauses).length === 1))) return;
    const [deepest] = [...chains].sort((a, b) => depthOf(b) - depthOf(a));
    if (!deepest) return;
    const wanted = match.sections.find(({ outline, section }) => outline.chain && section === deepest.section)?.outline
      .chain;
    const isSet = config.rules.get('shallow-whys')?.options.depth !== undefined;
    const depth = isSet ? options.depth : Math.min(options.depth, wanted?.depth ?? options.depth);
    const reached = depthOf(deepest);
    const [first] = deepest.steps;
    if (reached >= depth || !first) return;
    const range = first.range;
    if (reached === 0) {
      if (match.follows) report({ message: 'unwritten', range });
      return;
    }
    const isNextThere = deepest.steps.some(({ answer }) => answer === '');
    const fixes = isNextThere ? undefined : () => [addWhy(document, deepest)];
    report({ message: 'shallow', data: { answered: reached, depth }, range, ...(fixes && { fixes }) });
  },
});

/** How many answered whys lie between the symptom and the end of a chain; a branch counts from its chain's start. */
const depthOf = ({ steps }: WhysChain): number => {
  const written = steps.filter(({ answer }) => answer !== '');
  return written.length === 0 ? 0 : (steps[0]?.depth ?? 1) - 1 + written.length;
};

/** A next step in the shape of the chain, its answer left to the author. */
function addWhy(document: Document, chain: WhysChain): Fix {
  const last = chain.steps[chain.steps.length - 1] as Why;
  const ending = lineEnding(document.text);
  const end = lineEnd(document.text, Math.max(last.range.end, chain.range.end));
  const newText = nextStep(document.text, chain, last).replaceAll('\n', ending);
  return {
    title: 'Add the next why',
    edits: [{ range: { start: end, end }, newText }],
    safe: false,
    preferred: true,
    cursor: end + newText.length,
  };
}

function nextStep(text: string, chain: WhysChain, last: Why): string {
  const number = last.depth + 1;
  const line = text.slice(text.lastIndexOf('\n', last.range.start - 1) + 1, last.range.start + 40);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  switch (chain.shape) {
    case 'ordered-list':
      return `\n${indent}${number}${/^\s*\d+\)/.test(line) ? ')' : '.'} Why? `;
    case 'bullets':
      return `\n${indent}${/^\s*([-*+])/.exec(line)?.[1] ?? '-'} Why? `;
    case 'nested-list': {
      const [, marker = '-'] = /^\s*([-*+]|\d+[.)])\s/.exec(line) ?? [];
      return `\n${indent}${' '.repeat(marker.length + 1)}${marker.replace(/\d+/, '1')} Why? `;
    }
    case 'bold-questions':
      return `\n\n**Why ${number}?**\n\n`;
    case 'headings':
      return `\n\n${/^#+/.exec(line)?.[0] ?? '###'} Why ${number}?\n\n`;
    case 'table':
      return `\n${nextRow(text, last, number)}`;
    case 'arrows':
      return '\nWhy? → ';
    case 'fence':
      return '\n↓ why?\n';
  }
}

/** A row of as many cells as the last one has: its number counted on, its question asked again, the others blank. */
function nextRow(text: string, { range, questionRange }: Why, number: number): string {
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const row = text.slice(start, lineEnd(text, start));
  const cells = [...row.matchAll(/(?:\\.|[^|\\])+/g)].filter(({ 0: cell, index }) => index > 0 || cell.trim() !== '');
  const written = cells.map(({ 0: cell, index }, at) => {
    const asks =
      questionRange && index <= questionRange.start - start && questionRange.start - start < index + cell.length;
    return asks ? ' Why? ' : at === 0 ? ` ${cell.trim().replace(/\d+/, String(number))} ` : '  ';
  });
  return `|${written.join('|')}|`;
}

function lineEnd(text: string, offset: number): number {
  const found = /\r?\n/.exec(text.slice(offset));
  return found ? offset + found.index : text.length;
}
