import type { Nodes, RootContent } from 'mdast';
import { walk } from './shift.ts';

/** Labels of link and footnote definitions in micromark's normal form. */
export interface KnownLabels {
  readonly links: readonly string[];
  readonly footnotes: readonly string[];
}

/** A label with what it labels before it: `^` a footnote, a blank a link. */
export type Label = `${'^' | ' '}${string}`;

/** Labels by `likeness`: what a chunk may refer to. */
export type LabelIndex = ReadonlyMap<string, readonly Label[]>;

// Labels are at most 999 characters long; in the source, a quote's markers may stand between them.
const bracketed = /\[(?<=(?<!\\)(?:\\\\)*\[)((?:[^[\]\\]|\\.){1,9999})\]/gs;
const definitionStart = /\[(?<=^[ \t>*+\-\d.)]*\[)(\^?)((?:[^[\]\\]|\\.){1,999})\]:/gms;

export function indexLabels(labels: Iterable<Label>): LabelIndex {
  const index = new Map<string, Label[]>();
  for (const label of new Set(labels)) {
    const key = likeness(label.slice(1));
    const alike = index.get(key);
    if (alike) alike.push(label);
    else index.set(key, [label]);
  }
  return index;
}

/** Those labels of the index that the text may refer to: all that it does refer to, and sometimes one more. */
export function labelsUsed(text: string, index: LabelIndex): readonly Label[] {
  if (index.size === 0) return [];
  const used = new Set<Label>();
  for (const [, inner = ''] of text.matchAll(bracketed)) {
    for (const label of index.get(likeness(inner)) ?? []) used.add(label);
    if (inner.startsWith('^')) for (const label of index.get(likeness(inner.slice(1))) ?? []) used.add(label);
  }
  return [...used].sort();
}

/** Whether brackets with this text between them may be a reference. */
export const isLabel = (text: string, index: LabelIndex): boolean => index.size > 0 && index.has(likeness(text));

/** What looks like a definition, found without parsing. */
export function guessDefinitions(text: string): readonly Label[] {
  if (!text.includes(']:')) return [];
  return [...text.matchAll(definitionStart)]
    .map(([, caret, label = '']): Label => `${caret ? '^' : ' '}${normalForm(label)}`)
    .filter((label) => label.length > 1);
}

/** What is defined. */
export function definitions(text: string, nodes: readonly RootContent[]): readonly Label[] {
  if (!text.includes(']:')) return [];
  const found = new Set<Label>();
  walk(nodes, (node: Nodes) => {
    if (node.type === 'definition') found.add(` ${normalForm(node.identifier)}`);
    if (node.type === 'footnoteDefinition') found.add(`^${normalForm(node.identifier)}`);
  });
  return [...found].sort();
}

export const knownLabels = (labels: readonly Label[]): KnownLabels => ({
  links: labels.filter((label) => label.startsWith(' ')).map((label) => label.slice(1)),
  footnotes: labels.filter((label) => label.startsWith('^')).map((label) => label.slice(1)),
});

/** As micromark compares labels. */
const normalForm = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();

/** The normal form without `>`: in a quote, a label that spans lines has the quote's markers in its source. */
const likeness = (label: string): string => normalForm(label.replace(/[\s>]+/g, ' '));
