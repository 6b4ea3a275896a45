import { describe, expect, test } from 'vitest';
import { findings, fixedBy } from '../support/post-mortem.ts';

const template =
  '# T\n\n- **Decision:** accepted / declined <!-- whylint: one of: accepted, declined -->\n- **By:** {who}\n';
const found = (text: string, own = template) =>
  findings('invalid-choice', `# Sign-in was down\n\n${text}`, own).map(([source]) => source);

describe('a value that is none of those allowed', () => {
  test.each([
    ['another word', '- **Decision:** perhaps\n- **By:** Kim\n', ['perhaps']],
    ['a word that begins alike', '- **Decision:** acceptedly\n- **By:** Kim\n', ['acceptedly']],
    ['one of them', '- **Decision:** Declined\n- **By:** Kim\n', []],
    ['one of them, explained', '- **Decision:** accepted – from May on\n- **By:** Kim\n', []],
    ['it does not apply', '- **Decision:** N/A – withdrawn before\n- **By:** Kim\n', []],
    ['still to be chosen: said elsewhere', '- **Decision:** accepted / declined\n- **By:** Kim\n', []],
  ])('%s', (_, text, sources) => {
    expect(found(text)).toEqual(sources);
  });

  test('values that a template only offers leave other words free', () => {
    expect(found('- **Seen by:** the vendor\n', '# T\n\n- **Seen by:** alert / customer\n')).toEqual([]);
  });

  test('is replaced by one of them', () => {
    expect(fixedBy('invalid-choice', '# T\n\n- **Decision:** perhaps\n- **By:** Kim\n', template)).toBe(
      '# T\n\n- **Decision:** accepted\n- **By:** Kim\n',
    );
  });
});

test('two boxes that exclude each other', () => {
  const boxes = '# T\n\n## Seen by\n\n- [ ] alert\n- [ ] customer\n';
  expect(findings('invalid-choice', '# T\n\n## Seen by\n\n- [x] alert\n- [x] customer\n', boxes)).toEqual([
    ['## Seen by', 'More than one is ticked here: alert, customer. Which one holds?'],
  ]);
  expect(findings('invalid-choice', '# T\n\n## Seen by\n\n- [ ] alert\n- [x] customer\n', boxes)).toEqual([]);
});
