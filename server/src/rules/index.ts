// Generated from the files of this folder by npm run generate.

import actionWithoutDueDate from './action-without-due-date.ts';
import actionWithoutOwner from './action-without-owner.ts';
import blamingWording from './blaming-wording.ts';
import counterfactualWording from './counterfactual-wording.ts';
import danglingCodeLink from './dangling-code-link.ts';
import type { Rule } from './define-rule.ts';
import duplicateDebtId from './duplicate-debt-id.ts';
import duplicateDebtItem from './duplicate-debt-item.ts';
import duplicateSection from './duplicate-section.ts';
import easeAgainstEffort from './ease-against-effort.ts';
import emptySection from './empty-section.ts';
import ignoredBacklog from './ignored-backlog.ts';
import impossibleDate from './impossible-date.ts';
import inconsistentDuration from './inconsistent-duration.ts';
import invalidChoice from './invalid-choice.ts';
import invalidFrontMatter from './invalid-front-matter.ts';
import invalidRootCause from './invalid-root-cause.ts';
import invalidTemplate from './invalid-template.ts';
import leftoverTemplateText from './leftover-template-text.ts';
import missingActionType from './missing-action-type.ts';
import missingImpactFigure from './missing-impact-figure.ts';
import missingRootCause from './missing-root-cause.ts';
import missingRunbook from './missing-runbook.ts';
import missingSection from './missing-section.ts';
import missingTimeZone from './missing-time-zone.ts';
import missingTimeline from './missing-timeline.ts';
import missingTitle from './missing-title.ts';
import missingVelocityImpact from './missing-velocity-impact.ts';
import missingWhy from './missing-why.ts';
import movedCodeLink from './moved-code-link.ts';
import paidDebtStillTagged from './paid-debt-still-tagged.ts';
import partialScore from './partial-score.ts';
import scoreOutOfRange from './score-out-of-range.ts';
import shallowWhys from './shallow-whys.ts';
import spikeFirst from './spike-first.ts';
import tradeOffWithoutDebt from './trade-off-without-debt.ts';
import unadoptedTemplate from './unadopted-template.ts';
import unansweredPrompt from './unanswered-prompt.ts';
import undecidedPrompt from './undecided-prompt.ts';
import undeclaredPostMortem from './undeclared-post-mortem.ts';
import unexplainedGap from './unexplained-gap.ts';
import unknownDebtId from './unknown-debt-id.ts';
import unknownDirectiveRule from './unknown-directive-rule.ts';
import unknownStatus from './unknown-status.ts';
import unorderedTimeline from './unordered-timeline.ts';
import unparsedText from './unparsed-text.ts';
import unreviewedDebt from './unreviewed-debt.ts';
import unscoredDebt from './unscored-debt.ts';
import unusedDirective from './unused-directive.ts';
import vagueAction from './vague-action.ts';
import vagueTitle from './vague-title.ts';
import vigilanceAction from './vigilance-action.ts';
import whatsNotWhys from './whats-not-whys.ts';
import whyWithoutAction from './why-without-action.ts';
import wrongAmount from './wrong-amount.ts';

/** All rules, by name. */
export const rules: readonly Rule[] = [
  actionWithoutDueDate,
  actionWithoutOwner,
  blamingWording,
  counterfactualWording,
  danglingCodeLink,
  duplicateDebtId,
  duplicateDebtItem,
  duplicateSection,
  easeAgainstEffort,
  emptySection,
  ignoredBacklog,
  impossibleDate,
  inconsistentDuration,
  invalidChoice,
  invalidFrontMatter,
  invalidRootCause,
  invalidTemplate,
  leftoverTemplateText,
  missingActionType,
  missingImpactFigure,
  missingRootCause,
  missingRunbook,
  missingSection,
  missingTimeZone,
  missingTimeline,
  missingTitle,
  missingVelocityImpact,
  missingWhy,
  movedCodeLink,
  paidDebtStillTagged,
  partialScore,
  scoreOutOfRange,
  shallowWhys,
  spikeFirst,
  tradeOffWithoutDebt,
  unadoptedTemplate,
  unansweredPrompt,
  undecidedPrompt,
  undeclaredPostMortem,
  unexplainedGap,
  unknownDebtId,
  unknownDirectiveRule,
  unknownStatus,
  unorderedTimeline,
  unparsedText,
  unreviewedDebt,
  unscoredDebt,
  unusedDirective,
  vagueAction,
  vagueTitle,
  vigilanceAction,
  whatsNotWhys,
  whyWithoutAction,
  wrongAmount,
];
