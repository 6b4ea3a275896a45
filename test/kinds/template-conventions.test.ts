import { describe, expect, test } from 'vitest';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { askedByTemplate, fixedBy, lintText } from '../support/post-mortem.ts';

const promptsOf = (template: string) => readOutline(createDocument('template.md', template)).prompts;
const found = (text: string, template: string) => {
  const { document, diagnostics } = lintText(text, template);
  return diagnostics
    .filter(askedByTemplate)
    .map(({ rule, range }) => [rule, document.text.slice(range.start, range.end)]);
};
const messages = (text: string, template: string) =>
  lintText(text, template)
    .diagnostics.filter(askedByTemplate)
    .map(({ message }) => message);

describe('front matter', () => {
  const template = '---\nowner: {owner}\nseverity: SEV1 | SEV2\ntags: []\nstatus: draft\n---\n# T\n\n## Summary\n';

  test('keys without a value are prompts; lists and keys with one are none', () => {
    expect(promptsOf(template).map(({ text, choices }) => [text, choices])).toEqual([
      ['owner', undefined],
      ['severity', ['SEV1', 'SEV2']],
      ['Summary', undefined],
    ]);
    expect(found(template, template).slice(0, 2)).toEqual([
      ['unanswered-prompt', 'owner'],
      ['unanswered-prompt', 'severity'],
    ]);
  });

  test('a field of the document answers a key', () => {
    const filled = '# A\n\n**Owner:** Kim\n**Severity:** SEV2\n\n## Summary\n\nx\n';
    expect(found(filled, template)).toEqual([]);
  });

  test('an absent key goes to the front matter there is, in its language, else below the title', () => {
    const wanted = '---\nowner:\n---\n# T\n\n## Summary\n';
    const body = '# A\n\n## Summary\n\nx\n';
    expect(fixedBy('unanswered-prompt', `---\nkind: post-mortem\n---\n${body}`, wanted)).toBe(
      `---\nkind: post-mortem\nowner: \n---\n${body}`,
    );
    expect(fixedBy('unanswered-prompt', `+++\nkind = "post-mortem"\n+++\n${body}`, wanted)).toBe(
      `+++\nkind = "post-mortem"\nowner = ""\n+++\n${body}`,
    );
    expect(fixedBy('unanswered-prompt', body, wanted)).toBe('# A\n\n- **owner:**\n\n## Summary\n\nx\n');
  });

  test('that of an issue template is about the template', () => {
    const issue = "---\nname: Post-mortem\nabout: After an incident\ntitle: ''\nassignees: ''\n---\n\n### Summary\n";
    expect(promptsOf(issue).map(({ text }) => text)).toEqual(['Summary']);
  });
});

describe('what a document may repeat', () => {
  test.each([
    ['help', '## How to use this template\n\nCopy it, fill it in.\n'],
    ['a guide', '## Severity guide\n\n- SEV1: everybody\n- SEV2: many\n'],
    ['links', '## Links\n\n- [Runbooks](https://example.org/runbooks)\n- [Status](./status.md)\n'],
    ['a banner', '> Blameless. All times in UTC.\n'],
    ['a note', '**Note:** send this round when done.\n'],
  ])('%s', (_, boilerplate) => {
    const template = `# T\n\n${boilerplate}\n## Summary\n`;
    expect(found(`# A\n\n${boilerplate}\n## Summary\n\nx\n`, template)).toEqual([]);
  });

  test('help and what a heading leaves to the author may go as well', () => {
    const template = '# T\n\n## How to use this template\n\nCopy it.\n\n## Q&A (if any)\n\n## Summary\n';
    expect(found('# A\n\n## Summary\n\nx\n', template)).toEqual([]);
  });

  test('a figure or a fold of the template’s own says nothing', () => {
    const guidance =
      '<details><summary>Guidance</summary>\n\nTell it in order.\n\n</details>\n\n![logo](https://example.org/logo.png)\n';
    const template = `# T\n\n## Narrative\n\n${guidance}`;
    expect(found(`# A\n\n## Narrative\n\n${guidance}`, template)).toEqual([['unanswered-prompt', '## Narrative']]);
    expect(found('# A\n\n## Narrative\n\n![graph](graph.png)\n', template)).toEqual([]);
  });
});

describe('questions in plain words', () => {
  const template =
    '# T\n\n## Impact\n\nWho was affected?\n\n## Cause\n\n- What was the technical cause?\n- What was the cause in our process?\n\n## Monitoring\n\n*Why did the monitoring not page us?*\n';

  test('may be written over', () => {
    const text = '# A\n\n## Impact\n\nMany.\n\n## Cause\n\nA full cache.\n\n## Monitoring\n\nNo alert.\n';
    expect(found(text, template)).toEqual([]);
  });

  test('or answered where they stand, each of them once one is', () => {
    const text =
      '# A\n\n## Impact\n\nWho was affected? Many.\n\n## Cause\n\n- What was the technical cause? A full cache.\n\n## Monitoring\n\n*Why did the monitoring not page us?* No alert.\n';
    expect(messages(text, template)).toEqual(['Missing prompt: What was the cause in our process?']);
  });

  test('are open as long as nothing else stands there; a why is a missing why', () => {
    expect(found(template, template)).toEqual([
      ['unanswered-prompt', '## Impact'],
      ['unanswered-prompt', 'What was the technical cause?'],
      ['unanswered-prompt', 'What was the cause in our process?'],
      ['missing-why', '## Monitoring'],
    ]);
  });
});

describe('a section in which only prompts that may be left out stand', () => {
  const template = '# T\n\n## References\n\n- Incident channel: [link]\n- Runbook used: [link]\n';
  const states = (text: string) => lintText(text, template).against?.match.prompts.map(({ state }) => state);

  test('is as open as they are, and asked for through them', () => {
    expect(promptsOf(template).map(({ required }) => required)).toEqual([false, false, true]);
    expect(states(template)).toEqual(['open', 'open', 'open']);
    expect(found(template, template)).toEqual([
      ['unanswered-prompt', 'Incident channel'],
      ['unanswered-prompt', 'Runbook used'],
    ]);
  });

  test('is answered by one of them, and by prose', () => {
    const one = '# A\n\n## References\n\n- Incident channel: [link]\n- Runbook used: N/A – the job has none\n';
    expect(states(one)).toEqual(['open', 'answered', 'answered']);
    expect(states('# A\n\n## References\n\nThe thread of that day.\n')).toEqual(['absent', 'absent', 'answered']);
  });

  test('asks for itself once they are gone', () => {
    expect(found('# A\n\n## References\n', template)).toEqual([['empty-section', '## References']]);
  });
});

describe('a condition in the one question of a section', () => {
  const template =
    '# T\n\n## Timeline\n\n## Monitoring\n\nIf it took over an hour to get discovered, why did the monitoring not page us?\n';
  const document = (discovered: string, monitoring = '## Monitoring\n') =>
    `# A\n\n## Timeline (UTC)\n\n- 2026-03-01 08:00 outage starts\n- ${discovered} detected\n- 09:50 resolved\n\n${monitoring}`;

  test('is one: it asks nothing of a document for which it does not hold, with its heading or without', () => {
    expect(found(document('08:10'), template)).toEqual([]);
    expect(found(document('08:10', ''), template)).toEqual([]);
  });

  test('and asks where it holds', () => {
    expect(found(document('09:30'), template)).toEqual([['missing-why', '## Monitoring']]);
    expect(found(document('09:30', ''), template)).toEqual([['missing-why', '# A']]);
  });

  test('is the template’s mistake where nobody understands it', () => {
    const { problems } = readOutline(createDocument('t.md', '# T\n\n## Food\n\nIf the cat is hungry, why is that?\n'));
    expect(problems.map(({ message }) => message)).toEqual([
      '"If the cat is hungry" is not a condition that can be evaluated.',
    ]);
  });
});

describe('choices', () => {
  test('are told without their label', () => {
    const [prompt] = promptsOf('# T\n\n## Root cause\n\n- **Category:** trade-off / slip\n');
    expect(prompt?.choices).toEqual(['trade-off', 'slip']);
  });

  test.each([
    ['boxes', '- [ ] alert\n- [ ] customer\n'],
    ['a line', 'alert / customer\n'],
    ['words', 'One of: alert, customer\n'],
  ])('a document may write out what its template offers as %s', (_, offer) => {
    const template = `# T\n\n## Detected by\n\n${offer}`;
    expect(found(template, template)).toHaveLength(1);
    expect(found('# A\n\n## Detected by\n\nalert\n', template)).toEqual([]);
    expect(found('# A\n\n## Detected by\n\n- [x] customer\n', template)).toEqual([]);
  });

  test('boxes of tasks offer none: what is to be done is not done yet', () => {
    const template = '# T\n\n## Action items\n\n- [ ] Send it round\n- [ ] \n';
    expect(promptsOf(template)[0]?.choices).toBeUndefined();
    expect(found('# A\n\n## Action items\n\n- [ ] Send it round\n- [ ] Add an alert (Kim)\n', template)).toEqual([]);
    expect(found(template, template)).toEqual([['unanswered-prompt', '## Action items']]);
  });

  test('cells side by side offer none', () => {
    expect(promptsOf('# T\n\n## Index\n\n| Id | What | Level |\n|---|---|---|\n| PM-1 | A bug | High |\n')).toEqual([
      expect.objectContaining({ shape: 'section' }),
    ]);
  });
});

describe('headings', () => {
  test('that are patterns stand for any number of the document’s own', () => {
    const template =
      '# T\n\n## Timeline\n\n### {{ hh:mm }}\n\n{{ event }}\n\n### {{ hh:mm }}\n\n## Lessons\n\n### 1. [Title]\n';
    expect(promptsOf(template).map(({ text }) => text)).toEqual(['Timeline', 'Lessons']);
    expect(
      found('# A\n\n## Timeline\n\n### 08:22\n\nStart.\n\n## Lessons\n\n### 1. Test it\n\nYes.\n', template),
    ).toEqual([]);
  });

  test('may say a value', () => {
    const template = '# T\n\n## Date: YYYY-MM-DD\n\n## Summary\n';
    expect(found(template, template)[0]).toEqual(['unanswered-prompt', '## Date: YYYY-MM-DD']);
    expect(found('# A\n\n## Date: 2026-03-01\n\n## Summary\n\nx\n', template)).toEqual([]);
  });

  test('of a timeline go on with zones and days', () => {
    const template = '# T\n\n## Timeline (all times PST) DATE RANGE\n\n- HH:MM\n';
    expect(found('# A\n\n## Timeline (all times PST) 31 July 2021\n\n- 08:22 start\n', template)).toEqual([]);
  });

  test('a field above the sections may become a section in other words', () => {
    const template = '# T\n\n**Summary:** _Two sentences._\n\n**Impact:** _Who?_\n';
    expect(found('# A\n\n**What happened:** x y\n\n## Customer impact\n\n9 people.\n', template)).toEqual([]);
    expect(found('# A\n\n- **Impact:** deep in a list\n', template)).toEqual([['unanswered-prompt', '# A']]);
  });
});

test('a slot repeated is one prompt, and slots among records may go', () => {
  const template = '# T\n\n## Q and A\n\n- Question:\n- Question:\n\n## Actions\n\n- **Prevent:**\n- **Detect:**\n';
  expect(promptsOf(template).map(({ text, required }) => [text, required])).toEqual([
    ['Question', true],
    ['Prevent', false],
    ['Detect', false],
    ['Actions', true],
  ]);
  expect(
    found('# A\n\n## Q and A\n\n- Question: who?\n\n## Actions\n\n- **Prevent:** a limit\n- **Detect:**\n', template),
  ).toEqual([['unanswered-prompt', 'Detect']]);
});

test('a bare "Root cause:" wants prose, not a category', () => {
  const template = '# T\n\n**Root cause:** _What combined?_\n\n## Summary\n';
  expect(found('# A\n\n**Root cause:** A race between two jobs.\n\n## Summary\n\nx\n', template)).toEqual([]);
});

test('a template without sections is followed by who has half of its fields', () => {
  const template = '# T\n\n**What broke?**\n\n**Who noticed?**\n';
  const rules = (text: string) => lintText(text, template, {}, 'convention').diagnostics.map(({ rule }) => rule);
  expect(rules('# A\n\n**What broke?** Uploads.\n')).toEqual(['unanswered-prompt']);
  expect(rules('# A\n\nIt broke.\n')).toEqual(['unadopted-template']);
});

describe('answers', () => {
  test('may have a mark before them, which is none', () => {
    const template = '# T\n\n## Questions\n\n**Q: Why did it happen?**\nA: \n\n**Q: Who has to know?**\n**A:** \n';
    expect(promptsOf(template).map(({ text }) => text)).toEqual(['Q: Why did it happen?', 'Q: Who has to know?']);
    expect(found(template, template)).toHaveLength(2);
    const filled = template.replace('A: ', 'A: The cache was full.').replace('**A:** ', '**A:** Support.');
    expect(found(filled, template)).toEqual([]);
  });

  test('may come in parts with labels of their own', () => {
    const template = '# T\n\n**Why did tests not catch it?**\n\n**Why did review not catch it?**\n';
    const filled =
      '# A\n\n**Why did tests not catch it?**\n\n**In short:** mocked.\n\n**Why did review not catch it?**\n\n> A rename.\n';
    expect(found(filled, template)).toEqual([]);
    expect(found(filled.replace('**In short:** mocked.\n\n', ''), template)).toHaveLength(1);
  });

  test('may be code, a table, a figure or begin in bold', () => {
    const template = '# T\n\n## A\n\n**Why one?**\n\n**Why two?**\n\n**Why three?**\n\n## Graph\n';
    const filled =
      '# A\n\n## A\n\n**Why one?**\n\n```\nlog\n```\n\n**Why two?**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n**Why three?**\n\n**The cache** was full.\n\n## Graph\n\n![graph](graph.png)\n';
    expect(found(filled, template)).toEqual([]);
  });

  test('a field may be in doubt', () => {
    const template = '# T\n\n- **Trigger:**\n- Cause:\n\n## Summary\n';
    expect(found('# A\n\n- **Trigger:** the deploy?\n- Cause: the cache?\n\n## Summary\n\nx\n', template)).toEqual([]);
  });
});
