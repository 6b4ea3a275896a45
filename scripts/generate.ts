// npm run generate [-- --check]: writes what is derived from rules, settings and templates; with --check, only says what is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtInTemplates, type Template } from './generate/built-in-templates.ts';
import { configurationPage } from './generate/configuration-page.ts';
import { ruleRegistry } from './generate/rule-registry.ts';
import { ruleTable } from './generate/rule-table.ts';

process.chdir(path.resolve(import.meta.dirname, '..'));
const check = process.argv.includes('--check');
const stale: string[] = [];

// Two rounds: the rules are imported through the registry and the templates that the first round writes.
put('server/src/rules/index.ts', ruleRegistry(ruleNames()));
put('server/src/kinds/built-in-templates.ts', builtInTemplates(templates()));

const { rules } = await import('../server/src/rules/index.ts');
const { rulePage } = await import('../server/src/engine/rule-page.ts');
const { configSettings } = await import('../server/src/config/schema.ts');
const { documentedSchema } = await import('../server/src/config/setting.ts');

for (const rule of rules) put(`docs/rules/${rule.name}.md`, rulePage(rule));
for (const page of readdirSync('docs/rules'))
  if (!rules.some(({ name }) => `${name}.md` === page)) drop(`docs/rules/${page}`);
put('docs/rules/README.md', `# Rules\n\n${ruleTable(rules, '')}`);
put('schemas/config.json', `${JSON.stringify(configSchema(configSettings(rules)), undefined, 2)}\n`);
put('docs/configuration.md', configurationPage(configSettings(rules), manifestSettings()));
put('README.md', between(readFileSync('README.md', 'utf8'), 'rules', ruleTable(rules, 'docs/rules/')));

if (stale.length > 0) {
  console.error(`Stale, mend with npm run generate:\n${stale.map((file) => `  ${file}`).join('\n')}`);
  process.exitCode = 1;
} else console.log(check ? 'Generated files are fresh.' : 'Generated files are written.');

function ruleNames(): readonly string[] {
  const others = new Set(['index', 'define-rule', 'diagnostic']);
  return readdirSync('server/src/rules')
    .map((file) => path.basename(file, '.ts'))
    .filter((name) => !others.has(name))
    .sort();
}

function templates(): readonly Template[] {
  return (
    readdirSync('templates')
      .filter((file) => file.endsWith('.md'))
      // The first is the one that is meant where none is named.
      .sort((a, b) => Number(b === 'post-mortem.md') - Number(a === 'post-mortem.md') || (a < b ? -1 : 1))
      .map((file) => ({ name: path.basename(file, '.md'), text: readFileSync(`templates/${file}`, 'utf8') }))
  );
}

function manifestSettings(): Readonly<Record<string, ManifestSetting>> {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const texts: Record<string, string> = existsSync('package.nls.json')
    ? JSON.parse(readFileSync('package.nls.json', 'utf8'))
    : {};
  const resolved = JSON.stringify(manifest.contributes?.configuration ?? {}).replace(
    /%([\w.]+)%/g,
    (whole, key: string) => {
      const text = texts[key];
      return text === undefined ? whole : JSON.stringify(text).slice(1, -1);
    },
  );
  const configuration = JSON.parse(resolved) as
    | { properties?: Record<string, ManifestSetting> }
    | { properties?: Record<string, ManifestSetting> }[];
  return Object.assign({}, ...[configuration].flat().map((each) => each.properties ?? {}));
}

/** What the manifest says of an editor setting. */
export interface ManifestSetting {
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

function between(text: string, name: string, content: string): string {
  const start = `<!-- generated: ${name} -->`;
  const end = '<!-- /generated -->';
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`README.md has no place for the generated ${name}: ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n${content}${text.slice(to)}`;
}

function put(file: string, content: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
  stale.push(...(check ? [file] : []));
  if (check) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function drop(file: string): void {
  if (path.basename(file) === 'README.md') return;
  if (check) stale.push(file);
  else rmSync(file);
}

function configSchema(settings: Parameters<typeof documentedSchema>[0]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Whylint configuration',
    ...documentedSchema(settings),
  };
}
