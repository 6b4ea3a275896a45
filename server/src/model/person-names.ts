/** Whether words name a person, a role or a team that could own something. */
export type OwnerLikeness =
  /** A handle, initials, a role, a team, or a given name in common use. */
  | 'owner'
  /** Capitalised like a name: one if the document knows such a person. */
  | 'perhaps'
  | 'none';

/** Says it of a short text such as a heading or what stands in parentheses. Nobody owns what "we" or "the team" own. */
export function ownerLikeness(text: string): OwnerLikeness {
  const words = text
    .trim()
    .replace(/^[([{"'*_~]+|[)\]}"'*_~:.,]+$/gu, '')
    .trim();
  if (words === '' || words.length > 60 || isNobody(words)) return 'none';
  const parts = words.split(/\s*(?:[,;&/+]|\band\b|\bor\b)\s*/u).filter((part) => part !== '');
  const likeness = parts.map(likenessOfOne);
  return likeness.includes('none') || parts.length === 0 ? 'none' : likeness.includes('perhaps') ? 'perhaps' : 'owner';
}

/** True for "we", "the team", "everyone", "unassigned", a dash: words in an owner's place that name none. */
export const isNobody = (text: string): boolean =>
  /^(?:|[-–—_?.…\s]+|we|us|our team|the (?:whole |entire |dev(?:elopment)? |engineering )?team|the teams|team|teams|all(?: of us| teams)?|all|every(?:one|body)|any(?:one|body)|some(?:one|body)|no(?:body| one|ne)|n\/?a|un(?:assigned|owned|known)|to be (?:assigned|decided|determined|confirmed)|tb[dca]|todo|not assigned|open|owner|name)$/i.test(
    text.trim().replace(/[.:]$/u, ''),
  );

/** The words of some text that are capitalised like names, lower case: to recognise the people whom a document names. */
export const nameWords = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]+/gu)].map(([word]) => word.toLowerCase());

/** True for a given name in common use. */
export const isGivenName = (word: string): boolean => givenNames.has(word.toLowerCase());

const handle = /^@[\w](?:[\w./-]*[\w])?$/u;
const initials = /^\p{Lu}{2,3}$/u;
/** In lower case. */
const role =
  /^(?:the )?(?:[\p{L}\p{N}&-]+ ){0,3}(?:team|squad|crew|guild|chapter|tribe|department|on-?call|on call engineer|dev-?ops|sres?|dbas?|infosec|secops|netops|sysops|qa|(?:site reliability|software|security|platform|network|data|release|test|backend|frontend|database|on-?call|operations|lead|staff|principal) ?engineers?|(?:engineering|product|incident|release|project|program|delivery|service|security|support|account) (?:managers?|leads?|owners?|commanders?)|(?:tech|on-?call|shift|duty) leads?|team leads?|product owners?|sysadmins?|administrators?|developers?|operators?|cto|ciso|cio|vp of \p{L}+)$/u;
/** `Platform team`, `Jo’s team`; "the team" was taken out before. */
const nameLike =
  /^(?:\p{Lu}[\p{Ll}’'-]+|\p{Lu}\.)(?: (?:\p{Lu}[\p{Ll}’'-]+|\p{Lu}\.?|van|von|de|da|di|der|den|bin|al|el)){0,3}$/u;

function likenessOfOne(text: string): OwnerLikeness {
  if (handle.test(text)) return 'owner';
  if (initials.test(text)) return abbreviations.has(text) ? 'none' : 'owner';
  if (role.test(text.toLowerCase())) return 'owner';
  if (!nameLike.test(text)) return 'none';
  const [first = '', ...rest] = text.split(' ');
  if (isGivenName(first)) return 'owner';
  return [first, ...rest].some((word) => commonWords.has(word.toLowerCase()) || nounEnding.test(word))
    ? 'none'
    : 'perhaps';
}

const abbreviations: ReadonlySet<string> = new Set(
  'ACK ADD ALL AND ANY AS AT BUG BY DEV DO FIX FOR IN IS NEW NOT NOW OF OLD ON OR OUT TO USE VIA WE KEY MAX MIN TOP API APP APT AWS AMI ALB NLB ELB EBS ECS EKS EC EFS RDS IAM VPC SNS SQS GCP GKE GCE AKS CI CD CDN CLI CPU GPU CSP CSS CSV CVE DB DNS DOS DR EU US UK UI UX GIT GUI HA HPA HTTP ID IDE IDS IO IP IPS ISP JS TS JVM JWT K8S KMS KPI LB LDAP LTS MFA MR MVP NFS NPM OOM OPA OS OTP PDF PHP POC PM PR PRS PVC QPS RAM RBAC RCA RFC RLS RPC RPO RTO SDK SLA SLI SLO SMS SOP SOC SPA SQL SSH SSL SSO SSR TCP TLS TTL UDP URL USB UTC GMT UUID VIP VM VPN WAF XML XSS YML TBD TBC TBA TODO WIP FYI NB OK NO YES AM EOD EOW ETA ASAP MTTR TTD TTR HR IT AI ML LLM MCP PHI PII SEV OOH TF'.split(
    ' ',
  ),
);

/** Capitalised words that stand where a name might: what groups of actions are called, products, states. */
const commonWords: ReadonlySet<string> = new Set(
  'access action actions additional alert alerts api architecture audit auth automation backend backup backups binder bug bugs build check client cloud cluster code comms completed config customer customers dashboard data database databases debug deploy design dev docs done docker email errata external feature features fix fixed fixes follow frontend future general github gitlab grafana hardware helm high hub idea ideas immediate immediately incident infra infrastructure internal issue issues jenkins jira kafka key kubernetes later link linux long low manual medium merged misc miscellaneous mobile monitor network next nginx none note optional other owner people performance planned platform policy possible postgres prevent previous priority process prod product project prometheus public pull quality queue redis release request required resolved result review risk runbook runbooks scope security server service services short short-term long-term slack software staging started status storage support system systems task tasks team technical terraform test tests the ticket tools traefik ubuntu update updates urgent user users vendor version web website what when why windows work workflow yes detect mitigate respond recover'.split(
    ' ',
  ),
);
const nounEnding =
  /\p{L}{2}(?:ing|tion|sion|ment|ness|ance|ence|ity|ability|ics|ware|base|stack|flow|hub|ops|ed|able|ive|al|ly|ies)$/u;

const givenNames: ReadonlySet<string> = new Set(
  'al bo ed jo mo su ty aaron abdul abdullah abigail adam adele aditya adrian agnes ahmed aidan aisha akira alan albert alberto alejandro aleksandr alessandro alex alexa alexander alexandra alexey alexis ali alice alicia alina alison allison amanda amal amelia amina amir amit amy ana anastasia anders andre andrea andreas andrei andrew andrey andy angela anika anita anja anjali ann anna anne annika anthony antoine anton antonio anya april aria ariel arjun arthur arun ashley asha astrid audrey aurora ava ayesha barbara bart bartosz beatrice ben benjamin bernard beth bianca bill björn bob boris brad brandon brenda brian bruce bruno camila camille carl carla carlos carmen carol caroline carolina catherine cecilia chad charles charlie charlotte chen chiara chloe chris christian christina christine christoph christopher claire clara claudia colin connor craig cristina cynthia dan dana daniel daniela danielle dario dave david dean deborah deepa deepak denis dennis derek diana diego dimitri dmitri dmitry dominic dominik don donna doris doug douglas dylan edgar eduardo edward elena eleanor eli elias elif elisa elizabeth ella ellen elliot emeka emil emilia emily emma enrique eric erica erik erika erin ernesto esther ethan eugene eva evan evelyn fabian fabio farah farid fatima felipe felix fernando finn fiona florian francesca francesco francis francisco frank fred frederik freya gabriel gabriela gareth gary george gerald gina giovanni giulia glenn gonzalo grace greg gregory greta guido gustavo hana hannah hans haruto hassan hector heidi helen helena helga henrik henry hiroshi hugo hussein ian ibrahim igor ilya imran ines ingrid ioana irene iris irina isaac isabel isabella ivan ivana jack jackson jacob jaime jake jakob jakub james jamie jan jana jane janet janine jasmine jason javier jay jean jeff jeffrey jen jenna jennifer jenny jens jeremy jerry jesse jessica jill jim joan joanna joao joe joel johan johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua juan juanita judith judy julia julian juliana julie julien julius jun justin jürgen kai kaito karen karim karin karl karolina kate katherine kathleen kathryn katie katja katrin kavya keith kelly ken kenji kenneth kevin khalid kim kiran klaus kofi konstantin krishna kristen kristian kristin kristina kumar kurt kwame kyle lakshmi lara larry lars laura lauren laurent layla lea leah lee leila lena leo leon leonardo leonie leslie lewis li liam lin linda lindsay ling linus lisa logan lorenzo louis louise luca lucas lucia lucy luis luisa lukas luke luna lydia magnus maja manuel mara marc marcel marco marcos marcus margaret maria mariam marie marina mario marion marius mark marko markus marta martha martin martina mary mateo mateusz mats matt matteo matthew matthias maurice max maya mei mehmet melanie melissa mia michael michal michel michelle miguel mihai mika mike mikhail mila milan ming miranda miriam mohamed mohammad mohammed moritz moses mustafa nadia nadine naomi natalia natalie natasha nate nathan neha neil nia nicholas nick nicola nicolas nicole niels nikhil niklas nikola nina noah noor nora norbert olaf oleg olga oliver olivia olivier omar oscar otto pablo pam pamela paolo pascal patricia patrick paul paula paulo pavel pedro pete peter petra phil philip philipp philippe pierre piotr pooja prakash priya quentin rachel rafael raj rajesh ralph ramon raphael rasmus raul ravi raymond rebecca rene ricardo richard rick rita rob robert roberto robin rodrigo roger rohan rohit roland rosa rose ross roxana ruben rui rune ruth ryan sabine sakura sally sam samantha samir samuel sandra sanjay sara sarah sasha satoshi scott sean sebastian selin serena sergei sergey sergio seth shane shannon sharon shaun shreya silvia simon simone sofia sofie sonia sophia sophie stefan stefania stefano stella stephanie stephen steve steven stuart sue sunil susan susanne suzanne sven svetlana sylvia takeshi tamara tania tanya tara tariq ted teresa thandi theo theresa thomas tiago tim timo timothy tina tobias todd tom tomas tomasz tommy toni tony tracy travis tyler uma ursula valentina valeria vanessa vera veronica victor victoria vijay vikram viktor vincent vivian vladimir walter wang wei wendy werner wilhelm will willem william willi wolfgang xavier xin yan yannick yara yasmin ying yolanda yuki yuri yusuf yves zach zachary zainab zara zoe zuzana'.split(
    ' ',
  ),
);
