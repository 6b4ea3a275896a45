import type { Why } from './whys-chain.ts';

/** The two halves of a step: "X because Y", or the question about X and its answer Y. */
export interface WhyClauses {
  readonly effect: string;
  /** What the step blames; all of a step that says only what happened. */
  readonly cause: string;
}

/** Takes a step apart at its "because". */
export function whyClauses({ question = '', answer }: Why): WhyClauses {
  const parts = /^(.*?)[,;]?\s*\b(?:because of|because|due to|as a result of|caused by|→|weil)\b:?\s+(.+)$/is.exec(
    answer,
  );
  const cause = parts ? (parts[2] as string) : answer.replace(/^because\s+/i, '');
  return { effect: parts?.[1]?.trim() || question, cause: cause.replace(/[\s.!]+$/u, '').trim() };
}

/**
 * Words of those who could have known, decided or been warned. A step that has one says why; one that has none says what.
 * "The process died" and "the page was blank" are about machines: such homonyms count only beside words that settle them.
 */
const whyWords = [
  /\b(?:un)?(?:know(?:n|ing|s|ledge)?|knew|aware(?:ness)?|noticed|realis\w+|realiz\w+|understood|understand\w*|misunderst\w+|learn\w*|forgot\w*)\b/i,
  /\b(?:assum\w+|believ\w+|thought|guess\w+|trusted|relied on|expectation)\b/i,
  /\b(?:document(?:ed|ation)|docs|undocumented|train(?:ed|ing)|onboarding|experience[ds]?|inexperience\w*|expertise)\b/i,
  /\b(?:decid\w+|decision|chose|choice|chosen|trade-?offs?|priorit\w+|postpon\w+|deferred|deadline|shortcut|skipp?ed|opted|accepted|agreed|budget|left out|put off|meant to|intended|on purpose|deliberate\w*|knowingly|by design|work-?arounds?)\b/i,
  /\b(?:tests?|tested|testing|untested|coverage|code reviews?|reviews?|reviewed|reviewers?|QA|linters?|staging|dry[- ]run|rehears\w+|drills?)\b/i,
  /\b(?:alerts?|alerted|alarms?|alerting|monitor(?:s|ed|ing)?|unmonitored|dashboards?|observab\w+|paged|paging|pagers?|on-?call)\b/i,
  /\b(?:runbooks?|playbooks?|checklists?|guard ?rails?|safeguards?|owners?|ownership|owned|unowned|responsib\w+|nobody|no one|no-one|communicat\w+)\b/i,
  /\b(?:no|missing|lack of(?: an?)?|without an?|our|the review|the release|change) process\b/i,
  /\b(?:habit|culture|incentive|mental model|blind spot|oversight|overlook\w*|brain[- ]?farts?)\b/i,
];

/** Whether a step names knowledge, a decision or a safeguard: what could have gone otherwise by somebody's doing. */
export const namesSafeguard = ({ question = '', answer }: Why): boolean => {
  // A bare "why didn't we know?" without its answer names nothing yet; the answer has to.
  const said = answer.trim() === '' ? '' : `${answer} ${/\bwhy\b/i.test(question) ? '' : question}`;
  return whyWords.some((pattern) => pattern.test(said));
};

/** Whether a step's answer is more than a word or two, and in English as far as small words that only English has tell. */
export const isEnglishSentence = ({ question = '', answer }: Pick<Why, 'question' | 'answer'>): boolean =>
  answer.trim().split(/\s+/).length > 2 && smallWords.test(`${question} ${answer}`);

const smallWords =
  /\b(?:the|to|by|from|with|because|since|it|its|they|our|this|that|there|were|are|had|has|did|does|not)\b/i;
