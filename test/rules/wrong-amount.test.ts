import { describe, expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';

const found = (text: string, template: string) =>
  findings('wrong-amount', `# Sign-in was down\n\n${text}`, `# T\n\n${template}`).map(([, message]) => message);

const few = (count: number) => [`${count} here; the template asks for at least 2. What is the next one?`];

describe('how many', () => {
  const steps = '## Steps <!-- whylint: min 2; max 3 -->\n\n1. {step}\n';

  test.each<[string, string, string[]]>([
    ['too few items', '1. Open it.\n', few(1)],
    ['a placeholder is none', '1. Open it.\n2. {step}\n', few(1)],
    ['enough', '1. Open it.\n2. Sign in.\n', []],
    ['nested ones belong to theirs', '1. Open it.\n   - in a browser\n   - or the app\n2. Sign in.\n', []],
    ['rows of a table', '| step |\n| --- |\n| Open it. |\n', few(1)],
    ['too many', '- a1\n- b2\n- c3\n- d4\n', ['4 here; the template asks for at most 3. Which of them can go?']],
    ['subsections', '### Open it\n\nNow.\n\n### Sign in\n\nThen.\n', []],
    ['paragraphs', 'Open it.\n', few(1)],
    ['nothing of it applies', 'N/A – it fails by itself.\n', []],
    ['still open: said elsewhere', '1. {step}\n', []],
  ])('%s', (_, text, messages) => {
    expect(found(`## Steps\n\n${text}`, steps)).toEqual(messages);
  });

  test('of a field: what commas hold apart, or a list below it', () => {
    const template = '- **Seen by:** {names} <!-- whylint: min 2 -->\n- **Area:** {area}\n';
    expect(found('- **Seen by:** Kim\n- **Area:** web\n', template)).toEqual(few(1));
    expect(found('- **Seen by:** Kim, Ada\n- **Area:** web\n', template)).toEqual([]);
    expect(found('- **Seen by:**\n  - Kim\n  - Ada\n- **Area:** web\n', template)).toEqual([]);
  });

  test('of a chain of whys, the rule on its depth speaks', () => {
    const template =
      '## Five whys <!-- whylint: min 3 -->\n\n1. Why? {because}\n2. Why? {because}\n3. Why? {because}\n';
    expect(found('## Five whys\n\n1. Why? The disk was full.\n', template)).toEqual([]);
  });
});

describe('how much', () => {
  const agenda = '## Agenda <!-- whylint: sum 75 min -->\n\n- {topic}\n';

  test.each<[string, string, string[]]>([
    ['less', '- Timeline – 20 min\n- Whys – 40 min\n', ['These add up to 1 h; the template asks for 1 h 15 min.']],
    ['just so', '- Timeline (15 min)\n- Whys, 1 h\n', []],
    ['none', '- Timeline\n- Whys\n', ['No times here yet; the template asks for 1 h 15 min in all.']],
    ['a clock is no amount', '- 10:00 Timeline, 75 min\n', []],
  ])('%s', (_, text, messages) => {
    expect(found(`## Agenda\n\n${text}`, agenda)).toEqual(messages);
  });
});
