// Generated from the files of this folder by npm run generate.

import type { Rule } from './define-rule.ts';
import duplicateSection from './duplicate-section.ts';
import emptySection from './empty-section.ts';
import invalidFrontMatter from './invalid-front-matter.ts';
import invalidRootCause from './invalid-root-cause.ts';
import invalidTemplate from './invalid-template.ts';
import leftoverTemplateText from './leftover-template-text.ts';
import missingRootCause from './missing-root-cause.ts';
import missingSection from './missing-section.ts';
import missingWhy from './missing-why.ts';
import shallowWhys from './shallow-whys.ts';
import tradeOffWithoutDebt from './trade-off-without-debt.ts';
import unadoptedTemplate from './unadopted-template.ts';
import unansweredPrompt from './unanswered-prompt.ts';
import undeclaredPostMortem from './undeclared-post-mortem.ts';
import unknownDirectiveRule from './unknown-directive-rule.ts';
import unparsedText from './unparsed-text.ts';
import unusedDirective from './unused-directive.ts';
import whatsNotWhys from './whats-not-whys.ts';

/** All rules, by name. */
export const rules: readonly Rule[] = [
  duplicateSection,
  emptySection,
  invalidFrontMatter,
  invalidRootCause,
  invalidTemplate,
  leftoverTemplateText,
  missingRootCause,
  missingSection,
  missingWhy,
  shallowWhys,
  tradeOffWithoutDebt,
  unadoptedTemplate,
  unansweredPrompt,
  undeclaredPostMortem,
  unknownDirectiveRule,
  unparsedText,
  unusedDirective,
  whatsNotWhys,
];
