import { folderOf, joinPath } from '../engine/paths.ts';
import { builtInKinds } from '../kinds/built-in.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import { counted } from '../text/counted.ts';
import { plainGlob } from '../text/glob.ts';
import type { Workspace } from '../workspace.ts';
import { documentFolder } from './document-place.ts';
import { type TeamDebt, teamDebt } from './team-debt.ts';
import { type DocumentGroup, teamDocuments } from './team-documents.ts';
import { teamTemplate } from './team-template.ts';

export interface NewFile {
  /** Relative to the folder that is set up. */
  readonly path: string;
  readonly text: string;
}

/** What a team starts with, as far as it shows in its files. Nothing of it is written yet. */
export interface Proposal {
  readonly kind: string;
  /** Where the post-mortems are; none in a folder that has none yet. */
  readonly groups: readonly DocumentGroup[];
  readonly template: string;
  /** The template is the team's own, rather than the built-in one to make its own. */
  readonly hasTemplate: boolean;
  /** Globs of what stands among the post-mortems and is none. */
  readonly ignore: readonly string[];
  readonly debt: TeamDebt;
}

/** Looks for a team's post-mortems, its template and its debt. */
export async function proposeSetup(workspace: Workspace): Promise<Proposal> {
  const found = await teamDocuments(workspace);
  const own = await teamTemplate(workspace, found);
  const home = found.groups.find(({ glob }) => glob.includes('**/'));
  const folder =
    home?.folder ?? (found.groups.length > 0 ? 'docs/postmortems' : await documentFolder(workspace, postMortem()));
  return {
    kind: 'post-mortem',
    groups: found.groups,
    template: own ?? joinPath(folder, 'template.md'),
    hasTemplate: own !== undefined,
    ignore: ignoredGlobs(found.others.filter((path) => path !== own)),
    debt: teamDebt(found.paths),
  };
}

/** @param baseline the file that known findings are written to, if they are. */
export function initialFiles(proposal: Proposal, baseline?: string): NewFile[] {
  const { hasTemplate, template } = proposal;
  return [
    { path: '.whylint.yaml', text: configText(proposal, baseline) },
    ...(hasTemplate ? [] : [{ path: template, text: postMortem().outline.template.text }]),
  ];
}

const postMortem = (): DocumentKind => builtInKinds().find(({ name }) => name === 'post-mortem') as DocumentKind;

/** One by one while they are few; else by the name that most of them share. */
function ignoredGlobs(paths: readonly string[]): readonly string[] {
  if (paths.length <= mostNamed) return paths.map(plainGlob);
  return [...new Set(paths.map((path) => `**/${plainGlob(path.slice(path.lastIndexOf('/') + 1))}`))];
}

const mostNamed = 8;

function configText(proposal: Proposal, baseline: string | undefined): string {
  const { kind, template, ignore, debt } = proposal;
  const files = fileLines(proposal);
  return [
    '# The template is the linter: what it asks for is what documents are checked for.',
    'kinds:',
    `  ${kind}:`,
    `    template: ${plainScalar(template)}`,
    ...(files.length === 0 ? [] : ['    files:', ...files]),
    ...(ignore.length === 0 ? [] : ['    ignore:', ...ignore.map((glob) => `      - ${plainScalar(glob)}`)]),
    '',
    ...(debt.folder === undefined ? [] : ['debt:', `  folder: ${plainScalar(debt.folder)}`, '']),
    '# What makes the command line exit 1, in documents that are no drafts.',
    'fail-on: warning',
    ...(baseline === undefined
      ? []
      : ['', '# Findings that were there before: only new ones are shown.', `baseline: ${plainScalar(baseline)}`]),
    '',
  ].join('\n');
}

/** Where no folder is theirs alone, the next ones belong beside the template. */
function fileLines({ groups, hasTemplate, template }: Proposal): string[] {
  if (groups.length === 0) return [];
  const globs = groups.map(({ glob, documents }) => ({
    glob: plainScalar(glob),
    note: `${counted(documents.length, 'document')} now`,
  }));
  if (!hasTemplate && !groups.some(({ glob }) => glob.includes('**/')))
    globs.push({ glob: plainScalar(`${plainGlob(folderOf(template))}/**/*.md`), note: 'the next ones' });
  const width = Math.max(...globs.map(({ glob }) => glob.length)) + 2;
  return globs.map(({ glob, note }) => `      - ${glob.padEnd(width)}# ${note}`);
}

/** In quotes where YAML would read more into the characters. */
const plainScalar = (text: string): string =>
  /^[\p{L}\p{N}_./][\p{L}\p{N}_./* -]*$/u.test(text) && !/\s$/.test(text) ? text : JSON.stringify(text);
