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

/** The prompts of a section and of those below it. */
export const promptsUnder = (section: OutlineSection, match: Match): readonly PromptMatch[] =>
  match.prompts.filter(({ outline }) => {
    for (let at = outline.section; at; at = at.parent) if (at === section) return true;
    return false;
  });

/** A required prompt that asks why and is not there: with its section gone as well, the whole is a missing why. */
export const isMissingWhy = ({ outline, state }: PromptMatch): boolean =>
  outline.asksWhy && outline.required && state === 'absent';
