import { describe, expect, test } from 'vitest';
import { merge, readDirective, type TemplateDirective } from '../../server/src/kinds/directives.ts';

const saying = (said: Partial<TemplateDirective>): TemplateDirective => ({ problems: [], ...said });

describe('what a directive says', () => {
  test.each<[string, TemplateDirective]>([
    [' optional ', saying({ required: false })],
    ['Optional.', saying({ required: false })],
    ['required', saying({ required: true })],
    [' whylint: optional ', saying({ required: false })],
    ['whylint: required', saying({ required: true })],
    ['whylint: kind change-review', saying({ kind: 'change-review' })],
    ['whylint: files docs/pm/**/*.md, notes/*.md', saying({ files: ['docs/pm/**/*.md', 'notes/*.md'] })],
    ['whylint: aliases See also, Reading', saying({ aliases: ['See also', 'Reading'] })],
    ['whylint: one of: yes, no, not yet', saying({ choices: ['yes', 'no', 'not yet'] })],
    ['whylint: One of yes, no', saying({ choices: ['yes', 'no'] })],
    ['whylint: when time-to-discovery > 60 min', saying({ condition: { subject: 'time-to-discovery', minutes: 60 } })],
    ['whylint: when severity is SEV1, SEV2', saying({ condition: { subject: 'severity', values: ['sev1', 'sev2'] } })],
    ['whylint: min 5', saying({ minimum: 5 })],
    ['whylint: max 8', saying({ maximum: 8 })],
    ['whylint: sum 75 min', saying({ sum: 75 })],
    ['whylint: optional; aliases A, B; min 2', saying({ required: false, aliases: ['A', 'B'], minimum: 2 })],
    ['WHYLINT:optional', saying({ required: false })],
    ['whylint: optional;', saying({ required: false })],
    ['whylint: optional;\n  aliases A', saying({ required: false, aliases: ['A'] })],
  ])('%j', (comment, expected) => {
    expect(readDirective(comment)).toEqual(expected);
  });
});

describe('what is not understood is one line for each instruction, and the others hold', () => {
  test.each<[string, string[]]>([
    ['whylint: optionel', ['"optionel" is no directive that templates have']],
    ['whylint: kind Post Mortem', ['"Post Mortem" is no name for a kind: lower case and hyphens']],
    ['whylint: files', ['"files" needs a glob']],
    ['whylint: files ../*.md', ['"files": This glob leaves the folder with "..".']],
    ['whylint: aliases', ['"aliases" needs names']],
    ['whylint: one of: yes', ['"one of" needs two values or more']],
    ['whylint: when it rains', ['The condition "it rains" is not one that can be evaluated']],
    ['whylint: min many', ['"min" needs a whole number']],
    ['whylint: max 0', ['"max" needs a whole number']],
    ['whylint: sum 75', ['"sum" needs minutes: sum 75 min']],
    ['whylint: min x; max y', ['"min" needs a whole number', '"max" needs a whole number']],
    ['whylint: ???', ['"???" is no directive that templates have']],
  ])('%j', (comment, problems) => {
    expect(readDirective(comment)?.problems).toEqual(problems);
  });

  test('one wrong, one right', () => {
    expect(readDirective('whylint: min many; optional')).toEqual({
      required: false,
      problems: ['"min" needs a whole number'],
    });
  });
});

test.each([
  '',
  ' In numbers: users, minutes. ',
  'optional, but nice',
  'required by law',
  'whylint is great',
  'whylint-disable missing-why',
])('no directive: %j', (comment) => {
  expect(readDirective(comment)).toBeUndefined();
});

test('of two for one place the later one wins, and the problems of both are kept', () => {
  expect(
    merge(saying({ required: false, minimum: 2, problems: ['a'] }), saying({ required: true, problems: ['b'] })),
  ).toEqual({
    required: true,
    minimum: 2,
    problems: ['a', 'b'],
  });
});
