import { lazily } from '../text/lazily.ts';
import type { TextRange } from '../text/text.ts';
import { fact } from './document.ts';
import { isGivenName } from './person-names.ts';
import { type Sentence, sentences } from './prose.ts';
import type { Passage } from './sections.ts';

/** Words in a sentence. Offsets count from the chunk's start. */
export interface Phrase {
  readonly text: string;
  readonly range: TextRange;
  readonly sentence: Sentence;
}

/**
 * Where a passage puts what happened down to a person: a person who forgot, missed, failed to or assumed, or "human error".
 * Machines fail to do things all the time, and "we" is no blame.
 */
export const blame = fact((passage: Passage): readonly Phrase[] => {
  if (!blameWord.test(passage.chunk.text) || !blameHint.test(passage.chunk.text)) return [];
  return sentences(passage, blameWord).flatMap((sentence) => (blameHint.test(sentence.text) ? blameIn(sentence) : []));
});

/** Where a passage tells what did not happen: should, could or would have, with a participle. */
export const counterfactuals = fact((passage: Passage): readonly Phrase[] => {
  if (!/\bhave\b|n.t've\b/u.test(passage.chunk.text)) return [];
  return sentences(passage, /have/i).flatMap((sentence) => counterfactualsIn(sentence));
});

const blameHint =
  /\b(?:forg[eo]t|forgotten|failed to|missed|assumed|neglected|overlooked|ignored|bother(?:ed)?|mistake|error|careless|negligent|sloppy|messed up|screwed up|should have known)/i;
/** A word of each phrase that blames, whatever stands before it: in the source that may be markup. */
const blameWord =
  /forg[eo]t|failed|missed|assumed|neglected|overlooked|ignored|bother|made|human|operator|pilot|careless|negligent|sloppy|messed|screwed|known/i;

const people =
  '(?:engineers?|developers?|devs?|programmers?|admins?|administrators?|sysadmins?|dbas?|sres?|reviewers?|approvers?|authors?|employees?|contractors?|interns?|colleagues?|coworkers?|technicians?|maintainers?|committers?|on-?calls?|on call|(?:incident |first )responders?|(?:incident )?commanders?|analysts?|architects?|consultants?|team members?|members? of (?:the|our) [\\p{L}-]+(?: team)?|persons?|people|humans?|guys?|individuals?|staff|team leads?|tech leads?|teammates?|juniors?|seniors?|newcomers?|trainees?)';
/** Words that name machines, too: "the package manager failed to start", "the operator failed to reconcile". */
const doubtful =
  '(?:(?:the|an?|our|this|that)\\s+(?:(?:engineering|product|project|incident|release|duty|shift|line|human|night|on-call)\\s+)?(?:managers?|operators?|responders?|testers?)(?!\\s+failed to))';
const team =
  '(?!(?:the|our|whole|entire|this|that|each|every|your|a|any|another)\\b)[\\p{L}][\\p{L}\\p{N}&-]*(?: (?!the\\b|our\\b|whole\\b|entire\\b)[\\p{L}][\\p{L}\\p{N}&-]*)? team(?! (?:member|lead))';
const one = '(?:someone|somebody|he|she|i)';
const determiner =
  '(?:(?:the|an?|our|one of (?:the|our)|another|this|that|some|each|every|both|two|several|none of the|his|her|their)\\s+(?:[\\p{L}-]+\\s+){0,2}?)?';
const human = `(?:${determiner}${people}|${doubtful}|(?:the\\s+|our\\s+)?${team}|${one})`;
const between =
  '(?:\\s+(?:who|whom)(?:\\s+(?!that\\b|which\\b)[\\p{L}\\p{N}`/-]+){1,7}?|(?:\\s+(?:in charge|on (?:call|duty|shift)|at the time|responsible(?: for [\\p{L} ]{3,30}?)?|involved))?)(?:\\s+(?:had|has|have|also|then|simply|just|completely|initially|apparently|incorrectly|wrongly|mistakenly|accidentally|inadvertently|repeatedly|clearly|obviously|even))*';
const verb =
  '(?:forgot(?:ten)?(?!-)|failed to (?!reproduce|log ?in|sign in|connect|authenticate|reach)|missed(?! calls?\\b)|assumed(?! (?:(?:the )?(?:role|command|control|lead|duties|position)|charge|responsibility|ownership|incident))|neglected to|overlooked|ignored|did(?:n.t| not) bother|made (?:a|an|the|several) (?:\\p{L}+ )?(?:mistake|error)s?|messed up|screwed up|was (?:careless|negligent|sloppy)|were (?:careless|negligent|sloppy)|should have known)';

const active = lazily(() => new RegExp(`(?<![\\p{L}\\p{N}’'-])${human}${between}\\s+${verb}`, 'giu'));
const named = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}\\p{N}@’'-])(@[\\w-]+|\\p{Lu}[\\p{L}’'-]+)(?: \\p{Lu}[\\p{L}’'.-]*)?${between}\\s+${verb}`,
      'gu',
    ),
);
const passive = lazily(
  () =>
    new RegExp(
      `\\b(?:forgotten|missed|overlooked|ignored|neglected) by (?:(?:the|an?|our|one of (?:the|our))\\s+(?:[\\p{L}-]+\\s+){0,2}?${people}|(?:the\\s+|our\\s+)?${team})\\b`,
      'giu',
    ),
);
const humanError = /\b(?:human|operator|pilot) (?:error|mistake|failure)s?\b/gi;
/** Human error as what one guards against, or as what it was not. */
const noCause = lazily(
  () =>
    /\b(?:not|no|any|never|neither|isn.t|wasn.t|rather than|instead of|beyond|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|reduc\p{L}+|risk|potential|possib\p{L}+|room|against|prone|chance|eliminat\p{L}+|minimi\p{L}+|susceptible|likelihood|opportunit\p{L}+|opening|potential|catch|label\p{L}*|blam\p{L}+|call(?:ed|ing)?)\b[^.;]{0,40}$/iu,
);

function blameIn(sentence: Sentence): readonly Phrase[] {
  const { text } = sentence;
  const found: { readonly at: number; readonly words: string }[] = [];
  const add = (at: number, words: string) => {
    if (
      !/\b(?:if|unless|in case|whenever|should|might|could|never)\b[^,;]*$/i.test(text.slice(0, at)) &&
      !/^(?:if|should)\b/i.test(words)
    )
      found.push({ at, words });
  };
  for (const { index, 0: words } of text.matchAll(active())) add(index, words);
  for (const { index, 0: words } of text.matchAll(passive())) add(index, words);
  for (const { index, 0: words, 1: name = '' } of text.matchAll(named()))
    if (name.startsWith('@') || isGivenName(name)) add(index, words);
  for (const { index, 0: words } of text.matchAll(humanError))
    if (!noCause().test(text.slice(0, index)) && !/^[- ]prone/i.test(text.slice(index + words.length)))
      found.push({ at: index, words });
  // One sentence blames once.
  const [first] = found.sort((a, b) => a.at - b.at);
  return first ? [phrase(sentence, first.at, first.words)] : [];
}

const irregular =
  'been|begun|bought|broken|brought|built|caught|chosen|come|cut|done|driven|fallen|felt|found|given|gone|got|gotten|grown|had|heard|held|hit|kept|known|led|left|let|lost|made|meant|met|overwritten|paid|put|read|rerun|risen|rolled|run|said|seen|sent|set|shown|shut|slept|spent|split|spoken|stood|taken|taught|thought|told|tripped|understood|undone|withdrawn|woken|won|written';
const participle = `(?:${irregular}|(?!need|speed|feed|seed|red\\b|bed\\b)\\p{L}{2,}ed)`;
const modal = lazily(
  () =>
    new RegExp(
      `\\b(?:(should|could|would)(?:n.t| not)? have|(ought) (?:not )?to have)\\s+(?:(?:not|never|\\p{L}+ly|also|still|perhaps|at least)\\s+)*(been\\s+(?:\\p{L}+ly\\s+)?)?(${participle})\\b`,
      'giu',
    ),
);
/** What could have come of it is a risk, not a wish. */
const risk =
  /^(?:caused?|led|resulted|contributed|triggered|affected|impacted|exposed|accessed|compromised|stolen|leaked|exploited|enabled|allowed|happened|occurred|gone|been|come|lost|drained|abused|corrupted|related|introduced|meant|had|experienced|seen|received|interacted)$/i;
const wish =
  /^(?:avoided|prevented|caught|detected|alerted|paged|noticed|helped|saved|shortened|stopped|reduced|revealed|mitigated|averted|limited|spared|flagged|warned|told|shown|surfaced|isolated|blocked|resolved|fixed|found|seen|identified|contained)$/i;

function counterfactualsIn(sentence: Sentence): readonly Phrase[] {
  const { text } = sentence;
  if (/\?\W*$/u.test(text)) return [];
  for (const { index, 0: words, 1: auxiliary = 'ought', 2: ought, 3: been, 4: verb = '' } of text.matchAll(modal())) {
    const before = text.slice(0, index);
    const kind = (ought ?? auxiliary).toLowerCase();
    const unreal = /\b(?:if\b.*\bhad|had (?:we|the|it|i|they|there|our)\b|were it not|ideally)\b/i.test(text);
    if (kind === 'could' && risk.test(verb) && !unreal) continue;
    // What a machine could have held is no wish; what could have been, or what a person could have, is.
    if (
      kind === 'could' &&
      been === undefined &&
      !wish.test(verb) &&
      !unreal &&
      !/\b(?:we|i|you|someone|people|he|she|engineers?|the (?:team|on-?call))\W*$/i.test(before)
    )
      continue;
    if (kind === 'would' && !wish.test(verb) && !unreal) continue;
    if (kind === 'would' && been === undefined && /\b(?:users?|customers?|visitors?|clients?)\W*$/i.test(before))
      continue;
    // "Everybody should have received a mail by now" expects; it does not regret.
    if (
      kind === 'should' &&
      (/\b(?:you|users?|customers?|everyone|everybody)\W*$/i.test(before) || /\b(?:by now|automatically)\b/i.test(text))
    )
      continue;
    return [phrase(sentence, index, words)];
  }
  return [];
}

const phrase = (sentence: Sentence, at: number, words: string): Phrase => ({
  text: words.trimEnd(),
  range: sentence.source(at, at + words.trimEnd().length),
  sentence,
});
