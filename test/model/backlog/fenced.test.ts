import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) => backlogItems(createDocument('docs/tech-debt.md', text));
const told = (text: string) => read(text).map(({ title, status }) => [title, status]);
const fenced = (...lines: readonly string[]) => `\`\`\`\n${lines.join('\n')}\n\`\`\`\n\n`;

describe('a list in a fence that is all that a document has', () => {
  test('is one of items: of boxes, of numbers, or indented as code', () => {
    const boxes = fenced(
      '- [ ] Split the reader from the tree',
      '- [x] Remove the old cache',
      '      since nobody asks it',
      '  - [ ] and its tests',
      '- [ ] Write the state in one go',
    );
    expect(told(`# Debt\n\nWhat is left:\n\n${boxes}`)).toEqual([
      ['Split the reader from the tree', 'open'],
      ['Remove the old cache', 'paid'],
      ['Write the state in one go', 'open'],
    ]);
    const [, ticked] = read(`# Debt\n\n${boxes}`);
    expect(ticked?.from?.own.map(({ text, range: { start, end } }) => [text, end - start])).toEqual([['done', 1]]);
    const counted = ['1. The login takes seconds', '2. Invoices are rounded twice', '3. The job runs on Sundays'];
    expect(told(`# Debt\n\n${fenced(...counted)}`)).toHaveLength(3);
    expect(told(`# Debt\n\n${counted.map((line) => `    ${line}\n`).join('')}`)).toHaveLength(3);
  });

  test('is none in a language, of single words, after what says that it shows a form, or beside much else', () => {
    const lines = ['- split the reader', '- remove the old cache', '- write it in one go'];
    const list = fenced(...lines);
    expect(told(`# Debt\n\n${list}`)).toHaveLength(3);
    expect(told(`# Debt\n\n${list.replace('```', '```yaml')}`)).toEqual([]);
    expect(told(`# Debt\n\n${fenced('- src', '- test', '- docs')}`)).toEqual([]);
    expect(told(`# Debt\n\nThe format of a list:\n\n${list}`)).toEqual([]);
    expect(told(`# Debt\n\n## How we record debt\n\n${list}`)).toEqual([]);
    expect(told(`# Debt\n\n${'Nobody has written down what there is to be done. '.repeat(3)}\n\n${list}`)).toEqual([]);
  });
});

describe('records in fences', () => {
  const first = ['Item: Two clocks', 'Description: The runner has its own, see `run.ts:4`.', 'Priority: High'];
  const second = ['Item: Old dates', 'Description: Without a zone.', 'Priority: Low'];

  test('are items by the label of a title, or an id, in one fence or several', () => {
    const apart = read(`# Debt\n\n## Items\n\n${fenced(...first)}${fenced(...second)}`);
    expect(apart.map(({ title, from }) => [title, from?.suggested.impact])).toEqual([
      ['Two clocks', 7],
      ['Old dates', 3],
    ]);
    expect(apart[0]?.anchors.map(({ path, line }) => [path, line])).toEqual([['run.ts', 4]]);
    const ids = [fenced('TD-1: Two clocks', 'Priority: High'), fenced('TD-2: Old dates', 'Priority: Low')];
    expect(read(`# Debt\n\n${ids.join('')}`).map(({ id, title }) => [id, title])).toEqual([
      ['TD-1', 'Two clocks'],
      ['TD-2', 'Old dates'],
    ]);
  });

  test('alone, with nothing told, or as an example are none', () => {
    expect(told(`# Debt\n\n${fenced(...first)}`)).toEqual([]);
    expect(told(`# Debt\n\n${fenced('Item: Two clocks')}${fenced('Item: Old dates')}`)).toEqual([]);
    expect(told(`# Debt\n\nFor example:\n\n${fenced(...first)}Example:\n\n${fenced(...second)}`)).toEqual([]);
  });
});
