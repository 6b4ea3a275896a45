import { expect, test } from 'vitest';
import { CodeLines } from '../../server/src/code/code-lines.ts';
import { resolveAnchor } from '../../server/src/code/resolve-anchor.ts';

const at = (line: number, snippet: string, text: string) => resolveAnchor({ line, snippet }, new CodeLines(text));

test.each([
  ["const name = load('user', id);", 'const name = load("user", id)', 'quotes and a semicolon'],
  ['send({ id, name })', 'send({id, name,});', 'blanks and commas'],
  ["items.map((each) => each.name + '!')", 'items.map(each => each.name + "!")', 'brackets that need not be'],
  ['\tif (left === 0) throw error;', '    if (left===0) throw error;', 'tabs and blanks'],
  ['retry(send, options, attempts);', 'retry(\n  send,\n  options,\n  attempts,\n);', 'split over several lines'],
])('a line that was formatted anew is found: %s', (snippet, now) => {
  expect(at(1, snippet, `// Above.\n\n${now}\nend\n`)).toEqual({ state: 'moved', line: 3 });
  expect(at(1, snippet, `${now}\nend\n`)).toEqual({ state: 'same', line: 1 });
});

test('a line that was joined to another is only offered, and a short one is not looked for', () => {
  const text = 'start\n\nif (body instanceof Blob) return Stream.Readable.from(body.stream());\n';
  expect(at(1, 'return Stream.Readable.from(body.stream());', text)).toEqual({ state: 'offered', line: 3 });
  expect(at(1, 'return a;', 'start\nx(return a)\n')).toEqual({ state: 'lost' });
});

test('of two lines that differ in spelling alone, neither is taken for it', () => {
  const text = 'start\nloadOneUser("id", 7)\n\nloadOneUser( "id", 7 )\n';
  expect(at(9, "loadOneUser('id', 7);", text).state).toBe('offered');
});

test('a line of 200 kB is looked through once', () => {
  const text = `start\n${'a("b",c);'.repeat(22_000)}\n`;
  expect(at(1, "a('b', c); ".repeat(9), text).state).toBe('offered');
});
