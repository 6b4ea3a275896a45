import type { TextRange } from '../text/text.ts';
import type { ActionOwner } from './action-item.ts';
import { cut, type LocatedText, withoutCode } from './located-text.ts';
import { isGivenName, isNobody, ownerLikeness } from './person-names.ts';
import { isPlaceholder } from './placeholders.ts';

export interface FoundOwner {
  readonly owner?: ActionOwner;
  /** Words that are an owner if the document knows a person of that name. */
  readonly perhaps: readonly ActionOwner[];
}

/** Who would do it, by the item's own words and by what stands below it. */
export function ownerIn(said: LocatedText, details: readonly LocatedText[]): FoundOwner {
  const words = said.text.length > lengthLimit ? cut(said, 0, lengthLimit) : said;
  const found = [labelled(words), ...details.map(labelled), ...formsOf(words)].filter((each) => each !== undefined);
  const owner = found.find((each) => each.sure)?.owner;
  return { ...(owner && { owner }), perhaps: found.filter((each) => !each.sure).map((each) => each.owner) };
}

/** What an owner's column, or a label that asks for one, says; undefined where it names nobody. */
export function statedOwner(text: string, range: TextRange, form: 'column' | 'label'): ActionOwner | undefined {
  const stated = text.trim();
  if (openOwner.test(stated) || (/[{[]/u.test(stated) && isPlaceholder(stated)))
    return { text: stated, range, form, isOpen: true };
  if (isNobody(stated) || isPlaceholder(stated) || !/\p{L}/u.test(stated)) return undefined;
  return { text: stated, range, form, isOpen: false };
}

/** What a group's heading or label names as owner of all below it. */
export function groupOwner(title: string, range: TextRange): Candidate | undefined {
  const [, stated] = /^(?:owners?|assignees?|responsible|dri|lead)\s*[:–-]\s*(.+)$/i.exec(title) ?? [];
  if (stated && !isNobody(stated)) return { owner: { text: stated, range, form: 'group', isOpen: false }, sure: true };
  return candidate(title.replace(/[’']s(?: (?:actions?|tasks?|items?))?:?$/u, ''), range, 'group');
}

export interface Candidate {
  readonly owner: ActionOwner;
  readonly sure: boolean;
}

/** An owner stands within an item's first words, or it is none. */
const lengthLimit = 1000;

const openOwner = /^[{[<(]*\s*(?:name|owner|who|assignee|handle|role)s?\s*[}\]>)]+$/i;
const label =
  /(?:^|[\s([|.;,–—-])(?:action )?(?:owners?|assignees?|assigned to|responsible|dri|owned by|led by|lead|who)(?:\s*[:=]\s*|(?<=to|by)\s+|\s+[–—-]\s+)([^,;)|\n]{1,60}?)(?=$|[,;)\]|\n]|\.(?:\s|$))/i;

function labelled(said: LocatedText): Candidate | undefined {
  const match = label.exec(withoutCode(said));
  const text = match?.[1]?.trim() ?? '';
  if (!match || text === '') return undefined;
  const at = match.index + match[0].lastIndexOf(text);
  const owner = statedOwner(text, said.source(at, at + text.length), 'label');
  return owner && { owner, sure: true };
}

function candidate(text: string, range: TextRange, form: ActionOwner['form'], strict = true): Candidate | undefined {
  const likeness = ownerLikeness(text);
  if (likeness === 'none') return undefined;
  return { owner: { text: text.trim(), range, form, isOpen: false }, sure: likeness === 'owner' || !strict };
}

/** Given names that are words, too. */
const verbs = /^(?:art|april|bill|chad|dean|drew|frank|grace|hope|jack|june|mark|max|may|rich|rob|rose|sue|will)$/i;

function* formsOf(said: LocatedText): Generator<Candidate | undefined> {
  const text = withoutCode(said);
  const at = (start: number, words: string) => said.source(start, start + words.length);
  for (const { 0: name, index } of !text.includes('@') ? [] : text.matchAll(/(?<![\w/.@])@[a-z][\w-]*(?![\w/])/gi))
    yield candidate(name, at(index, name), 'handle');
  for (const { 0: whole, 1: inner = '', index } of !/[[(]/.test(text)
    ? []
    : text.matchAll(/[[(]([^()[\]\n]{1,60})[)\]]/gu)) {
    if (openOwner.test(whole)) {
      yield { owner: { text: whole, range: at(index, whole), form: 'suffix', isOpen: true }, sure: true };
      continue;
    }
    const ends = /^[\s.]*(?:[[(][^()[\]]*[)\]][\s.]*)*$/u.test(text.slice(index + whole.length));
    const isLink = /^(?:issue|link|pr|ticket|pull request|here|wip|done|todo|required|optional|if needed)$/i.test(
      inner,
    );
    if (isLink) continue;
    // "(Priya asks the vendor)"
    const [first = '', second = ''] = inner.split(' ');
    if (/^\p{Ll}/u.test(second) && isGivenName(first) && !verbs.test(first))
      yield { owner: { text: first, range: at(index + 1, first), form: 'suffix', isOpen: false }, sure: true };
    for (const part of inner.split(/\s*[,;:–—]\s*|\s-\s/u))
      yield candidate(part, at(index + 1 + inner.indexOf(part), part), 'suffix', !(ends && whole.startsWith('[')));
  }
  const prefix = /^([^:\n]{1,40}):\s+\S/u.exec(text)?.[1];
  if (prefix !== undefined) yield candidate(prefix, at(0, prefix), 'prefix');
  const suffix = /(?:[–—]|\s-)\s+([^–—\n]{2,40}?)\.?$/u.exec(text);
  if (suffix?.[1]) yield candidate(suffix[1], at(text.lastIndexOf(suffix[1]), suffix[1]), 'suffix');
  const subject =
    /^((?:the )?[\p{L}@][\p{L}\p{N}@&’'-]*(?: [\p{L}\p{N}&-]+){0,3}?) (?:will|to|shall|(?:is|are) going to|has to|have to|needs? to|owns|takes)\s+(?!be\b)\p{Ll}/u.exec(
      text,
    )?.[1];
  if (subject !== undefined) yield candidate(subject, at(0, subject), 'subject');
}
