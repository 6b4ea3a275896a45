import { outlineData } from '../../server/src/kinds/outline-data.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';

export interface Template {
  readonly name: string;
  readonly text: string;
}

/** The built-in templates, and what the reader of templates makes of each. */
export function builtInTemplates(templates: readonly Template[]): string {
  const record = (entry: (template: Template) => unknown) =>
    `{\n${templates.map((each) => `  '${each.name}': ${JSON.stringify(entry(each))},`).join('\n')}\n}`;
  const outline = ({ name, text }: Template) => outlineData(readOutline(createDocument(`templates/${name}.md`, text)));
  return [
    '// Generated from templates/ by npm run generate.',
    "import type { OutlineData } from './outline-data.ts';",
    `export const builtInTemplates: Readonly<Record<string, string>> = ${record(({ text }) => text)};`,
    `export const builtInOutlines: Readonly<Record<string, OutlineData>> = ${record(outline)};`,
  ]
    .join('\n\n')
    .concat('\n');
}
