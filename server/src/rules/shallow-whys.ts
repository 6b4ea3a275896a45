import { categoryVerdict, namedIn } from '../config/category-verdict.ts';
import { chainProgress, insertNextWhy, isWaived } from '../kinds/chain-progress.ts';
import type { Document } from '../model/document.ts';
import { type WhysChain, whysChains } from '../model/whys-chain.ts';
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
  subject: 'incident',
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
    if (chains.some(isWaived)) return;
    if (chains.some(({ steps }) => steps.some(({ answer }) => namedIn(answer, config.rootCauses).length === 1))) return;
    const isSet = config.rules.get('shallow-whys')?.options.depth !== undefined;
    const progress = chainProgress(document, match, options.depth, isSet);
    const [first] = progress?.chain.steps ?? [];
    if (!progress || !first || progress.reached >= progress.depth) return;
    const { chain, reached, depth } = progress;
    const range = first.range;
    if (reached === 0) {
      if (match.follows) report({ message: 'unwritten', range });
      return;
    }
    const isNextThere = chain.steps.some(({ answer }) => answer === '');
    const fixes = isNextThere ? undefined : () => [addWhy(document, chain)];
    report({ message: 'shallow', data: { answered: reached, depth }, range, ...(fixes && { fixes }) });
  },
});

function addWhy(document: Document, chain: WhysChain): Fix {
  const edit = insertNextWhy(document, chain);
  const cursor = edit.range.start + edit.newText.length;
  return { title: 'Add the next why', edits: [edit], safe: false, preferred: true, cursor };
}
