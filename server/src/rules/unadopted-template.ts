import { adoptKind } from '../kinds/adopt.ts';
import { insertMissing } from '../kinds/insert.ts';
import type { Document } from '../model/document.ts';
import { titleRange } from '../model/sections.ts';
import { counted } from '../text/counted.ts';
import { lineEnding } from '../text/text.ts';
import { defineRule } from './define-rule.ts';
import type { Fix } from './diagnostic.ts';

export default defineRule({
  name: 'unadopted-template',
  summary: 'The document was written before this template, or by another one.',
  rationale:
    'A document from before the template would get a wall of findings that tells nobody anything. It gets this single remark ' +
    'instead, and the rules about what is there. A document follows the template once its front matter names the kind, ' +
    'the globs of a `.whylint.yaml` claim it, it holds one of the template’s why-prompts, a chain of whys or the ' +
    'root-cause category, or it has half of the required sections.',
  family: 'notice',
  severity: 'information',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { unadopted: 'Written before this template: {prompts}, {sections} open.' },
  examples: [
    {
      caption: 'Notes in a shape of their own.',
      bad: '⟦# The login page was down⟧\n\nAround noon nobody could sign in. A restart helped.\n',
    },
    {
      caption: 'Written by the template, if not to its end.',
      good: '---\nkind: post-mortem\n---\n# The login page was down\n',
    },
  ],
  check({ document, kind, match, report }) {
    if (match.follows || match.prompts.length === 0) return;
    const prompts = match.prompts.filter(
      ({ state, outline }) =>
        state !== 'answered' && outline.required && !outline.condition && outline.shape !== 'section',
    );
    const open = match.sections.filter(
      ({ state, outline }) => state !== 'filled' && outline.required && !outline.parent,
    );
    report({
      message: 'unadopted',
      data: { prompts: counted(prompts.length, 'prompt'), sections: counted(open.length, 'section') },
      range: titleRange(document),
      fixes: () => [
        { title: 'Insert all that the template asks for', edits: insertMissing(document, match), safe: false },
        {
          title: `Lint it by the template from now on (kind: ${kind.name})`,
          edits: [adoptKind(document, kind.name)],
          safe: false,
        },
        leave(document),
      ],
    });
  },
});

function leave(document: Document): Fix {
  const ending = lineEnding(document.text);
  const at = titleRange(document).start;
  return {
    title: 'Leave it as it is',
    edits: [
      { range: { start: at, end: at }, newText: `<!-- whylint-disable unadopted-template -->${ending}${ending}` },
    ],
    safe: false,
  };
}
