import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/text.ts';
import { findings, lintText } from '../support/post-mortem.ts';

const chain = (...steps: readonly string[]) =>
  `# A title\n\n## Five whys\n\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}\n`;
const seed = chain(
  'The server was overloaded.',
  'The server was overloaded because there were 3 instances instead of 5.',
  "There were 3 instances instead of 5 because the autoscaler didn't scale the service up.",
  "The autoscaler didn't scale up because there was no more capacity",
  "There was no more capacity because growth wasn't in the plan.",
);
const found = (text: string) => lintText(text).diagnostics.filter(({ rule }) => rule === 'whats-not-whys');

describe('the chain that the rule is named for', () => {
  test('is reported once, at its first step, with a question to go on with', () => {
    expect(findings('whats-not-whys', seed)).toEqual([
      [
        '1. The server was overloaded.',
        "These 5 steps say what happened. A next question for step 5: why didn't we anticipate more growth?",
      ],
    ]);
  });

  test('gets the question that each of its steps leads to', () => {
    expect(found(seed)[0]?.related?.map(({ message }) => message)).toEqual([
      "Why didn't we know the server was getting close to overloading?",
      'Why did we get down to 3 instances without knowing about it?',
      "Why didn't we know the autoscaler wasn't able to scale?",
      "Why didn't we know we were close to capacity?",
      "Why didn't we anticipate more growth?",
    ]);
  });

  test('asks how where the team prefers to', () => {
    const [first] = lintText(seed, undefined, { questions: 'how' }).diagnostics.filter(
      ({ rule }) => rule === 'whats-not-whys',
    );
    expect(first?.related?.[2]?.message).toBe("How could we have known that the autoscaler wasn't able to scale?");
  });

  test('keeps its own words when questions are inserted below', () => {
    const [all, one] = found(seed)[0]?.fixes ?? [];
    expect(applyEdits(seed, one?.edits ?? [])).toBe(
      seed.replace(
        'overloaded.\n2.',
        "overloaded.\n   - Why didn't we know the server was getting close to overloading?\n2.",
      ),
    );
    expect(applyEdits(seed, all?.edits ?? []).match(/^ {3}- .*\?$/gm)).toHaveLength(5);
  });
});

test('question marks do not turn whats into whys', () => {
  expect(
    found(
      chain(
        'Why was it slow? The queue was full.',
        'Why was it full? Two workers crashed.',
        'Why did they crash? The disk ran out of space.',
      ),
    ),
  ).toHaveLength(1);
});

test.each([
  ['knowledge', 'Nobody knew that the limit existed.'],
  ['a decision', 'We decided to ship without the lock.'],
  ['a test', 'No test starts a second worker.'],
  ['an alert', 'No alert watches the queue.'],
  ['a review', 'The review looked at the names only.'],
  ['a runbook', 'The runbook ends at the restart.'],
  ['an owner', 'The job has no owner.'],
  ['a process that is missing', 'There is no process for renewing certificates.'],
])('a step that names %s makes it a chain of whys', (_, step) => {
  expect(found(chain('The queue was full.', 'Two workers crashed.', step))).toEqual([]);
});

test.each([
  ['a process that crashed', 'The process ran out of memory.'],
  ['a page that was blank', 'The page was blank.'],
])('%s is no safeguard', (_, step) => {
  expect(found(chain('The queue was full.', 'Two workers crashed.', step))).toHaveLength(1);
});

test('two steps are too few to say what a chain is made of', () => {
  expect(found(chain('The queue was full.', 'Two workers crashed.'))).toEqual([]);
});

test('nothing is known of single words, and of other languages', () => {
  expect(found(chain('Full.', 'Small.', 'A default.', 'Cleanup.'))).toEqual([]);
  expect(
    found(
      chain(
        'Der Server war überlastet.',
        'Es liefen drei statt fünf Instanzen.',
        'Der Autoscaler hat nicht skaliert.',
        'Wachstum war nicht eingeplant.',
      ),
    ),
  ).toEqual([]);
});
