/** The module that lists all rules: each is one file of server/src/rules. */
export function ruleRegistry(names: readonly string[]): string {
  const identifier = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    '// Generated from the files of this folder by npm run generate.',
    '',
    ...[...names, definition]
      .sort()
      .map((name) => `import ${name === definition ? 'type { Rule }' : identifier(name)} from './${name}.ts';`),
    '',
    '/** All rules, by name. */',
    'export const rules: readonly Rule[] = [',
    ...names.map((name) => `  ${identifier(name)},`),
    '];',
    '',
  ].join('\n');
}

const definition = 'define-rule';
