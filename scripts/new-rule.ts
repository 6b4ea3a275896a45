// npm run new-rule -- NAME: writes server/src/rules/NAME.ts and its test, to be filled in.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

process.chdir(path.resolve(import.meta.dirname, '..'));
const [name = ''] = process.argv.slice(2);
if (!/^[a-z]+(?:-[a-z]+)+$/.test(name)) {
  console.error(
    'A rule is named by the defect it finds, in lower case with hyphens: npm run new-rule -- missing-owner',
  );
  process.exit(2);
}
const files = { rule: `server/src/rules/${name}.ts`, test: `test/rules/${name}.test.ts` };
const taken = Object.values(files).filter((file) => existsSync(file));
if (taken.length > 0) {
  console.error(`There already is ${taken.join(' and ')}.`);
  process.exit(2);
}

writeFileSync(
  files.rule,
  `import { sections } from '../model/sections.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  name: '${name}',
  summary: 'What it finds, in one sentence.',
  rationale: 'Why that matters to whoever writes or reads the document.',
  family: 'judgement',
  severity: 'information',
  audience: 'everyone',
  completeness: false,
  options: {},
  messages: { found: '"{section}" is here. What should stand here, or which question is open?' },
  examples: [
    { caption: 'What is reported.', bad: '# A title\\n\\n⟦## Replace me⟧\\n\\nText.\\n' },
    { caption: 'What is not.', good: '# A title\\n\\n## Summary\\n\\nText.\\n' },
  ],
  check({ document, report }) {
    for (const section of sections(document))
      if (section.name === 'replace me') report({ message: 'found', data: { section: section.title }, range: section.headingRange });
  },
});
`,
);
writeFileSync(
  files.test,
  `import { expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';

test('an edge case that is too fine for the rule’s page', () => {
  expect(findings('${name}', '# A title\\n\\n## Replace me\\n')).toHaveLength(1);
});
`,
);
console.log(`Written: ${files.rule} and ${files.test}.
Next: the examples, which are run as tests; then check; then edge cases in the test; npm run generate; a line in CHANGELOG.md.`);
