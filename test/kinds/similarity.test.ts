import { describe, expect, test } from 'vitest';
import { contentWords, PromptWords } from '../../server/src/kinds/similarity.ts';

describe('the words that say what a text is about', () => {
  test.each([
    ["Why didn't the issue get caught by unit tests?", 'issue catch unit test'],
    ['Why wasn’t it caught?', 'catch'],
    ['Unit tests', 'unit test'],
    ['unit-testing', 'unit test'],
    ['Code reviews, reviewed by reviewers', 'code review'],
    ['What? Where? When?', ''],
    ['', ''],
  ])('%j', (text, words) => {
    expect([...contentWords(text)].join(' ')).toBe(words);
  });
});

describe('compared with prompts', () => {
  const prompts = [
    "Why didn't the issue get caught by unit tests?",
    "Why didn't the issue get caught by integration or smoke tests?",
    "Why didn't the issue get flagged in code review?",
  ];
  const words = new PromptWords(prompts);
  const coverages = (text: string) => prompts.map((_, at) => words.coverage(at, contentWords(text)));

  test('a prompt covers itself in full, and differs from each other one', () => {
    prompts.forEach((prompt, at) => {
      expect(coverages(prompt)[at]).toBe(1);
      prompts.forEach((_, other) => {
        expect(words.differs(other, contentWords(prompt))).toBe(other !== at);
      });
    });
  });

  test('what only one prompt has counts more than what they share', () => {
    const [unit = 0, smoke = 0, review = 0] = coverages('unit');
    expect(unit).toBeGreaterThan(smoke);
    expect([smoke, review]).toEqual([0, 0]);
    const [ofIssue = 0] = coverages('issue');
    expect(unit).toBeGreaterThan(ofIssue);
  });

  test('no words cover nothing, and a prompt without words is covered by none', () => {
    expect(coverages('')).toEqual([0, 0, 0]);
    expect(new PromptWords(['Why?']).coverage(0, contentWords('unit tests'))).toBe(0);
    expect(words.coverage(9, contentWords('unit tests'))).toBe(0);
  });

  test('how much of a text is about a prompt', () => {
    expect(words.precision(0, contentWords('unit tests'))).toBe(1);
    expect(words.precision(0, contentWords('unit tests of the invoice printer'))).toBeLessThan(1);
    expect(words.precision(2, contentWords('unit tests'))).toBe(0);
  });

  test('a word that one prompt alone has tells it apart', () => {
    expect(words.distinguishes(0, contentWords('Unit tests'))).toBe(true);
    expect(words.distinguishes(1, contentWords('Unit tests'))).toBe(false);
    expect(words.distinguishes(0, contentWords('the tests'))).toBe(false);
  });

  test('a prompt of which each word stands in another one, too, differs from nothing', () => {
    const shared = new PromptWords(['Why did it break?', 'Why did it break in tests?']);
    expect(shared.differs(0, contentWords('How did this happen?'))).toBe(false);
    expect(shared.differs(1, contentWords('Why did it break?'))).toBe(true);
  });
});
