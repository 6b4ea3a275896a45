import { firstSentence, isBlankSection, isChain } from '../kinds/open-prompts.ts';
import { defineRule, quoted } from './define-rule.ts';

export default defineRule({
  name: 'empty-section',
  summary: 'A heading of the template with nothing below it.',
  rationale:
    'A heading without text reads like an answer that got lost. One sentence is enough, and "N/A – " with the reason is one. ' +
    'Comments do not count: nobody sees them in the rendered page.',
  family: 'prompt',
  severity: 'warning',
  audience: 'everyone',
  completeness: true,
  options: {},
  messages: {
    blank: '"{section}" is still blank. What would the next reader look for here?',
    guided: '"{section}" is still blank: {guidance}',
  },
  examples: [
    {
      caption: 'Nothing was written below a heading.',
      template: '# Title\n\n## Impact\n\n<!-- In numbers: users, minutes. -->\n\n## Detection\n',
      bad: '# The login page was down\n\n⟦## Impact⟧\n\n<!-- In numbers: users, minutes. -->\n\n## Detection\n\nThe probe paged us.\n',
    },
    {
      caption: 'One sentence is enough, and so is a reason why there is none.',
      template: '# Title\n\n## Impact\n\n## Detection\n',
      good: '# The login page was down\n\n## Impact\n\nN/A – the failover took all traffic.\n\n## Detection\n\nThe probe paged us.\n',
    },
  ],
  check({ document, match, report }) {
    for (const each of match.prompts) {
      if (
        !isBlankSection(each, match) ||
        !each.leaf?.section ||
        each.outline.section?.holdsCategory ||
        each.outline.asksWhy ||
        isChain(each, document)
      )
        continue;
      const { section } = each.leaf;
      const title = quoted(section.title, 45);
      const guidance = quoted(firstSentence(each.outline.guidance), 75 - title.length);
      const range = section.headingRange;
      if (guidance === '') report({ message: 'blank', data: { section: title }, range });
      else report({ message: 'guided', data: { section: title, guidance }, range });
    }
  },
});
