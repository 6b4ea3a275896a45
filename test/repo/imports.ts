/** One module that a source file names, in a static import or export, a dynamic import or a `require`. */
export interface Import {
  readonly from: string;
  /** Only types come of it: nothing is left of it when the code runs. */
  readonly typesOnly: boolean;
}

const comment = /^[^\S\n]*(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gm;
const statement = /^[^\S\n]*(import|export)\s+(type\s+)?(?:[\w$*{][^'"`;=]*?\bfrom\s*)?['"]([^'"\n]+)['"]/gm;
const call = /\b(?:import|require)\(\s*(?:(['"])([^'"\n]+)\1)?/g;

/** All imports of a TypeScript source. One whose name is worked out at run time is named `?`. */
export function imports(source: string): Import[] {
  const code = source.replace(comment, '');
  return [
    ...[...code.matchAll(statement)].map((found) => ({
      from: found[3] ?? '?',
      typesOnly: found[2] !== undefined || onlyTypesNamed(found[0]),
    })),
    ...[...code.matchAll(call)].map((found) => ({ from: found[2] ?? '?', typesOnly: false })),
  ];
}

/** `import { type A, type B }` */
function onlyTypesNamed(text: string): boolean {
  const names =
    /^[^{]*\{([^}]*)\}/
      .exec(text)?.[1]
      ?.split(',')
      .filter((name) => name.trim() !== '') ?? [];
  return /^\s*(?:import|export)\s*\{/.test(text) && names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}
