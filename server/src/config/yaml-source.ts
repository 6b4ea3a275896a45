import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  Lexer,
  type Node,
  Parser,
  type YAMLError,
} from 'yaml';
import { yamlMessage } from '../model/yaml-message.ts';
import { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text.ts';

/** A YAML text as its composed nodes, or what makes it unreadable. */
export interface YamlSource {
  readonly contents: Node | null;
  /** What an alias stands for; undefined for one whose anchor does not come before it. */
  readonly target: (alias: Node) => Node | undefined;
  readonly errors: readonly { readonly message: string; readonly range: TextRange }[];
}

/** Never throws, and never works longer than its bounds allow, whatever the text is. */
export function readYaml(text: string): YamlSource {
  const documents = compose(text);
  if (!documents) return unreadable(text, 'This file is larger than a configuration can be.');
  const [first, second] = documents;
  if (!first) return unreadable(text, 'This file holds no YAML.');
  const errors = onePerLine(text, first.errors)
    .slice(0, mostErrors)
    .map((error) => ({ message: yamlMessage(error), range: firstLine(text, spanOf(error)) }));
  if (second)
    errors.push({
      message: 'A second YAML document begins here. One file holds one.',
      range: firstLine(text, { start: second.range[0], end: second.range[1] }),
    });
  return {
    contents: first.contents,
    target: aliasTargets(first),
    errors,
  };
}

/** The part of a range that stands on its first line, at least one character of it where there is one. */
export function firstLine(text: string, { start, end }: TextRange): TextRange {
  const from = Math.min(Math.max(start, 0), text.length);
  const [line = ''] = text.slice(from, Math.max(end, from + 1)).split(/[\r\n]/, 1);
  return { start: from, end: from + (line.trimEnd().length || Math.min(line.length, 1)) };
}

const mostCharacters = 65_536;
const mostLexemes = 10_000;
const mostErrors = 20;

/** Undefined when the text exceeds a bound. Lexemes are weighed as they come: all further work is in proportion to them. */
function compose(text: string): readonly Document.Parsed[] | undefined {
  if (text.length > mostCharacters) return undefined;
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let weight = 0;
  for (const lexeme of new Lexer().lex(text)) {
    // In double quotes every second character can be an escape that is wrong.
    weight += lexeme.startsWith('"') ? 1 + lexeme.length / 4 : 1;
    if (weight > mostLexemes) return undefined;
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  // Duplicate keys are looked for while reading: the library compares every key with every other.
  const composer = new Composer({
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  return [...composer.compose(tokens, true, text.length)];
}

const spanOf = ({ pos: [start, end] }: YAMLError): TextRange => ({ start, end });

/** The first mistake of a line; what the parser stumbles over next in it follows from that one. */
function onePerLine(text: string, errors: readonly YAMLError[]): readonly YAMLError[] {
  const lines = new LineIndex(text);
  const seen = new Set<number>();
  return errors.filter(({ pos: [start] }) => {
    const { line } = lines.position(start);
    return !seen.has(line) && seen.add(line);
  });
}

const unreadable = (text: string, message: string): YamlSource => ({
  contents: null,
  target: () => undefined,
  errors: [{ message, range: firstLine(text, { start: 0, end: text.length }) }],
});

/** One walk for all aliases; the library would walk the document for each, and recursively. */
function aliasTargets(document: Document.Parsed): YamlSource['target'] {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node | undefined>();
  const stack: unknown[] = [document.contents];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isAlias(node)) targets.set(node, anchors.get(node.source));
    else if (isPair(node)) stack.push(node.value, node.key);
    else if (isScalar(node) || isCollection(node)) {
      if (node.anchor) anchors.set(node.anchor, node);
      if (isCollection(node)) for (let at = node.items.length - 1; at >= 0; at--) stack.push(node.items[at]);
    }
  }
  return (alias) => targets.get(alias);
}
