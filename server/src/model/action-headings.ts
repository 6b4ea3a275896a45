import type { ActionType } from './action-item.ts';
import { namedType } from './action-words.ts';
import { normaliseTitle } from './normalise.ts';

/** True for a heading or label below which a document lists what is to be done. Post-mortems.md has the names in use. */
export function namesActions(title: string): boolean {
  if (!mayNameActions.test(title)) return false;
  const name = normaliseTitle(title.replace(/\[[^\]]*\]\([^)]*\)/gu, ' ')).replace(/\bto dos?\b/gu, 'todo');
  if (name === '' || name.length > 80) return false;
  if (questions.test(name)) return true;
  const words = name.replace(/\bfollow ups?\b/gu, 'followups').split(' ');
  const head =
    words.some((word) => heads.has(word)) || /\b(?:next steps|future work|way forward|steps forward)\b/u.test(name);
  return head && words.every((word) => heads.has(word) || company.has(word));
}

/** True for a heading below an action list's that begins something else. */
export const isOtherMatter = (title: string): boolean =>
  /\b(?:check ?lists?|anti ?patterns?|examples?|references?|links|resources|lessons?|learn(?:ed|t|ings)|went (?:well|wrong)|timeline|questions?|results?|benefits?|appendix|background|summary|patterns?|best practices|notes?|workflow|verification|resolution)\b/u.test(
    normaliseTitle(title),
  );

/** What a group's heading says of all that stands below it. */
export interface ActionGroup {
  readonly type?: ActionType;
  readonly state?: 'done' | 'idea' | 'declined';
}

export function groupOf(title: string): ActionGroup {
  const type = namedType(title);
  const state = /✅|☑|✔|\b(?:completed|done|implemented|finished|taken)\b|\(complete\)|^complete$/i.test(title)
    ? 'done'
    : /\b(?:ideas?|stretch|nice.to.haves?|brainstorm(?:ing)?|parking lot|optional)\b/i.test(title)
      ? 'idea'
      : /\b(?:won.?t (?:do|fix)|rejected|declined|not planned|out of scope|deferred indefinitely)\b/i.test(title)
        ? 'declined'
        : undefined;
  return { ...(type && { type }), ...(state && { state }) };
}

/** When or what kind, as opposed to what to do: "1. Immediate", "Prevent", "Long-term improvements". */
export const isGroupName = (title: string): boolean => {
  const words = normaliseTitle(title).split(' ');
  return (
    namesActions(title) ||
    words.every((word) => company.has(word) || heads.has(word)) ||
    (words.length <= 3 && namedType(title) !== undefined)
  );
};

/** Most labels and items are told apart by this. */
const mayNameActions =
  /action|follow|prevent|measure|improve|recommend|to\W?do|task|remediation|steps|future|forward|how|what|[^\s!-~]/i;

const questions =
  /^(?:how (?:to fix it|to prevent .*|(?:are|will|can|do|could) we (?:going to )?prevent(?:ing)? .*)|what (?:were|we|are we|will we)(?: are)?(?: be)? (?:doing|do|going to do)(?: about (?:it|this)| to prevent .*| next)?|what (?:happens |comes )?next|how we prevent .*|how we will prevent .*|preventing (?:this|it|recurrence|future (?:incidents|outages)).*|what we(?:re| are) changing)$/u;
const heads: ReadonlySet<string> = new Set(
  'action actions followup followups prevention preventions prevent measure measures improvement improvements recommendation recommendations todo todos task tasks remediations'.split(
    ' ',
  ),
);
const company: ReadonlySet<string> = new Set(
  'item items plan plans point points steps step work list immediate short mid medium long near term midterm longterm key future further next preventive preventative preventing corrective remedial remediation required recommended proposed planned suggested possible review post incident mortem postmortem outage retro retrospective process technical documentation operational engineering and or the our for with of to do from this lessons learned learnt completed complete done open remaining outstanding owners owner additional other main priority high low p0 p1 p2 p3 strategic tactical forward way in progress project agreed team concrete safety detection detect mitigation mitigate response monitoring'.split(
    ' ',
  ),
);
