import { isMap } from 'yaml';
import { builtInKindNames } from '../kinds/built-in.ts';
import { fact } from '../model/document.ts';
import { group, list, named } from './collection-settings.ts';
import type { KindSettings } from './config.ts';
import { defaultConfig } from './default-config.ts';
import { quoted } from './reading.ts';
import { rootCausesSetting } from './root-cause-setting.ts';
import type { RuleDescription } from './rule-description.ts';
import { rulesSetting, severityNames } from './rule-setting.ts';
import { describe, refine, type Setting } from './setting.ts';
import { glob, innerPath, kindName, markdownPath, trackerKey } from './text-forms.ts';
import { choice } from './value-settings.ts';

const kindParts = {
  template: describe(
    innerPath('a path such as docs/post-mortems/template.md'),
    'The Markdown file that documents of this kind are written by. A kind of the team’s own needs one; a built-in kind has its built-in template without it.',
  ),
  files: describe(
    list(glob, 'a list of globs: [docs/**/*.md]'),
    'The documents of this kind. Without it, `post-mortem` and `debt-backlog` have the built-in globs and `debt-item` the debt folder; documents of other kinds are those that name the kind in their front matter.',
  ),
  ignore: describe(
    list(glob, 'a list of globs: [docs/README.md]'),
    'What `files` takes in and is no document of this kind.',
  ),
};

const kinds: Setting<readonly KindSettings[]> = describe(
  refine(
    named(
      kindName,
      refine(
        group(kindParts, { expected: 'template, files and ignore', member: 'setting of a kind' }),
        (parts, _, { node }) => ({
          parts,
          namesTemplate: isMap(node) && node.has('template'),
        }),
      ),
      { expected: 'kinds, such as post-mortem:', suggestions: builtInKindNames },
    ),
    (entries, reading) =>
      entries.flatMap(({ name, value: { parts, namesTemplate } }) => {
        if (builtInKindNames.includes(name.value) || parts.template !== undefined)
          return [{ name: name.value, ...parts }];
        if (!namesTemplate)
          reading.report(`${quoted(name.value)} has no template. Which file is it written by?`, name.range);
        return [];
      }),
  ),
  'Kinds of documents by name. `post-mortem`, `debt-item`, `debt-backlog`, `bug-report`, `runbook`, `debt-brainstorm` and `debt-proposal` are built in; a kind of the team’s own is a template and its files. Paths and globs count from the folder of this file.',
);

const debt = describe(
  group(
    {
      folder: describe(
        innerPath('a path such as docs/debt'),
        'Where debt items are kept, one file each.',
        defaultConfig.debt.folder,
      ),
      'log-to': describe(
        markdownPath,
        'One document that debt is logged into, in the shape that its items have: a table row, a heading with its fields, a bullet or a box. A file that is not there yet begins as a table. Without it, an item is a file in `folder`.',
      ),
      ice: describe(
        choice(['ease', 'mean', 'ratio']),
        'How items are ranked: `ease` is impact × confidence × (11 − effort), `mean` the mean of those three, `ratio` impact × confidence ÷ effort.',
        defaultConfig.debt.ice,
      ),
    },
    { expected: 'folder, log-to or ice', member: 'setting of debt' },
  ),
  'Technical debt: where it is logged and how it is ranked.',
);

/** All that a `.whylint.yaml` can hold: what is read, the JSON Schema and the page of settings come from here. */
export const configSettings = fact((rules: readonly RuleDescription[]) =>
  group(
    {
      kinds,
      rules: describe(
        rulesSetting(rules),
        'Rules by name: how loud each is, `off` for not at all, and its options: `shallow-whys: [warning, { depth: 5 }]`.',
      ),
      'root-causes': rootCausesSetting,
      questions: describe(
        choice(['why', 'how']),
        'Which word the questions of fixes begin with, for teams that prefer to ask how.',
        defaultConfig.questions,
      ),
      debt,
      trackers: describe(
        list(trackerKey, 'a list of keys: [PAY, OPS]'),
        'Project keys of issue trackers. With `PAY`, a bare `PAY-12` counts as an issue reference.',
        defaultConfig.trackers,
      ),
      'fail-on': describe(
        choice(severityNames),
        'The quietest severity that makes the command line exit with 1, in documents that are no drafts.',
        defaultConfig.failOn,
      ),
      baseline: describe(
        innerPath('a path such as .whylint-baseline.json'),
        'A file of findings that are known already: only new ones are shown, in the editor and on the command line.',
      ),
    },
    { expected: 'settings, such as rules:', member: 'setting' },
  ),
);
