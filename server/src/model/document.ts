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
  return { path, text, markdown: parseMarkdown(text, previous?.markdown) };
}

/**
 * A derived fact: computed when first asked for, and kept as long as the object it is about.
 * On a `Document` it lasts one version; on a `Passage` it outlives every edit made elsewhere.
 */
export function fact<Subject extends object, Value>(compute: (subject: Subject) => Value): (subject: Subject) => Value {
  const known = new WeakMap<Subject, Value>();
  return (subject) => {
    const value = known.get(subject);
    if (value !== undefined || known.has(subject)) return value as Value;
    const computed = compute(subject);
    known.set(subject, computed);
    return computed;
  };
}

/** A derived fact about two objects, kept as long as both are: what a passage of a document comes to by one template. */
export function factOfBoth<Subject extends object, Other extends object, Value>(
  compute: (subject: Subject, other: Other) => Value,
): (subject: Subject, other: Other) => Value {
  const bySubject = fact((subject: Subject) => fact((other: Other) => compute(subject, other)));
  return (subject, other) => bySubject(subject)(other);
}
