import type { Document } from '../model/document.ts';
import { whysChains } from '../model/whys-chain.ts';
import type { Match, PromptMatch } from './match.ts';
import type { OutlineSection } from './outline.ts';

/** A section of the template that is there with nothing visible below its heading. */
export function isBlankSection({ outline, state, leaf }: PromptMatch, match: Match): boolean {
  if (outline.shape !== 'section' || state !== 'open' || leaf?.shape !== 'heading' || leaf.value !== '') return false;
  const section = match.sections.find((each) => each.outline === outline.section);
  return section?.state === 'empty';
}

/** Whether the chain rule speaks for a prompt: its section holds the steps of a chain, written or not. */
export const isChain = ({ outline, leaf }: PromptMatch, document: Document): boolean =>
  outline.shape === 'section' &&
  outline.section?.chain !== undefined &&
  whysChains(document).some((chain) => chain.section === leaf?.section);

/** The first sentence of a template's guidance. */
export function firstSentence(guidance: string): string {
  const [line = ''] = guidance.split('\n');
  return /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
}

/** Whether a section, or one below it, has prompts that ask why: then its absence is a missing why. */
export const holdsWhys = (section: OutlineSection): boolean =>
  section.prompts.some(({ asksWhy, condition }) => asksWhy && !condition) || section.children.some(holdsWhys);
