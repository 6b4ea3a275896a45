import { type Document, fact } from '../model/document.ts';
import type { Leaf } from '../model/leaf.ts';
import { leavesWhereBoth } from '../model/leaves.ts';
import { type Section, sectionsWhereBoth, titleSection } from '../model/sections.ts';
import { type Concept, headingConcepts, labelConcepts } from './concepts.ts';
import type { Outline, OutlineSection } from './outline.ts';

export interface SectionFound {
  readonly outline: OutlineSection;
  readonly section?: Section;
  readonly leaf?: Leaf;
}

/** Finds each section of an outline in a document: by its name, its aliases, its meaning, and at last as a field. */
export function matchSections(document: Document, outline: Outline): readonly SectionFound[] {
  const candidates = namedSections(document, outline).filter((section) => !isTitle(document, section));
  const taken = new Map<OutlineSection, Section>();
  const used = new Set<Section>();
  // The surest way of matching goes first for all sections, so that a loose match never takes what is another's by name.
  for (const accepts of [sameName, alias, soleConcept, oneOfItsConcepts]) {
    for (const wanted of outline.sections) {
      if (taken.has(wanted)) continue;
      const fitting = candidates.filter(
        (section) => accepts(section, wanted) && (!used.has(section) || accepts === oneOfItsConcepts),
      );
      const parent = wanted.parent && taken.get(wanted.parent);
      const section = fitting.find((each) => parent !== undefined && each.parent === parent) ?? fitting[0];
      if (!section) continue;
      taken.set(wanted, section);
      used.add(section);
    }
  }
  const named = namedFields(document, outline);
  return outline.sections.map((wanted) => {
    const section = taken.get(wanted);
    if (section) return { outline: wanted, section };
    const leaf = named.find((each) => acceptsLeaf(each, wanted));
    return leaf ? { outline: wanted, leaf } : { outline: wanted };
  });
}

/** The sections whose heading is one of the outline's names, or stands for a concept: a long document has thousands of others. */
export const namedSections = sectionsWhereBoth(
  (passage, outline: Outline) =>
    passage.level > 0 && (headingConcepts(passage).length > 0 || outlineNames(outline).has(passage.name)),
);

/** The same of what is labelled otherwise. */
const namedFields = leavesWhereBoth(
  (content, outline: Outline) =>
    content.shape !== 'heading' && (outlineNames(outline).has(content.name) || labelConcepts(content).length > 0),
);

/** The title is no section, unless it is a section's name that stands where a title would. */
const isTitle = (document: Document, section: Section): boolean =>
  section === titleSection(document) && section.children.length > 0 && headingConcepts(section.passage).length === 0;

const outlineNames = fact(
  (outline: Outline): ReadonlySet<string> =>
    new Set(outline.sections.flatMap(({ name, aliases }) => [name, ...aliases])),
);

const sameName = (section: Section, wanted: OutlineSection): boolean => section.name === wanted.name;

const alias = (section: Section, wanted: OutlineSection): boolean => wanted.aliases.includes(section.name);

const soleConcept = (section: Section, wanted: OutlineSection): boolean => {
  const [concept, further] = headingConcepts(section.passage);
  return concept !== undefined && further === undefined && concept === wanted.concept;
};

const oneOfItsConcepts = (section: Section, wanted: OutlineSection): boolean =>
  wanted.concept !== undefined &&
  headingConcepts(section.passage).some((concept) => accepted(wanted.concept as Concept).includes(concept));

/** Meanings that teams put under one heading: what stopped it is told as the response, lessons hold what went wrong. */
const accepted = (concept: Concept): readonly Concept[] => [concept, ...(neighbours[concept] ?? [])];

const neighbours: Partial<Record<Concept, readonly Concept[]>> = {
  response: ['resolution'],
  resolution: ['response'],
  'root-cause': ['contributing-factors'],
};

const acceptsLeaf = (leaf: Leaf, wanted: OutlineSection): boolean =>
  leaf.name === wanted.name ||
  wanted.aliases.includes(leaf.name) ||
  (leaf.shape !== 'plain' &&
    leaf.label.length < 40 &&
    wanted.concept !== undefined &&
    labelConcepts(leaf.content)[0] === wanted.concept);
