import type { List, Nodes, RootContent } from 'mdast';
import { shiftRange } from '../text/text.ts';
import { categoryChoices, headWords } from './category-words.ts';
import { fact } from './document.ts';
import { cut, type LocatedText, locatedText } from './located-text.ts';
import type { CategoryStatement } from './root-cause.ts';
import { nodeRange, type Passage } from './sections.ts';

/** A candidate in a section that tells the root cause. Offsets count from the chunk's start. */
export type Phrase = Omit<CategoryStatement, 'section'>;

/** Short phrases at the beginning of headings, paragraphs and items: whether one is a category, the team's list decides. */
export function phrases(passage: Passage, place: 'root-cause' | 'below' | 'whys'): readonly Phrase[] {
  const own =
    place === 'whys'
      ? whysPhrases(passage)
      : place === 'below' && otherLabel.test(passage.name)
        ? []
        : contentPhrases(passage);
  return [...titlePhrases(passage, place), ...own];
}

function titlePhrases({ heading, chunk }: Passage, place: 'root-cause' | 'below' | 'whys'): readonly Phrase[] {
  if (!heading) return [];
  const plain = locatedText(heading.children, chunk.text);
  const labelled = afterLabel(plain);
  if (labelled) return [{ ...labelled, shape: 'heading' }];
  return place === 'below' ? phraseAtStart(plain, 'heading', false) : [];
}

const contentPhrases = fact(({ blocks, chunk }: Passage): readonly Phrase[] =>
  blocks.flatMap((block) => blockPhrases(block, chunk.text)),
);

/** Of the five whys only the lines that close the chain: `Root cause → knowledge gap`. */
const whysPhrases = fact(({ blocks, chunk }: Passage): readonly Phrase[] =>
  blocks.flatMap((block) => {
    const texts: readonly Nodes[] =
      block.type === 'list' ? block.children.flatMap((item) => item.children.slice(0, 1)) : [block];
    return texts.flatMap((node) => {
      const found = node.type === 'paragraph' && afterLabel(locatedText(node.children, chunk.text));
      return found ? [found] : [];
    });
  }),
);

function blockPhrases(block: RootContent, source: string): readonly Phrase[] {
  if (block.type === 'paragraph') {
    const plain = locatedText(block.children, source);
    const labelled = afterLabel(plain);
    return labelled ? [labelled] : phraseAtStart(plain, 'prose', true);
  }
  return block.type === 'list' ? listPhrases(block, source) : [];
}

function listPhrases(list: List, source: string): readonly Phrase[] {
  if (list.children.length > 1 && list.children.every(({ checked }) => typeof checked === 'boolean')) {
    const range = nodeRange(list);
    const choices = categoryChoices(source.slice(range.start, range.end), false).map((choice) => ({
      ...choice,
      range: shiftRange(choice.range, range.start),
      ...(choice.box && { box: shiftRange(choice.box, range.start) }),
    }));
    const ticked = choices.filter((choice) => choice.ticked);
    const [only] = ticked;
    return [
      {
        value: ticked.map(({ label }) => label).join(', '),
        range: only && ticked.length === 1 ? only.range : range,
        shape: 'checkbox',
        labelled: false,
        choices,
      },
    ];
  }
  return list.children.flatMap(({ children: [head], checked }) => {
    if (head?.type !== 'paragraph' || checked === false) return [];
    const plain = locatedText(head.children, source);
    const labelled = afterLabel(plain);
    return labelled ? [labelled] : phraseAtStart(plain, 'list', true);
  });
}

const label =
  /^(?:the |our )?root[ -]cause(?: category| type)?\s{0,3}(?:[:：→–—]|->|-(?=\s)|\b(?:is|was)\b)\s{0,3}(?:(?:a|an|the)\s)?/i;

/** `Root cause → knowledge gap`: said in a line of its own, whatever stands between. */
function afterLabel(plain: LocatedText): Phrase | undefined {
  const found = label.exec(plain.text.slice(0, 80));
  if (!found) return undefined;
  const rest = cut(plain, found[0].length, plain.text.length);
  const [phrase] = phraseAtStart(rest, 'field', true);
  return phrase && { ...phrase, shape: 'field', labelled: rest.text.trim().length <= phrase.value.length + 1 };
}

/** What stands before a colon in a root-cause section and is no category. */
const otherLabel =
  /^(?:\d|why\b|what\b|how\b|(?:the |primary |main )?(?:problem|issues?|symptom|cause|failure)$|results?$|impact$|solution$|fix$|resolution$|location$|file$|before$|after$|evidence$|notes?$|example$|(?:code )?location$|trigger$|contributing|timeline|possible causes$)/i;

const afterBold = /^(?:$|[:：–—(,]|-\s|\.(?:$|\s))/u;
const afterPlain = /^(?:$|[:：–—(]|-\s|\.(?:$|\s))/u;

const sentence =
  /^(?:this|it|that|(?:the|our)(?: root)?[ -]cause)\s+(?:was|is|were)\s+(?:(?:simply|clearly|really|just|mostly)\s+)?(?:(?:an?|the|our)\s+)?([^.,;:!?\n(–—]{3,50}?)(?=\s*(?:[.,;:!(\n]|[–—]|\s-\s|$))/i;

function phraseAtStart(plain: LocatedText, shape: Phrase['shape'], explained: boolean): readonly Phrase[] {
  const [line = ''] = plain.text.split('\n');
  const said = sentence.exec(line);
  if (said?.[1] && said[1].split(/\s+/u).length <= 4) {
    const start = said[0].length - said[1].length;
    return [phraseFrom(plain, start, start + said[1].length, shape === 'list' ? shape : 'prose')];
  }
  const bold = plain.bold.find(({ start }) => start === 0);
  const head = headWords(bold ? plain.text.slice(0, bold.end) : line);
  if (head === undefined || otherLabel.test(head)) return [];
  const start = plain.text.indexOf(head);
  const behind = line.slice(start + head.length).trimStart();
  const ended = bold && /[:：.–—-]\s*$/u.test(plain.text.slice(0, bold.end));
  // A dash or colon sets the name apart from its explanation; else nothing may follow.
  if (!ended && !(explained ? (bold ? afterBold : afterPlain).test(behind) : behind === '')) return [];
  return [phraseFrom(plain, start, start + head.length, bold && shape !== 'heading' ? 'bold' : shape)];
}

const phraseFrom = (plain: LocatedText, start: number, end: number, shape: Phrase['shape']): Phrase => {
  const range = plain.source(start, end);
  return { value: plain.text.slice(start, end).trim(), range, shape, labelled: false };
};
