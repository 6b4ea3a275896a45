import type { MarkdownText } from '../markdown/markdown-text.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import type { Document } from '../model/document.ts';
import { literalGlob } from '../text/glob.ts';
import { builtInOutlines, builtInTemplates } from './built-in-templates.ts';
import type { DocumentKind } from './kind.ts';
import type { OutlineData } from './outline-data.ts';
import { outlineFrom } from './outline-data.ts';

/** What single files of debt, and folders of them, are called. */
const debtWords = '{tech,technical}{-,_, ,}debt';

/** The same in other languages, with accents and without. */
const foreignDebtWords =
  '{deuda{-,_, }t{e,é}cnica,d{i,í}vida{-,_, }t{e,é}cnica,debito{-,_, }tecnico,dette{,s}{-,_, }technique{,s},technische{-,_, }schulden}';

/** What some call it behind that: `tech-debt-register.md`. */
const listWords = '{register,registry,log,backlog,tracker,list,inventory,items}';

/** Endings that Markdown has in the wild, those of site generators included. */
const markdownFiles = '*.{md,markdown,mdx,qmd,md.erb}';

/**
 * Where each built-in kind's documents are found when a team has said nothing, and what there is none of them. Kinds that
 * have no place here are found by front matter and configuration alone: nobody who came for post-mortems wants every
 * runbook linted.
 */
const places: Readonly<Record<string, Pick<DocumentKind, 'files' | 'ignore' | 'subject'>>> = {
  'post-mortem': {
    files: [
      `**/*{post-mortem,postmortem,post_mortem,post mortem}*/**/${markdownFiles}`,
      `**/*{post-mortem,postmortem,post_mortem,post mortem}${markdownFiles}`,
      `**/{incidents,incident-reports,outages,rca}/**/${markdownFiles}`,
    ],
    ignore: [
      '**/*readme*',
      '**/{_index,index,contributing,changelog,license,agents,claude}.*',
      '**/*template*',
      '**/{template,templates,playbooks,runbooks}/**',
      '**/*{guide,guideline,guidelines,playbook,runbook,checklist,policy,process,howto,how-to,procedure,culture,training,faq,handbook,practices}.*',
      '**/{how-to,howto,writing,write,about,guide}-*',
      '**/on{-,_,}call.*',
    ],
  },
  'debt-item': {
    subject: 'debt',
    files: debtFiles('docs/debt'),
    // By whole names only: an item's own words may be anything.
    ignore: [
      '**/{readme,_index,index,template,_template,contributing,changelog,agents,claude}.*',
      '**/readme.*.*',
      '**/*-template.*',
      '**/{template,templates}/**',
    ],
  },
  'debt-backlog': {
    subject: 'backlog',
    files: [
      `**/{${debtWords},${foreignDebtWords}}.{md,markdown}`,
      `**/{debt,${debtWords}}{-,_, }${listWords}.{md,markdown}`,
      `**/${debtWords}/*.{md,markdown}`,
      // Teams sort such files by how far they have come: `scheduled/`, `accepted/2026/`, no deeper.
      `**/${debtWords}/*/*.{md,markdown}`,
      `**/${debtWords}/*/*/*.{md,markdown}`,
      // Hidden folders are entered only where a glob names them.
      `.github/**/${debtWords}.{md,markdown}`,
      'debt.{md,markdown}',
      '**/{doc,docs}/**/debt.{md,markdown}',
      '**/{doc,docs}/debt.{md,markdown}',
    ],
    ignore: [
      '**/{template,_template}.*',
      '**/{template,templates}/**',
      `**/${debtWords}/*/**/{readme,_index,index,changelog}.*`,
      'docs/debt/**',
    ],
  },
};

function debtFiles(folder: string): readonly string[] {
  return [`${folder === '' ? '' : `${literalGlob(folder)}/`}**/${markdownFiles}`];
}

/** The kinds that come with Whylint, each with what was read from its template by the code that reads a team's own. */
export const builtInKinds = (): readonly DocumentKind[] => {
  known ??= Object.entries(builtInOutlines).map(([name, data]) => builtInKind(name, data));
  return known;
};

export const builtInKindNames: readonly string[] = Object.keys(builtInTemplates);

let known: readonly DocumentKind[] | undefined;

const builtInKind = (name: string, data: OutlineData): DocumentKind => ({
  name,
  outline: outlineFrom(data, templateDocument(`templates/${name}.md`, builtInTemplates[name] ?? '')),
  ...(places[name] ?? { files: [], ignore: [] }),
  folder: '',
  origin: 'built-in',
});

/** Parsed when first asked for, which few runs do: what matters of it is in the outline. */
function templateDocument(path: string, text: string): Document {
  let markdown: MarkdownText | undefined;
  return {
    path,
    text,
    get markdown() {
      markdown ??= parseMarkdown(text);
      return markdown;
    },
  };
}

/**
 * The built-in kinds as they hold in one workspace. In a folder that is itself named after a kind's documents, a clone of a
 * repository `post-mortems` for one, they stand everywhere.
 *
 * @param folder The workspace's.
 * @param debtFolder Where the team keeps its debt items.
 * @param backlog The document that debt is logged into, where it is one.
 */
export function builtInKindsIn(
  folder: string | undefined,
  debtFolder = 'docs/debt',
  backlog?: string,
): readonly DocumentKind[] {
  const name = folder?.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  const isNamedAfter = /post[-_ ]?mortem|^(?:incidents|incident-reports|outages|rca)$/i.test(name);
  return builtInKinds().map((kind) => {
    if (kind.subject === 'debt') return { ...kind, files: debtFiles(debtFolder) };
    if (kind.subject === 'backlog') {
      const ignore = kind.ignore.filter((glob) => !glob.startsWith('docs/'));
      const files = backlog === undefined ? kind.files : [...kind.files, literalGlob(backlog)];
      return { ...kind, files, ignore: [...ignore, `${literalGlob(debtFolder)}/**`] };
    }
    return isNamedAfter && kind.name === 'post-mortem' ? { ...kind, files: [`**/${markdownFiles}`] } : kind;
  });
}
