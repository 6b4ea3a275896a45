import type { Document } from '../model/document.ts';
import type { Outline, OutlineProblem, OutlinePrompt, OutlineSection } from './outline.ts';

/** An outline without references: what is generated from the built-in templates, which nobody needs to read at each start. */
export interface OutlineData {
  readonly sections: readonly SectionData[];
  readonly prompts: readonly PromptData[];
  readonly problems: readonly OutlineProblem[];
  readonly kind?: string;
  readonly files?: readonly string[];
}

/** A parent is a number among the sections. */
type SectionData = Omit<OutlineSection, 'parent' | 'children' | 'prompts'> & { readonly parent?: number };

/** A section is a number among the sections. */
type PromptData = Omit<OutlinePrompt, 'section'> & { readonly section?: number };

export function outlineData({ template: _template, sections, prompts, ...rest }: Outline): OutlineData {
  return {
    ...rest,
    sections: sections.map(({ parent, children: _children, prompts: _prompts, ...section }) => ({
      ...section,
      ...(parent && { parent: sections.indexOf(parent) }),
    })),
    prompts: prompts.map(({ section, ...prompt }) => ({
      ...prompt,
      ...(section && { section: sections.indexOf(section) }),
    })),
  };
}

type Draft = OutlineSection & { children: OutlineSection[]; prompts: OutlinePrompt[] };

export function outlineFrom(data: OutlineData, template: Document): Outline {
  const sections: Draft[] = [];
  const prompts: OutlinePrompt[] = [];
  // Both stand in template order: a parent before what is in it.
  for (const { parent, ...rest } of data.sections) {
    const above = parent === undefined ? undefined : sections[parent];
    const section: Draft = { ...rest, ...(above && { parent: above }), children: [], prompts: [] };
    above?.children.push(section);
    sections.push(section);
  }
  for (const { section, ...rest } of data.prompts) {
    const home = section === undefined ? undefined : sections[section];
    const prompt: OutlinePrompt = { ...rest, ...(home && { section: home }) };
    home?.prompts.push(prompt);
    prompts.push(prompt);
  }
  return { ...data, template, sections, prompts };
}
