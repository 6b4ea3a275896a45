import { categoryVerdict } from '../config/category-verdict.ts';
import { rootCauseKey } from '../config/root-causes.ts';
import type { Setup } from '../engine/setup.ts';
import { detectKind } from '../kinds/detect-kind.ts';
import type { Document } from '../model/document.ts';

/** Whether a document is an account of an incident that ends in a trade-off: debt that came back. */
export function toldTradeOff(document: Document, { kinds, config }: Setup): boolean {
  const kind = detectKind(document, kinds)?.kind;
  if (!kind || kind.subject === 'debt') return false;
  const verdict = categoryVerdict(document, config.rootCauses);
  if (verdict.state !== 'valid') return false;
  const { name, aliases } = verdict.rootCause;
  return [name, ...aliases].some((label) => rootCauseKey(label) === 'tradeoff');
}
