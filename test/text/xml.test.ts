import { expect, test } from 'vitest';
import { escapeXml } from '../../server/src/text/xml.ts';

test.each([
  ['signs of XML’s own', `a < b && c > "d" 'e'`, 'a &lt; b &amp;&amp; c &gt; &quot;d&quot; &#39;e&#39;'],
  ['what is one already', '&amp;', '&amp;amp;'],
  ['a comment’s end', '-->]]>', '--&gt;]]&gt;'],
  ['other scripts and pairs of surrogates', 'なぜ 🔎', 'なぜ 🔎'],
  ['what XML cannot hold', 'a\u0000b\u001bc\uffff\ud800', 'a\ufffdb\ufffdc\ufffd\ufffd'],
  ['line breaks', 'a\nb', 'a\ufffdb'],
  ['marks that turn words round', 'evil\u202egnp.exe', 'evil\ufffdgnp.exe'],
])('%s', (_, text, expected) => {
  expect(escapeXml(text)).toBe(expected);
});
