import type { Document } from '../model/document.ts';
import { normaliseText } from '../model/normalise.ts';
import { sectionAt, titleSection } from '../model/sections.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';

/**
 * What a finding is known by from one version of a document to the next: its rule, the heading it stands under, and the
 * prompt or words it is about. Lines, numbers and the document's title do not count, so that it outlives edits elsewhere.
 * Two findings of a document can share one; they are told apart by counting.
 *
 * @returns 16 hexadecimal digits.
 */
export function fingerprint(document: Document, { rule, range, subject = '' }: Diagnostic): string {
  const section = sectionAt(document, range.start);
  const heading = section === titleSection(document) ? '' : (section?.name ?? '');
  return hash([rule, heading, normaliseText(subject.replace(/\p{N}+/gu, ' '))].join('\0'));
}

/** FNV-1a twice over, the second time from another start: not for secrets, but enough for the findings of one document. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    first = Math.imul(first ^ text.charCodeAt(at), 0x01000193);
    second = Math.imul(second ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return hexadecimal(first) + hexadecimal(second);
}

const hexadecimal = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
