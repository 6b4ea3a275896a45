import type { YAMLError } from 'yaml';

/** What is wrong with a YAML text, in words that say what to write: the library's own are for those who know its grammar. */
export function yamlMessage({ code, message }: YAMLError): string {
  // The library calls a bracket that is never closed badly indented.
  const known = code === 'BAD_INDENT' && message.startsWith('Flow') ? 'MISSING_CHAR' : code;
  return messages[known] ?? 'This cannot be read as YAML.';
}

const messages: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: 'This alias or anchor has no name.',
  ALIAS_PROPS: 'An alias stands alone, without anchor or tag.',
  BAD_DIRECTIVE: 'This YAML directive is not read. None is needed here.',
  BAD_DQ_ESCAPE: 'This backslash escape is unknown in double quotes. Write single quotes or \\\\.',
  BAD_INDENT: 'This line is indented differently from its neighbours. Which entry does it belong to?',
  BAD_PROP_ORDER: 'An anchor or tag stands before the value, after the dash.',
  BAD_SCALAR_START: 'A plain value cannot begin with this character. Write it in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'Two "name:" stand in one line here. Write the inner one on a line of its own, indented.',
  DUPLICATE_KEY: 'This name stands here a second time. Which of the two holds?',
  BLOCK_IN_FLOW: 'Inside [ ] and { } entries are separated by commas, without dashes or indentation.',
  KEY_OVER_1024_CHARS: 'This name is longer than YAML allows. Write it in fewer than 1024 characters.',
  MISSING_CHAR: 'A closing quote, bracket, comma or colon is missing here.',
  MULTILINE_IMPLICIT_KEY: 'A name and its colon stand on one line. Is a ":" missing here?',
  MULTIPLE_ANCHORS: 'Two anchors stand here. Write one.',
  MULTIPLE_DOCS: 'A second YAML document begins here.',
  MULTIPLE_TAGS: 'Two tags stand here. Write none.',
  RESOURCE_EXHAUSTION: 'This is nested too deeply to be read.',
  TAG_RESOLVE_FAILED: 'Tags are not read here. Write the plain value.',
  TAB_AS_INDENT: 'A tab stands here as indentation. Write spaces.',
  UNEXPECTED_TOKEN: 'This does not fit here as YAML. Is a quote, dash or colon missing or left over?',
};
