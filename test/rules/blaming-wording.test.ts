import { expect, test } from 'vitest';
import { lint } from '../../server/src/engine/lint.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { builtInSetup } from '../support/built-in-setup.ts';
import { findings, path } from '../support/post-mortem.ts';

const rule = 'blaming-wording';
const found = (prose: string, heading = '## What went wrong') =>
  findings(rule, `# Sign-in was down\n\n${heading}\n\n${prose}\n`).map(([source]) => source);

test.each([
  ['The engineer forgot to set an expiry.', 'The engineer forgot'],
  ['It was late, and the on-call engineer missed the page.', 'the on-call engineer missed'],
  ['A developer had assumed that it expires.', 'A developer had assumed'],
  ['The developer who wrote the migration forgot the index.', 'The developer who wrote the migration forgot'],
  ['Priya failed to look at the graph.', 'Priya failed to'],
  ['@priya ignored the warning.', '@priya ignored'],
  ['The platform team overlooked the limit.', 'The platform team overlooked'],
  ['The warning was ignored by the on-call engineer.', 'ignored by the on-call'],
  ['Somebody made a mistake in the settings.', 'Somebody made a mistake'],
  ['The cause was human error.', 'human error'],
  ['- 09:26 the reviewer missed the change', 'the reviewer missed'],
  ['| 09:26 | An operator neglected to reload |\n|---|---|', 'An operator neglected to'],
])('%s', (prose, expected) => {
  expect(found(prose)).toEqual([expected]);
});

test.each([
  ['a machine', 'The pod failed to start, the job missed its window, the parser assumed UTF-8.'],
  ['a machine of a person’s name', 'The package manager failed to resolve it. The operator failed to reconcile.'],
  ['a machine that a person touched', 'The engineer restarted the pod that failed to start.'],
  ['"we" and "the team"', 'We forgot it. The team missed it. Our team assumed it.'],
  ['a quote', 'The ticket says "the engineer forgot it".'],
  ['a block quote', '> The engineer forgot it.'],
  ['code', 'It logs `the engineer forgot it`.\n\n```\nthe engineer forgot it\n```'],
  ['chat', '- alice: the engineer forgot it\n- [09:26] bob: the engineer missed it\n- <carol> someone forgot it'],
  ['taking a role', 'Priya assumed command. The engineer assumed the role of scribe.'],
  ['an attempt', 'The engineer failed to reproduce it.'],
  ['what might be', 'If an engineer forgot it, an alert would fire.'],
  ['no cause', 'This was not human error. It leaves room for human error. We reduce human error.'],
  ['praise', 'The engineer didn’t forget it. Nobody missed the page.'],
])('silent: %s', (_, prose) => {
  expect(found(prose)).toEqual([]);
});

test('a transcript is chat', () => {
  expect(found('The engineer forgot it.', '## Slack transcript')).toEqual([]);
});

test('a category that is none is reported as that alone', () => {
  expect(found('- **Category:** human error', '## Root cause')).toEqual([]);
});

test('a sentence is remarked on once', () => {
  expect(found('The engineer forgot it, and the reviewer missed it.')).toHaveLength(1);
});

test('for the author alone, as a hint', () => {
  const document = createDocument(path, '# Sign-in was down\n\nThe engineer forgot it.\n');
  const setup = builtInSetup();
  const severities = (audience: 'author' | 'shared') =>
    lint(document, setup, { today: '2026-03-02', audience })
      .diagnostics.filter((each) => each.rule === rule)
      .map(({ severity }) => severity);
  expect(severities('shared')).toEqual([]);
  expect(severities('author')).toEqual(['hint']);
});

test('hostile prose takes no time', () => {
  const prose = 'the engineer forgot if the '.repeat(20_000);
  expect(found(prose).length).toBeLessThan(2);
  expect(found(`${'a '.repeat(50_000)}who forgot`)).toEqual([]);
});
