import { describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const files = { 'docs/postmortems/a.md': '# A\n', 'ci.yaml': 'fail-on: warning\n' };
const complaint = async (...argv: string[]) => {
  const { status, stdout, stderr } = await runCli(argv, { files });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.split('\n')).toHaveLength(2);
  return stderr.trimEnd();
};

test.each([
  [['--fromat', 'json'], 'whylint: unknown option --fromat; did you mean --format?'],
  [['--nothing-like-it'], 'whylint: unknown option --nothing-like-it'],
  [['-x'], 'whylint: unknown option -x'],
  [['--format'], 'whylint: --format wants a value: --format FORMAT'],
  [['--format', '--fix'], 'whylint: --format wants a value: --format FORMAT'],
  [['--fix=yes'], 'whylint: --fix takes no value'],
  [['--format', 'jsn'], 'whylint: --format jsn: unknown; did you mean json?'],
  [['--format', 'html'], 'whylint: --format html: unknown; there is text, json, sarif, github, junit, markdown'],
  [['--audience', 'everyone'], 'whylint: --audience everyone: unknown; there is author, shared'],
  [['--kind', 'post-mortm', 'docs'], 'whylint: --kind post-mortm: unknown; did you mean post-mortem?'],
  [['--kind', 'post-mortem'], 'whylint: --kind wants the files that are of that kind'],
  [['--max-warnings', 'few'], 'whylint: --max-warnings few: not a whole number'],
  [['--max-warnings=-1'], 'whylint: --max-warnings -1: not a whole number'],
  [['--today', '2026-02-30'], 'whylint: --today 2026-02-30: not a date; write it as YYYY-MM-DD'],
  [['--today', 'monday'], 'whylint: --today monday: not a date; write it as YYYY-MM-DD'],
  [['--config', 'missing.yaml'], 'whylint: --config missing.yaml: no such file'],
  [['--config', 'docs'], 'whylint: --config docs: no such file'],
  [['new', 'post-mortem', '--config', 'missing.yaml'], 'whylint: --config missing.yaml: no such file'],
  [['stats', '--config', 'missing.yaml'], 'whylint: --config missing.yaml: no such file'],
  [['--fix', '--fix-dry-run'], 'whylint: --fix writes and --fix-dry-run does not; which one?'],
  [['--fix-dry-run', '--format', 'json'], 'whylint: --fix-dry-run prints a diff, not json'],
  [['--stdin', 'docs'], 'whylint: --stdin reads one document and takes no paths'],
  [['--stdin', '--fix'], 'whylint: --fix cannot write to standard input; --fix-dry-run shows a diff'],
  [['--stdin-path', 'a.md'], 'whylint: --stdin-path goes with --stdin'],
  [['lnt'], 'whylint: lnt: no such file or folder; did you mean whylint lint?'],
  [['docs/missing.md'], 'whylint: docs/missing.md: no such file or folder'],
  [['docs/*.txt'], 'whylint: docs/*.txt: no document matches'],
  [['rules', '--fix'], 'whylint: --fix does not go with rules'],
  [['rules', 'missing-why'], 'whylint: rules takes no arguments; did you mean whylint explain missing-why?'],
  [['explain'], 'whylint: explain wants one rule: whylint explain missing-why'],
  [['explain', 'mising-why'], 'whylint: explain mising-why: no such rule; did you mean missing-why?'],
  [['explain', 'quux'], 'whylint: explain quux: no such rule; whylint rules lists them'],
  [['new'], 'whylint: new wants a kind: whylint new post-mortem "Checkout was down"'],
  [['new', 'postmortem'], 'whylint: new postmortem: unknown; did you mean post-mortem?'],
  [
    ['new', 'post-mortem', 'Checkout', 'down'],
    'whylint: new takes one title; in quotes, it can have spaces: "Checkout down"',
  ],
  [['new', 'post-mortem', '--date', '1.3.2026'], 'whylint: --date 1.3.2026: not a date; write it as YYYY-MM-DD'],
  [['init', 'here'], 'whylint: init takes no arguments; it sets up the working directory'],
])('%j is answered with one line', async (argv, line) => {
  expect(await complaint(...argv)).toBe(line);
});

test('behind -- everything is a path, the names of commands too', async () => {
  const { stdout } = await runCli(['--format', 'json', '--', 'rules', '--fix.md'], {
    files: { rules: 'x', '--fix.md': 'x' },
  });
  expect(JSON.parse(stdout).results.map(({ path }: { path: string }) => path)).toEqual(['--fix.md', 'rules']);
});

test('--config names the configuration in force', async () => {
  const open = { ...files, 'docs/postmortems/a.md': '---\nkind: post-mortem\n---\n# A\n' };
  expect((await runCli([], { files: open })).status).toBe(0);
  expect((await runCli(['--config', 'ci.yaml'], { files: open })).status).toBe(1);
  expect(
    (
      await runCli(['--config', '/shared/strict.yaml'], {
        files: { ...open, '/shared/strict.yaml': 'fail-on: hint\n' },
      })
    ).status,
  ).toBe(1);
});

describe('help and version', () => {
  test('say all there is, on standard output', async () => {
    const { status, stdout, stderr } = await runCli(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "Whylint lints post-mortems against the team’s own template.

        whylint [lint] [path|glob …]          lint documents; a folder is searched for those of a known kind
        whylint rules                         list the rules with their severity
        whylint explain RULE                  show a rule’s page: what it finds, why, examples, options
        whylint explain-template FILE         show what a template checks, prompt by prompt
        whylint init                          find the team’s documents and template, write a .whylint.yaml and a baseline
        whylint new KIND [TITLE]              create a document from the template in force, post-mortem for one
        whylint report prompts [path|glob …]  show how often each prompt is answered, does not apply or is left open, to prune the template
        whylint stats [path|glob …]           show how complete documents are
        whylint timeline FILE                 show a document’s timeline to scale, with its turns and gaps
        whylint debt log TITLE                log debt, at a line of code with --at; the same again counts a hit
        whylint debt list                     list the backlog in its order: what is worth most for its cost first
        whylint debt show ID                  show an item
        whylint debt set ID FIELD=VALUE …     change fields of an item, and nothing else; FIELD= takes one out
        whylint debt import FILE              make items of the notes in a text or Markdown file; paths in them become links
        whylint debt check                    lint the backlog, and look whether its lines of code are where they were
        whylint debt migrate FILE             turn a document of several items into a file each; --to table or headings goes the other way

      Options
        --format FORMAT        text (default), json; lint has sarif, github, junit and markdown too, stats and timeline have svg
        --output FORMAT=FILE   write a report into a file too; repeatable
        --fix                  apply safe fixes, report what is left; debt check writes the line numbers that moved
        --fix-dry-run          show the safe fixes as a diff, write nothing
        --kind KIND            treat every given file as KIND
        --stdin                read one document from standard input
        --stdin-path PATH      the path that document is linted and reported under
        --config FILE          default: the nearest .whylint.yaml upward
        --today YYYY-MM-DD     the day that counts as today
        --strict               drafts count for the exit status
        --max-warnings N       exit 1 when there are more warnings
        --audience author      include the rules on wording, which are for the author alone
        --baseline FILE        findings that are known already are left out; new ones count
        --update-baseline      write what is found now to the baseline
        --changed[=REF]        only documents that differ from a commit; default: the latest
        --cache                keep what is found, and look again only at what has changed
        --cache-location FILE  where that is kept; default: below the nearest node_modules/.cache
        --date YYYY-MM-DD      the day of the incident; default: today (new)
        --folder FOLDER        default: where the team’s documents of that kind are (new)
        --yes                  write without asking (init)
        --dry-run              show what would be written and found, write nothing (init, debt import, debt migrate)
        --to SHAPE             items (default): a file each; table or headings: all of them into FILE, in its own shape where it has one (debt migrate)
        --keep                 leave what was there as it is: the items are there twice then (debt migrate)
        --at FILE:LINE         where in the code; FILE:LINE-LINE for several lines (debt log)
        --impact N             1 to 10: velocity gained when it is paid (debt log)
        --confidence N         1 to 10: that the fix will work (debt log)
        --effort N             1 to 10: cost; 1 is an hour, 10 longer than a quarter (debt log)
        --by NAME              who logs it; default: the author by git (debt log, debt import)
        --hit                  count a hit on the item that is there, log none (debt log)
        --minutes N            what it cost this time, for an item that is there (debt log)
        --strike               tick or strike through the notes that were imported, and name their items (debt import)
        --only NUMBERS         only these notes, by their numbers in --dry-run: 1,3-5 (debt import)
        --all                  those that are known or done already, too (debt import)
        --json                 as JSON (debt list, debt show, debt import)
        --csv                  as CSV, for a spreadsheet (debt list)
        --mine                 only what the author by git owns, or logged where nobody owns it (debt list)
        --area AREA            only of this area (debt list)
        --fits TIME            only what fits into 4h, 1d, 2w, 3mo (debt list)
        --unscored             only what lacks a score (debt list)
        --status STATUS        open, planned, in-progress, paid, wont-fix or all; default: what is to be paid (debt list)
        -h, --help             show this, or the help of one command
        -v, --version          show the version

      Exit status: 0 clean; 1 findings at or above fail-on (default: error) in documents that are no drafts,
      or more warnings than --max-warnings; 2 the call or the configuration is wrong; 3 Whylint itself failed.
      "
    `);
    expect((await runCli(['-h'])).stdout).toBe(stdout);
  });

  test('of one command only its own options', async () => {
    expect((await runCli(['new', '--help'])).stdout).toMatchInlineSnapshot(`
      "Usage: whylint new KIND [TITLE]

      Create a document from the template in force, post-mortem for one.

      Options
        --config FILE       default: the nearest .whylint.yaml upward
        --today YYYY-MM-DD  the day that counts as today
        --date YYYY-MM-DD   the day of the incident; default: today
        --folder FOLDER     default: where the team’s documents of that kind are
        -h, --help          show this, or the help of one command
        -v, --version       show the version
      "
    `);
  });

  test('the version alone', async () => {
    expect(await runCli(['--version'])).toMatchObject({ status: 0, stdout: '0.0.0-test\n', stderr: '' });
    expect((await runCli(['-v'])).stdout).toBe('0.0.0-test\n');
  });
});
