import { describe, expect, test } from 'vitest';
import { junit } from '../../../server/src/cli/reporters/junit.ts';
import { file, found, plain, reportOn } from './reports.ts';

describe('junit', () => {
  test('a suite for each document; only what fails the run is a failure', () => {
    const report = reportOn(
      file({
        diagnostics: [found({ failing: true, severity: 'error' }), found({ message: 'Open prompt: who?' })],
        suppressed: [
          { ...found(), by: 'baseline', reason: '' },
          { ...found({ rule: 'shallow-whys' }), by: 'comment', reason: 'short on purpose' },
        ],
      }),
      file({ path: 'docs/b.md' }),
      file({ path: 'notes.md', kind: null }),
    );
    expect(junit(report, plain)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="whylint" tests="5" failures="1" errors="0" skipped="2">
  <testsuite name="docs/a.md" tests="4" failures="1" errors="0" skipped="2">
    <testcase name="missing-why (12:1)" classname="docs/a.md" file="docs/a.md" line="12">
      <failure message="Open prompt: why?" type="error">docs/a.md:12:1: error: Open prompt: why?</failure>
    </testcase>
    <testcase name="missing-why (12:1)" classname="docs/a.md" file="docs/a.md" line="12">
      <system-out>warning: Open prompt: who?</system-out>
    </testcase>
    <testcase name="missing-why (12:1)" classname="docs/a.md" file="docs/a.md" line="12">
      <skipped message="in the baseline"/>
    </testcase>
    <testcase name="shallow-whys (12:1)" classname="docs/a.md" file="docs/a.md" line="12">
      <skipped message="short on purpose"/>
    </testcase>
  </testsuite>
  <testsuite name="docs/b.md" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="nothing found" classname="docs/b.md"/>
  </testsuite>
</testsuites>
`);
  });

  test('any text is well-formed', () => {
    const message = '</failure> & <b a="1" \u0000\u0008\u001b\u2028\ufffe\uffff\ud800 ]]>';
    const xml = junit(reportOn(file({ path: 'a&"<.md', diagnostics: [found({ message, failing: true })] })), plain);
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(xml).toContain('name="a&amp;&quot;&lt;.md"');
    expect(xml).toContain('message="&lt;/failure&gt; &amp; &lt;b a=&quot;1&quot; ');
    expect(unclosed(xml)).toEqual([]);
  });
});

/** The elements that are left open, or a stray closing tag; throws for a tag or an entity that is none. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(/<(\/?)(\w[\w-]*)((?: [\w-]+="[^"<]*")*)(\/?)>/g, (_, end, name, _attributes, empty) => {
      if (end && open.at(-1) === name) open.pop();
      else if (end) open.push(`/${name}`);
      else if (!empty) open.push(name);
      return '';
    });
  if (/[<]|&(?!(?:amp|lt|gt|quot);)/.test(rest)) throw new Error(`no XML: ${rest}`);
  return open;
}
