import type { MarkdownText } from '../markdown/markdown-text.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';

/** One version of a Markdown document. Immutable; whatever else is known of it is derived by a fact and kept beside it. */
export interface Document {
  /** With `/`, relative to the workspace folder or working directory; absolute for what lies outside. */
  readonly path: string;
  /** Without a byte order mark: faces take it off and put it back. */
  readonly text: string;
  readonly markdown: MarkdownText;
}

/** Never fails. `previous` is an earlier version: its unchanged sections are not parsed again. */
export function createDocument(path: string, text: string, previous?: Document): Document {
  return { path, text, markdown: parseMarkdown(withPlainSpaces(text), previous?.markdown) };
}

/** `##` and a space that doesn't break, or a wide one, as keyboards write them, are a heading to everybody's eye. */
const withPlainSpaces = (text: string): string =>
  /#[\u00a0\u3000]/.test(text) ? text.replace(/^( {0,3}#{1,6})[\u00a0\u3000]/gm, '$1 ') : text;

/**
 * A derived fact: computed when first asked for, and kept as long as the object it is about.
 * On a `Document` it lasts one version; on a `Passage` it outlives every edit made elsewhere.
 */
export function fact<Subject extends object, Value>(compute: (subject: Subject) => Value): (subject: Subject) => Value {
  const own = facts++;
  return (subject) => {
    const known = Stamped.factsOf(subject);
    for (let at = 0; at < known.length; at += 2) if (known[at] === own) return known[at + 1] as Value;
    const computed = compute(subject);
    known.push(own, computed);
    return computed;
  };
}

/** Makes an object that another one is built on top of: itself. */
const Itself = function (this: object, subject: object) {
  return subject;
} as unknown as new (
  subject: object,
) => object;

/**
 * Keeps what is known of an object in a private field of its own: read several times as fast as from a weak map. Each
 * fact's number stands before its value: most objects have a handful, and a place for every fact there is would be
 * a hundred times that.
 */
class Stamped extends Itself {
  readonly #facts: unknown[] = [];

  static factsOf(subject: object): unknown[] {
    return #facts in subject ? subject.#facts : new Stamped(subject).#facts;
  }
}

let facts = 0;

/** A derived fact about two objects, kept as long as both are: what a passage comes to by one template. */
export function factOfBoth<Subject extends object, Other extends object, Value>(
  compute: (subject: Subject, other: Other) => Value,
): (subject: Subject, other: Other) => Value {
  const byOther = fact((_subject: Subject) => new WeakMap<Other, Value>());
  return (subject, other) => {
    const known = byOther(subject);
    const value = known.get(other);
    if (value !== undefined || known.has(other)) return value as Value;
    const computed = compute(subject, other);
    known.set(other, computed);
    return computed;
  };
}
