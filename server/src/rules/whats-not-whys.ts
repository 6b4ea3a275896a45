import type { Document } from '../model/document.ts';
import { nextQuestion } from '../model/next-question.ts';
import { isEnglishSentence, namesSafeguard, whyClauses } from '../model/why-clauses.ts';
import { type Why, type WhysChain, whysChains } from '../model/whys-chain.ts';
import { lineEndAt, lineEnding } from '../text/text.ts';
import { defineRule, quoted } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'whats-not-whys',
  summary: 'A chain of whys says what happened at every step, and never why it could.',
  rationale:
    'The five whys often end up as the five whats: each step true, concrete, and about machines. What happened is worth knowing, ' +
    'yet the class of problem goes away only where a step names what somebody knew, decided or could have been warned by. ' +
    'Each of the questions offered has an answer that would have prevented the problem, or told somebody in time. A question ' +
    'mark does not turn a what into a why. Questions are inserted; answers never are.',
  family: 'judgement',
  severity: 'information',
  subject: 'incident',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { whats: 'These {count} steps say what happened. A next question for step {step}: {question}' },
  examples: [
    {
      caption: 'Five whats.',
      bad: '# The shop was slow\n\n## Five whys\n\n⟦1. The queue was full.⟧\n2. The queue was full because 2 workers ran instead of 6.\n3. 2 workers ran instead of 6 because the scheduler couldn’t start more.\n4. The scheduler couldn’t start more because there was no more memory.\n5. There was no more memory because the winter sale wasn’t in the plan.\n',
    },
    {
      caption: 'A step that names what nobody knew.',
      good: '# The shop was slow\n\n## Five whys\n\n1. The queue was full.\n2. The queue was full because 2 workers ran instead of 6.\n3. 2 workers ran because no alert tells us when workers fail to start.\n',
    },
  ],
  check({ document, config, report }) {
    for (const chain of whysChains(document)) {
      const steps = chain.steps.filter(({ answer }) => answer !== '');
      if (chain.branchOf || steps.length < 3 || steps.some(namesSafeguard)) continue;
      // Whether a step says why is told by English words: of single words and of other languages nothing is known.
      if (steps.filter(isEnglishSentence).length * 2 <= steps.length) continue;
      const asked = steps.map((step) => ({ step, question: nextQuestion(whyClauses(step).cause, config.questions) }));
      const pick = asked.findLast(({ question }) => question.specific) ?? asked[asked.length - 1];
      const first = chain.steps[0];
      if (!pick || !first) continue;
      report({
        message: 'whats',
        data: { count: steps.length, step: pick.step.depth, question: quoted(lowerFirst(pick.question.text), 100) },
        range: first.range,
        related: asked.map(({ step, question }) => ({ range: step.range, message: question.text })),
        fixes: () => [
          insertQuestions(
            document,
            chain,
            asked.map(({ step, question }) => [step, question.text] as const),
            'Ask all of these questions below their steps',
          ),
          ...asked.map(({ step, question }) =>
            insertQuestions(document, chain, [[step, question.text]], `Ask below step ${step.depth}: ${question.text}`),
          ),
        ],
      });
    }
  },
});

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Questions on lines of their own below their steps, in the shape of the chain. */
function insertQuestions(
  document: Document,
  chain: WhysChain,
  questions: readonly (readonly [Why, string])[],
  title: string,
): Fix {
  const ending = lineEnding(document.text);
  const edits = questions.map(([step, question]) => {
    const at = lineEndAt(document.text, step.range.end);
    return { range: { start: at, end: at }, newText: ending + below(document.text, chain, step) + question };
  });
  return { title, edits, safe: false };
}

function below(text: string, { shape }: WhysChain, step: Why): string {
  const line = text.slice(text.lastIndexOf('\n', step.range.start - 1) + 1, lineEndAt(text, step.range.start));
  const [, indent = '', marker = ''] = /^([ \t]*)((?:[-*+]|\d+[.)])[ \t]+)?/.exec(line) ?? [];
  if (shape === 'table') return '\n';
  if (shape === 'fence') return `${indent}  `;
  return marker === '' ? '\n' : `${indent}${' '.repeat(marker.length)}- `;
}
