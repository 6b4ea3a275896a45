import type { DocumentKind } from '../kinds/kind.ts';

export interface NewFile {
  /** Relative to the folder that is set up. */
  readonly path: string;
  readonly text: string;
}

export interface InitOptions {
  /** The post-mortem kind in force: its template is the one to start from. */
  readonly kind: DocumentKind;
  /** The team's template, if it has one already. */
  readonly template?: string;
  /** Where its post-mortems are. */
  readonly folder: string;
}

/** What a team starts with: a configuration, and a copy of the built-in template to make its own. */
export function initialFiles({ kind, template, folder }: InitOptions): NewFile[] {
  const path = template ?? `${folder}/template.md`;
  return [
    { path: '.whylint.yaml', text: configText(kind.name, path) },
    ...(template === undefined ? [{ path, text: kind.outline.template.text }] : []),
  ];
}

const configText = (
  kind: string,
  template: string,
): string => `# The template is the linter: what it asks for is what documents are checked for.
kinds:
  ${kind}:
    template: ${plainScalar(template)}

# What makes the command line exit 1, in documents that are no drafts.
fail-on: warning
`;

/** In quotes where YAML would read more into the characters. */
const plainScalar = (text: string): string =>
  /^[\p{L}\p{N}_./][\p{L}\p{N}_./ -]*$/u.test(text) && !/\s$/.test(text) ? text : JSON.stringify(text);
