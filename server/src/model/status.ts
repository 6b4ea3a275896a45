import { type Document, fact } from './document.ts';
import { leavesWhere } from './leaves.ts';
import { normaliseText } from './normalise.ts';

/** How far a document's own words say it is: drafts never fail a build. */
export type DocumentStatus = 'draft' | 'review' | 'final';

const drafts = new Set([
  'draft',
  'wip',
  'work in progress',
  'open',
  'investigating',
  'identified',
  'in progress',
  'ongoing',
  'monitoring',
]);
const reviews = new Set(['review', 'in review', 'under review', 'ready for review']);

const statusLeaves = leavesWhere(({ name }) => /^(?:report |post ?mortem |document )?status$/.test(name));

/** Read from front matter or a status field; final where there is none, or none that is known. */
export const status = fact((document: Document): DocumentStatus => {
  const [leaf] = statusLeaves(document);
  // `Draft – waiting for the vendor`, `In review (Kim)`: what follows explains.
  const [head = ''] = (leaf?.value ?? '').slice(0, 100).split(/\s[–—-]\s|[,;:(\n]/u);
  const value = normaliseText(head);
  return drafts.has(value) ? 'draft' : reviews.has(value) ? 'review' : 'final';
});
