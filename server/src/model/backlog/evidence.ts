/** Whether a text speaks of a debt: it names code, how bad something is, what is wrong, or what should be instead. */
export const tellsOfDebt = (source: string): boolean => namesCode(source) || namesDefect(source) || complains(source);

/** A place or a name in code, or a file that is linked. */
export const namesCode = (source: string): boolean =>
  /`[^`\n]*[./_:()A-Z][^`\n]*`|\]\((?!https?:)[^)\s]+\.\w+/.test(source);

/** A file, or a line of one. */
export const namesPlace = (source: string): boolean =>
  /`[^`\n]*(?:\w\/\w|\w\.[a-z]{1,5}\b(?!\()|:\d)[^`\n]*`|\]\((?!https?:)[^)\s]+\.\w+/.test(source);

/** Whether it names what is wrong with something. */
export const namesDefect = (source: string): boolean => defects.test(source) || foreignDefects.test(source);

const defects =
  /\b(?:miss(?:ing|es)|no|not|never|lacks?|lacking|without|duplicat\w*|legacy|hard-?cod\w+|unused|dead|deprecat\w+|outdated|obsolete|inconsisten\w*|leak\w*|slow|broken|brittle|fragile|flaky|untested|untyped|too (?:many|large|big|much|long)|oversized|huge|manual|mixed|coupl\w+|circular|monolith\w*|god|n\+1|workarounds?|hacks?|hacky|temporary|stubs?|race|unbounded|swallow\w*|ignor\w+|drift\w*|magic|unsafe|insecure|incomplete|partial\w*|skipped|disabled|suppress\w*|poor|bad|wrong|confus\w+|stale|implicit|ambiguous|silent\w*|unnecessary|redundant|scattered|bloated|tangled|non-\w+|un\w+ed)\b/i;

/** Whether a heading says what is to be done, `Split the parser`, `2. Rename things`. */
export const asksForWork = (heading: string): boolean => works.test(heading.replace(/^[^\p{L}]+/u, ''));

const works =
  /^(?:add|remove|replace|rename|refactor|split|separate|extract|merge|consolidate|migrate|upgrade|rewrite|clean(?: ?up)?|move|drop|delete|implement|simplify|unify|standardi[sz]e|fix|convert|introduce|switch|decouple|centrali[sz]e|optimi[sz]e|port|deduplicate|renaming|splitting|separating|extracting|moving)\s+\p{L}/iu;

/** Whether it tells what is for now, or what should be instead. */
export const complains = (source: string): boolean => complaints.test(source);

const complaints =
  /\b(?:currently|at the moment|for now|as of now|today|should(?:n't)?|ideally|would be (?:better|good|nice)|could be|needs? to|has to|have to|must be|workaround|todo|fixme|refactor\w*|migrat\w+|replace\w*|until|instead of|not yet|rather than|unfortunately|duplicat\w+|hard to|difficult to|fragile|brittle|clean ?up|rewrit\w+|remove[ds]?|deprecated)\b/i;

/** The same by their stems in languages in which such documents are common. */
const foreignDefects =
  /(?<!\p{L})(?:falta|sin\s|obsolet|duplica|dupliqu|fehl(?:t|en|end)|veralt|doppelt|kein[en]?\s|manqu|absen[ct]|manca|ontbre|brak\s|eksik|yok(?!\p{L})|sem\s|нет\s|не\s|немає|відсут|отсут|устар|застар|дубл|костыл)|没有|缺[少失乏]|未|重[复複]|硬编码|过[长大]|不[能足支一]|ない|不足|없|중복|미/iu;
