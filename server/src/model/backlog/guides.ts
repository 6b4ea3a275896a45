import type { Document } from '../document.ts';
import { frontMatter } from '../front-matter.ts';
import type { Section } from '../sections.ts';
import { isGroup } from './words.ts';

/** Whether a document by its chapters tells what debt is and how it is dealt with; one that groups items lists some too. */
export function isGuide(rest: readonly Section[]): boolean {
  const chapters = rest.filter(({ level }) => level > 1 && level < 4);
  if (chapters.length === 0 || chapters.some(({ title }) => isGroup(title))) return false;
  return chapters.filter(isChapter).length * 2 >= chapters.length;
}

/** Whether a document tells somebody what to do, by the head that commands of agents and forms for issues have. */
export const isInstruction = (document: Document): boolean =>
  frontMatter(document).entries.some(({ key }) => /^(?:argument-hint|allowed-tools|assignees)$/i.test(key));

/** Whether a document tells what each version has changed, `[1.2.0] – 2026-05-02`. */
export function isChangelog(all: readonly Section[]): boolean {
  const versions = all.filter(({ title }) => /^[^\p{L}\d]*v?\d+\.\d+\.\d+[^\s\]]*\]?[\s\p{P}]*(?:\d|$)/iu.test(title));
  const siblings = all.filter(({ level }) => level === versions[0]?.level);
  return versions.length >= leastVersions && versions.length * 2 >= siblings.length;
}

const leastVersions = 3;

/** Whether a heading is that of a text about debt. */
export const isChapter = ({ title }: Pick<Section, 'title'>): boolean =>
  title.endsWith('?') || chapterForm.test(title.replace(/^[^\p{L}]+/u, ''));

/** `Recording debt`, whatever fields stand below. */
export const isChapterOnDebt = (section: Section): boolean =>
  isChapter(section) && /\b(?:debts?|techdebt|items?|entries)\b/i.test(section.title);

const chapterForm =
  /^(?:what (?:is|are|counts|we|it)\b|why (?:we|it|does|is|do|tech)\b|how\b|when (?:to|should|is|we)\b|who\b|(?:types?|kinds?|sources?|causes?|examples?|forms?|signs?|levels?|areas?)(?: of\b|$)|(?:measur|manag|identify|classify|categori[sz]|quantify|prevent|prioriti[sz]|track|reduc|pay|communicat|mak|understand|recogni[sz]|avoid|handl|deal|document|record|report|review|plann?|estimat|work|keep|tak|set|balanc|visuali[sz])ing\b|(?:our |the |core |key )?(?:definitions?|introduction|background|best practices?|principles?|strateg(?:y|ies)|approach|guidelines?|governance|process(?:es)?|roles?|responsibilit(?:y|ies)|metrics|quadrants?|metaphor|conclusion|purpose|scope|context|overview|instrumentation|policy|budget|capacity|culture|ownership|rules|motivation|goals?|objectives|benefits|cost of|costs?|summary|lessons)\b)/i;
