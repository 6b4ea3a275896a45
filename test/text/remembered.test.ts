import { expect, test } from 'vitest';
import { remembered } from '../../server/src/text/remembered.ts';

test('A text is worked out once, until many others have been asked for since', () => {
  const computed: string[] = [];
  const size = remembered(
    ({ words }: { readonly words: string }) => words,
    ({ words }) => {
      computed.push(words);
      return words.length;
    },
  );
  expect([size({ words: 'a queue' }), size({ words: 'a queue' }), size({ words: 'disk' })]).toEqual([7, 7, 4]);
  expect(computed).toEqual(['a queue', 'disk']);
  for (let at = 0; at < 1000; at++) size({ words: `${at}` });
  expect(size({ words: 'a queue' })).toBe(7);
  expect(computed.filter((words) => words === 'a queue')).toHaveLength(2);
});

test('Nothing is a value as well', () => {
  let asked = 0;
  const nothing = remembered(
    (text: string) => text,
    () => void asked++,
  );
  nothing('x');
  expect([nothing('x'), asked]).toEqual([undefined, 1]);
});
