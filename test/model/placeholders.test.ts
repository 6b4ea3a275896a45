import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { isNotApplicable, isPlaceholder, placeholders } from '../../server/src/model/placeholders.ts';

describe('a whole value', () => {
  test.each(
    '{because …}|{{ service name }}|[Name]|[link to the pull request]|[name] / [team]|[…]|<your name>|_Who could not do what?_|*Describe the impact*|<!-- in numbers -->|YYYY-MM-DD|`YYYY-MM-DD`|yyyy-mm-dd hh:mm|YYYY-MM-DD HH:MM UTC|DD/MM/YYYY|HH:MM|XX:XX|--:--|?mins|~? min|TBD|XXX|YYY|tbd.|**TBD**|(TBC)|TBD (waiting for the vendor)|TODO: ask Ann|to be determined|…|...|-|–|???|____|未定'.split(
      '|',
    ),
  )('%s keeps a place', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  test.each(
    '|No|N/A|none|12 minutes|[graph](https://example.org)|[PAY-12]|[#12]|[@ann]|[03-26 23:04]|[RESOLVED]|[x]|[ ]|*One* and *two*|Because [x] failed|The {id} route|{{ page.title }}|{{ x | date }}|{#anchor}|TODO lists were lost|<br>|<https://example.org>|2026-01-02|10:30|x - y'.split(
      '|',
    ),
  )('%j is something', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

describe('not applicable', () => {
  test.each([
    ['N/A', 'bare'],
    ['n/a.', 'bare'],
    ['**N/A**', 'bare'],
    ['none', 'bare'],
    ['Not applicable', 'bare'],
    ['not applicable here', 'bare'],
    ['N/A –', 'bare'],
    ['N/A (TBD)', 'bare'],
    ['N/A – there is no user interface', 'reasoned'],
    ['n/a: the change was manual', 'reasoned'],
    ['N/A (manual change)', 'reasoned'],
    ['not applicable because nothing was deployed', 'reasoned'],
    ['None – nobody reviewed it', 'reasoned'],
    ['None, we deploy by hand', 'reasoned'],
    ['None of the tests covered it', undefined],
    ['Nothing covered it', undefined],
    ['No', undefined],
    ['Native code', undefined],
    ['', undefined],
  ])('%j', (text, expected) => {
    expect(isNotApplicable(text)).toBe(expected);
  });
});

describe('in a document', () => {
  const found = (text: string) =>
    placeholders(createDocument('a.md', text)).map(
      ({ range, form, alone }) => `${form}${alone ? '!' : ''} ${text.slice(range.start, range.end)}`,
    );

  test.each<[string, string, string[]]>([
    ['a title', '# Outage of {service} on YYYY-MM-DD', ['braces {service}']],
    [
      'a field',
      '# T\n\n**Date:** YYYY-MM-DD\n- **Authors:** {names}\n- Owner: TBD\n',
      ['date! YYYY-MM-DD', 'braces! {names}', 'word! TBD'],
    ],
    ['a paragraph', '## Impact\n\n[Describe the impact]\n', ['brackets! [Describe the impact]']],
    [
      'cells',
      '| Time | What |\n|---|---|\n| HH:MM | Started: {first effect} |\n| ? | - |\n',
      ['date! HH:MM', 'braces {first effect}'],
    ],
    ['an item', '- [what went well]\n- …\n', ['brackets! [what went well]', 'mark! …']],
    [
      'guidance alone in a section',
      '# T\n\n## Impact\n\n_Who could not do what?_\n\n<!-- in numbers -->\n',
      ['italics! _Who could not do what?_', 'comment! <!-- in numbers -->'],
    ],
    [
      'guidance as a value',
      '- **Impact:** _who could not do what, and how long?_\n',
      ['italics! _who could not do what, and how long?_'],
    ],
    [
      'unmistakable forms inside a line',
      '- HH:MM – alert fired for [service name]\n- See {dashboard link} for more\n',
      ['date HH:MM', 'brackets [service name]', 'braces {dashboard link}'],
    ],
    ['a note to self', 'TODO: add the graph\n\nThe cause is TBD.\n', ['word! TODO: add the graph', 'word TBD']],
    ['CRLF and escapes', '# T\r\n\r\n\\* Owner: \\[name\\]\r\n', ['brackets! \\[name\\]']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    ['code', '## A\n\nCall `{ id, name }` with `YYYY-MM-DD` in the name.\n\n```\n{x} TBD\n```\n'],
    ['quotes', '> [Describe the impact]\n'],
    ['a banner below the title', '# T\n\n_All of this is confidential._\n'],
    ['guidance beside an answer', '## Impact\n\n_Who could not do what?_\n\nNobody could sign in.\n'],
    ['a severity guide', '- **SEV1:** _everything is down for all of our users_\n'],
    ['links and references', '[a](b) [c][d] [e]\n\n[d]: x\n[e]: y\n'],
    ['tags and editorial brackets', 'It [sic] said "[the cache] is [WARM]" [PAY-12].\n'],
    ['paths and template languages', 'GET /users/{id} and {{ page.title }} and https://example.org/{id}\n'],
    ['a dash in a cell', '| Owner | Due |\n|---|---|\n| ann | - |\n'],
    ['boxes', '- [ ] one\n- [x] two\n'],
    ['directives', '## Impact\n\n<!-- optional -->\n'],
    ['values in italics', '**Status:** *Resolved*\n'],
  ])('none: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('long lines end in good time', () => {
    expect(found(`# T\n\n${'[name '.repeat(20_000)}\n`)).toEqual([]);
  });
});

test('a title with nothing but comments below it is looked at as well', () => {
  const text = '# {What is off}\n\n<!-- One sentence. -->\n';
  expect(placeholders(createDocument('a.md', text)).map(({ form }) => form)).toEqual(['braces']);
});
