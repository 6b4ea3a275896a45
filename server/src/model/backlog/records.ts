import { fact } from '../document.ts';
import type { Passage, Section } from '../sections.ts';
import { isGrade } from './scales.ts';
import { isLegend, isSteps, plainName } from './words.ts';

/**
 * Sections that are filled in alike: several on one level with the same labels, whatever those say and in any language, as
 * bold words, words before a colon, or headings below. Each tells of one thing then.
 */
export function recordSections(all: readonly Section[]): ReadonlySet<Section> {
  const levels = new Map<number, Section[]>();
  for (const section of all)
    if (
      section.level > 1 &&
      !isSteps(section.title.replace(dayBefore, '')) &&
      !isLegend(section.title) &&
      labelsOf(section).size > 0
    )
      levels.set(section.level, [...(levels.get(section.level) ?? []), section]);
  const found = new Set<Section>();
  for (const sections of levels.values()) {
    const counts = new Map<string, number>();
    for (const section of sections)
      for (const label of labelsOf(section)) counts.set(label, (counts.get(label) ?? 0) + 1);
    const shared = new Set(
      [...counts].filter(([, count]) => count >= leastAlike && count * 3 >= sections.length).map(([label]) => label),
    );
    for (const section of sections)
      if ([...labelsOf(section)].filter((label) => shared.has(label)).length >= leastShared) found.add(section);
  }
  return found;
}

/** `2026-08-21: the loader guesses`: when it was found is no step, nor is the part, `Phase 2 loader`, that it was found in. */
const dayBefore = /^\d{4}-\d\d-\d\d\s*[:：–—|·]\s*(?:\p{L}+ \d+ )?(?=\p{L})/u;

const leastAlike = 3;
const leastShared = 2;

const labelsOf = (section: Section): ReadonlySet<string> =>
  new Set([...passageLabels(section.passage), ...section.children.map(({ title }) => plainName(title))]);

/** Those that stand once in it: what is told again and again is told of several things, and so are grades. */
const passageLabels = fact(({ chunk: { text }, range, headingRange }: Passage): readonly string[] => {
  const names = [...text.slice(headingRange.end, range.end).matchAll(labelForm)].map(([, bold, plain]) =>
    plainName(bold ?? plain ?? ''),
  );
  const again = new Set(names.filter((name, at) => names.indexOf(name) < at));
  return names.filter((name) => name !== '' && !again.has(name) && !isGrade(name));
});

/** `**Why:**`, `- **Why**: …`, `Why: …` at the start of a line. */
const labelForm =
  /^[ \t>]*(?:[-*+][ \t]+)?(?:\*\*([^*\n]{1,40}?)(?:[:：.]\*\*|\*\*[ \t]*[:：–—])|([\p{Lu}\p{Lo}][\p{L} /-]{1,30})(?::(?=[ \t\r\n]|$)|：))/gmu;
