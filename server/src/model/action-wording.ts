import type { ActionItem } from './action-item.ts';

/**
 * True for an action that nobody could tick: it investigates, improves or ensures something without a word on what will be
 * different then. What carries an issue's link, details or a done-test is told apart by those, not here.
 */
export function isVague(item: ActionItem): boolean {
  if (item.doneTest || item.hasDetails || item.text.length > 200 || isVigilance(item)) return false;
  const text = withoutLead(item.text.toLowerCase());
  if (/[.!?:;] +\S+ +\S+|\((?:[^()]*\s){2}[^()]*\)|\s[–—-]\s+\S+ +\S+ +\S+/u.test(text)) return false;
  if (alsoDone.test(text)) return false;
  if (looks.test(text)) return !/^\S+(?: (?:at|into|about|on))? (?:if|whether|which)\b/i.test(text);
  if (improves.test(text)) return !/\b(?:to|by|with|via|when|where|using|instead|rather|from|into) /i.test(text);
  const ensured = ensures.exec(text)?.[1];
  return ensured !== undefined && (fuzzy.test(ensured.slice(0, 60)) || !saysState.test(ensured));
}

/** True for an action that asks people to be more attentive: it works until somebody is tired. */
export function isVigilance(item: ActionItem): boolean {
  const text = item.text.toLowerCase();
  return (
    attentive.test(text) &&
    !/^(?:add|build|create|write|implement|introduce|automate|set up)\b/u.test(withoutLead(text))
  );
}

const withoutLead = (text: string): string => text.replace(lead, '');

/** What may stand before the verb, in lower case: letters of any language, regardless of case, take V8 long to compile. */
const lead =
  /^(?:[^\p{L}]+|(?:p[0-4]|high|medium|low|prevent|detect|mitigate|process|pending|todo)\b[:\s–—-]*|(?:please|also|then|next|we|you|the team|teams?|to|should|need(?:s)? to|must|will|want to|plan to|are going to|could|can|generally|continue(?: to)?)\s+)+/u;
const looks =
  /^(?:investigat(?:e|ing)|look(?:ing)? (?:at|into)|explor(?:e|ing)|consider(?:ing)?|evaluat(?:e|ing)|think(?:ing)? about|reflect(?:ing)? on|research(?:ing)?)\b/i;
const improves =
  /^(?:improv(?:e|ing)|enhanc(?:e|ing)|optimi[sz](?:e|ing)|strengthen(?:ing)?|streamlin(?:e|ing)|better|more)\b/i;
const ensures = /^(?:ensur(?:e|ing)|mak(?:e|ing) sure|be)\b(.*)$/i;
/** The action goes on to something that gets done. */
const alsoDone =
  /\b(?:and|then) (?:if [^,]+ )?(?:possibl[ey] )?(?:fix|implement|add|remove|replace|document|create|write|deploy|apply|limit|set|enable|disable|update|raise|file|decide|migrate|upgrade|publish|automate|test)\b/i;
const saysState =
  /\b(?:is|are|isn.t|aren.t|has|have|hasn.t|haven.t|can|cannot|can.t|do|does|don.t|doesn.t|gets?|will|must|never|always|only|exists?|fires?|runs?|fails?|builds?|works?|includes?|covers?|contains?|uses?|passes|pass|reach(?:es)?|match(?:es)?|no)\b/i;
const fuzzy =
  /\b(?:properly|appropriate(?:ly)?|adequate(?:ly)?|better|robust(?:ly)?|sufficient(?:ly)?|correctly|well|more|as expected|reliabl[ey]|good)\b/i;

/** In lower case, too. */
const attentive =
  /\b(?:(?:be|being|stay|staying|remain) (?:more |extra |very |particularly )?(?:careful|vigilant|cautious|attentive|alert(?! (?:on|for|if|when)\b)|mindful|diligent)|(?:remember|reminding?|don.t forget|not forget|make sure not to forget) (?:\p{L}+ ){0,4}?to\b|don.t forget|(?<!\b(?:a|the|an|automated|automatic|this|that)\s)double[- ]check(?:ing|ed)?(?! (?:step|job|script|stage|mechanism))|triple[- ]check|(?:pay|paying|take|taking) (?:more|extra|closer?|better|special|greater) (?:attention|care)|pay attention|keep (?:a (?:closer )?|an )(?:eye|watch) on|(?:be|being) (?:more |extra )?careful|exercise (?:more |extra )?(?:caution|care)|emphasi[sz]e the importance|re-?iterate the (?:need|importance)|remind (?:\p{L}+ ){1,4}(?:of|about|that)|keep in mind|bear in mind|try (?:harder|not to)|closer inspection|always (?:remember|check|verify|double|test|confirm|review|look|read|ask|ensure|make sure)|never (?:forget|assume|trust))\b/u;
