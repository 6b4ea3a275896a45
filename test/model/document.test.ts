import { describe, expect, test } from 'vitest';
import { createDocument, fact, factOfBoth } from '../../server/src/model/document.ts';
import { leaves } from '../../server/src/model/leaves.ts';
import { type Passage, sections } from '../../server/src/model/sections.ts';

const paragraph = 'The queue was full, and nobody was told. '.repeat(20);
const text = [
  '---\nkind: post-mortem\n---',
  '# Checkout was down',
  ...Array.from({ length: 40 }, (_, at) => `### Event ${at}\n\n**Seen by:** on-call\n\n${paragraph}`),
].join('\n\n');

/** The text with a character typed into it, as a version that follows. */
function typedInto(place: string) {
  const before = createDocument('a.md', text);
  const at = text.indexOf(place) + place.length;
  return { before, after: createDocument('a.md', `${text.slice(0, at)}x${text.slice(at)}`, before) };
}

describe('a fact', () => {
  test('is computed once for each object, also when it comes to nothing', () => {
    const asked: object[] = [];
    const nothing = fact((subject: object) => {
      asked.push(subject);
      return undefined;
    });
    const [one, other] = [{}, {}];
    expect([nothing(one), nothing(other), nothing(one)]).toEqual([undefined, undefined, undefined]);
    expect(asked).toEqual([one, other]);
  });

  test('is told apart from the others on the same object', () => {
    const subject = { a: 1, b: 2 };
    const a = fact((each: typeof subject) => each.a);
    const b = fact((each: typeof subject) => each.b);
    expect([a(subject), b(subject), a(subject)]).toEqual([1, 2, 1]);
  });

  test('of two objects is computed once for each pair', () => {
    const asked: string[] = [];
    const both = factOfBoth((subject: { name: string }, other: { name: string }) => {
      asked.push(subject.name + other.name);
      return undefined;
    });
    const [a, b] = [{ name: 'a' }, { name: 'b' }];
    both(a, b);
    both(b, a);
    both(a, b);
    expect(asked).toEqual(['ab', 'ba']);
  });
});

describe('after a keystroke', () => {
  test.each(['### Event 20', 'kind: post-mortem', '# Checkout', '### Event 39'])(
    'behind %s at most three sections are read again',
    (place) => {
      const { before, after } = typedInto(place);
      const known = new Set(sections(before).map(({ passage }) => passage));
      const fresh: Passage[] = sections(after).flatMap(({ passage }) => (known.has(passage) ? [] : [passage]));
      expect(sections(after)).toHaveLength(sections(before).length);
      expect(fresh.length).toBeLessThanOrEqual(3);
    },
  );

  test('labels elsewhere say what they said, at their new places', () => {
    const { before, after } = typedInto('### Event 20');
    const [last, now] = [leaves(before).at(-1), leaves(after).at(-1)];
    expect(now?.content).toBe(last?.content);
    expect(now?.labelRange.start).toBe((last?.labelRange.start ?? 0) + 1);
  });

  test('front matter that did not change is the same', () => {
    const { before, after } = typedInto('### Event 20');
    expect(after.markdown.frontMatter).toBe(before.markdown.frontMatter);
    const edited = typedInto('kind: post-mortem');
    expect(edited.after.markdown.frontMatter?.source).toBe('kind: post-mortemx');
  });
});
