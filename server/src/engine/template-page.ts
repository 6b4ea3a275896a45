import type { RootCause } from '../config/config.ts';
import { conditionInWords } from '../kinds/condition-words.ts';
import type { Amounts, Outline, OutlinePrompt, OutlineSection } from '../kinds/outline.ts';
import { durationText } from '../model/duration-text.ts';
import { counted } from '../text/counted.ts';
import { escapeMarkdown } from './escape-markdown.ts';

export interface TemplatePageOptions {
  /** As the reader knows it; it is the page's title. */
  readonly path: string;
  readonly kind: string;
  readonly rootCauses: readonly RootCause[];
}

/** What a template checks, as Markdown: each section and prompt, when it is asked for, and what answers it. */
export function templatePage(outline: Outline, { path, kind, rootCauses }: TemplatePageOptions): string {
  const { prompts, sections, problems } = outline;
  const atHead = prompts.filter(({ section }) => section === undefined);
  const required = prompts.filter((prompt) => prompt.required && !prompt.condition).length;
  const conditional = prompts.filter(({ condition }) => condition).length;
  return [
    `# What ${escapeMarkdown(path)} checks`,
    `Documents of kind ${escapeMarkdown(kind)}: ${counted(sections.length, 'section')}, ${counted(prompts.length, 'prompt')}, ` +
      `${required} of them required, ${conditional} asked on a condition.`,
    ...(problems.length === 0
      ? []
      : ['## What is wrong with it', problems.map(({ message }) => `- ${escapeMarkdown(message)}`).join('\n')]),
    ...(atHead.length === 0 ? [] : ['## At its head', promptLines(atHead)]),
    ...sections.map((section) => sectionText(section, rootCauses)),
  ]
    .join('\n\n')
    .concat('\n');
}

function sectionText(section: OutlineSection, rootCauses: readonly RootCause[]): string {
  const { title, level, required, aliases, concept, chain, holdsCategory, prompts, guidance, amounts } = section;
  const own = prompts.find(({ shape }) => shape === 'section');
  const facts = [
    ...(own ? promptFacts(own) : [required ? 'required' : 'optional']),
    ...(amounts ? amountsInWords(amounts) : []),
    ...(aliases.length > 0 ? [`also called ${aliases.join(', ')}`] : []),
    ...(concept ? [`under any common name for ${concept.replaceAll('-', ' ')}`] : []),
    ...(chain ? [`a chain of whys, ${chain.depth} deep or as far as a root-cause category`] : []),
    ...(holdsCategory ? [`names a category: ${rootCauses.map(({ name }) => name).join(', ')}`] : []),
  ];
  const rest = prompts.filter((prompt) => prompt !== own);
  return [
    `${'#'.repeat(Math.min(6, Math.max(2, level)))} ${escapeMarkdown(title)}`,
    `${escapeMarkdown(facts.join(' · '))}.`,
    ...(guidance === '' || !own ? [] : [escapeMarkdown(guidance, longestGuidance)]),
    ...(rest.length === 0 ? [] : [promptLines(rest)]),
  ].join('\n\n');
}

const promptLines = (prompts: readonly OutlinePrompt[]): string => prompts.map(promptLine).join('\n');

function promptLine(prompt: OutlinePrompt): string {
  const facts = escapeMarkdown(promptFacts(prompt).join(' · '));
  const hints = prompt.guidance
    .split('\n')
    .filter((line) => line.trim() !== '' && line !== prompt.choices?.join(' / '))
    .map((line) => `  ${escapeMarkdown(line, longestGuidance)}`);
  return [`- **${escapeMarkdown(prompt.text)}** – ${facts}`, ...hints].join('\n');
}

const longestGuidance = 300;

function promptFacts({
  required,
  condition,
  choices,
  isClosed,
  asksWhy,
  aliases = [],
  amounts,
}: OutlinePrompt): string[] {
  return [
    condition ? conditionInWords(condition) : required ? 'required' : 'optional',
    ...(asksWhy ? ['asks why'] : []),
    ...(choices ? [`${isClosed ? 'one of' : 'for example one of'}: ${choices.join(', ')}`] : []),
    ...(amounts ? amountsInWords(amounts) : []),
    ...(aliases.length > 0 ? [`also called ${aliases.join(', ')}`] : []),
  ];
}

const amountsInWords = ({ minimum, maximum, sum }: Amounts): string[] => [
  ...(minimum !== undefined ? [`at least ${minimum}`] : []),
  ...(maximum !== undefined ? [`at most ${maximum}`] : []),
  ...(sum !== undefined ? [`times that add up to ${durationText(sum)}`] : []),
];
