/** A question that leads on from a step which only says what happened. */
export interface NextQuestion {
  readonly text: string;
  /** False for the question that fits anywhere. */
  readonly specific: boolean;
}

type Asked = (match: RegExpExecArray) => readonly [why: string, how: string];

/**
 * What to ask of a cause, by the kind of statement it is. The kinds and their questions are those of a well-known critique of
 * the five whys: a limit that was reached, a number that was off, a thing that did not do its part, a resource that ran
 * out, an event nobody planned for.
 */
const patterns: readonly (readonly [pattern: RegExp, asked: Asked])[] = [
  [
    /\b(\d+)\s+(?:of\s+)?([\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:\S+\s+)?instead of\s+(\d+)/iu,
    ([, actual, things, wanted]) => {
      const way = Number(actual) < Number(wanted) ? 'down to' : 'up to';
      return [
        `Why did we get ${way} ${actual} ${things} without knowing about it?`,
        `How did we get ${way} ${actual} ${things} without knowing about it?`,
      ];
    },
  ],
  [
    /^(?:(?:the|there)\s+)?(.*?)\s*\b(?:was|were|is|are|had been)(?:\s+not|n['’]t)\s+(?:\S+\s+)?(?:in (?:the|our|any) plans?|planned(?: for)?|expected|foreseen|anticipated|forecast|predicted)\b/i,
    ([, what = '']) => {
      const subject = /^growth$/i.test(what) ? 'more growth' : what || 'this';
      return [`Why didn't we anticipate ${subject}?`, `How could we have anticipated ${subject}?`];
    },
  ],
  [
    /\b(?:no more|not enough|(?:ran|run|running|was|were) out of|insufficient|too little|too few|exhausted (?:the|its|our|all)?)\s+([\p{L}-]+(?:\s[\p{L}-]+)?)/iu,
    ([, what = '']) => {
      const limit = /^capacity$/i.test(what) ? 'capacity' : `running out of ${what}`;
      return [
        `Why didn't we know we were close to ${limit}?`,
        `How could we have known that we were close to ${limit}?`,
      ];
    },
  ],
  [
    /^((?:the|a|an|our|its|their)?\s*.{1,60}?)\s+(?:did(?:\s+not|n['’]t)|could(?:\s+not|n['’]t)|can(?:not|['’]t)|was(?:\s+not|n['’]t) able to|were(?:\s+not|n['’]t) able to|failed to|refused to|does(?:\s+not|n['’]t)|do(?:\s+not|n['’]t))\s+([\p{L}-]+)(.{0,60})$/iu,
    ([, subject = '', verb = '']) => [
      `Why didn't we know ${lower(subject)} wasn't able to ${verb}?`,
      `How could we have known that ${lower(subject)} wasn't able to ${verb}?`,
    ],
  ],
  [
    /^((?:the|a|an|our|its|their)?\s*.{1,60}?)\s+(?:was|were|is|are|got|became|had become)\s+(?:\S+\s+)?(overloaded|overwhelmed|saturated|full|slow|exhausted|too (?:large|big|slow|small|busy)|at (?:its|the) limit|throttled)\b/i,
    ([, subject = '', state = '']) => {
      const limit = /^overloaded$/i.test(state) ? 'overloading' : `being ${state.toLowerCase()}`;
      return [
        `Why didn't we know ${lower(subject)} was getting close to ${limit}?`,
        `How could we have known that ${lower(subject)} was getting close to ${limit}?`,
      ];
    },
  ],
];

/** The question for the cause that a step names, in the word that the team prefers. */
export function nextQuestion(cause: string, word: 'why' | 'how'): NextQuestion {
  for (const [pattern, asked] of patterns) {
    const match = pattern.exec(cause.trim());
    if (match) return { text: asked(match)[word === 'why' ? 0 : 1].replace(/\s+/g, ' '), specific: true };
  }
  return { text: 'What would have told us this before it mattered?', specific: false };
}

/** Inside a sentence "The server" is "the server"; a name keeps its capital. */
const lower = (subject: string): string =>
  subject.trim().replace(/^(?:The|An?|Our|Its|Their|There|We|Nothing)\b/u, (word) => word.toLowerCase());
