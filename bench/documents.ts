import {
  components,
  failures,
  observations,
  people,
  questions,
  reasons,
  remedies,
  services,
  steps,
} from './vocabulary.ts';

export interface GeneratedDocument {
  /** As a repository would have it: `docs/post-mortems/2026-04-02-search.md`. */
  readonly path: string;
  readonly text: string;
}

/** Post-mortems of a team's usual size: half of them below 6 kB, one in ten above 11 kB. The same ones for the same count. */
export function folderOfPostMortems(count: number): readonly GeneratedDocument[] {
  return Array.from({ length: count }, (_, at) => {
    const random = randomNumbers(at + 1);
    const length = Math.round(6000 * Math.exp((random() + random() + random() - 1.5) * 1.1));
    const text = postMortem(at + 1, length);
    const day = `2026-${two(1 + (at % 12))}-${two(1 + (at % 28))}`;
    return { path: `docs/post-mortems/${day}-${String(at + 1).padStart(4, '0')}.md`, text };
  });
}

/**
 * A post-mortem that follows the built-in template, filled in but for what its seed leaves open. Its timeline tells as
 * many events, each in a section of its own, as it takes to reach the length in characters.
 */
export function postMortem(seed: number, length: number): string {
  const write = writer(randomNumbers(seed));
  const { pick, sentence, chance, number } = write;
  const service = pick(services);
  const before = [
    `---\nkind: post-mortem\nstatus: ${chance(0.3) ? 'draft' : 'final'}\n---\n# ${capital(service)} ${pick(failures)}`,
    `- **Date:** 2026-0${number(1, 9)}-1${number(0, 9)}\n- **Authors:** ${pick(people)}, ${pick(people)}\n- **Severity:** SEV${number(1, 4)}`,
    `## Summary\n\n${write.paragraph(3)}`,
    `## Impact\n\n${chance(0.15) ? '<!-- In numbers. -->' : `${number(200, 90000)} requests failed within ${number(5, 190)} minutes. ${write.paragraph(1)}`}`,
    `## Lead-up\n\n${write.paragraph(3)}\n\n**What set it off?** ${sentence()}`,
  ];
  const after = [
    `## Detection\n\n- **Detected by:** ${pick(['alert', 'on-call', 'colleague', 'customer'])}\n\n${write.paragraph(2)}`,
    `## Response\n\n${write.paragraph(3)}\n\n**Did anything we tried make it worse?** ${sentence()}`,
    `## Five whys\n\n${write.chain(chance(0.3) ? 3 : 5)}`,
    `## Root cause\n\n- **Category:** ${pick(['trade-off', 'knowledge gap', 'brain fart', 'trade-off', 'human error', 'trade-off / knowledge gap / brain fart'])}\n\n${write.paragraph(2)}`,
    `## Why wasn't it caught?\n\n${Object.values(questions)
      .filter(() => chance(0.9))
      .map((question) => `**${question}**${chance(0.8) ? `\n${sentence()}` : ''}`)
      .join('\n\n')}`,
    `## Uncertainty\n\n${write.paragraph(2)}`,
    `## Lessons learned\n\n### What went well\n\n${write.bullets(3)}\n\n### What went wrong\n\n${write.bullets(3)}\n\n### Where we got lucky\n\n${write.bullets(2)}`,
    `## Action items\n\n${write.actions(number(4, 9))}`,
  ];
  const timeline = ['## Timeline', write.events(number(4, 8))];
  let written = [...before, ...timeline, ...after].join('\n\n').length;
  for (let minute = number(0, 600); written < length; minute += number(0, 3)) {
    const event = write.event(minute);
    timeline.push(event);
    written += event.length + 2;
  }
  return `${[...before, ...timeline, ...after].join('\n\n')}\n`;
}

/** A post-mortem in whose summary every linter has something to find: links that lead nowhere. */
export const documentToType = (length: number): string =>
  postMortem(17, length).replace(
    '## Summary\n',
    '## Summary\n\nSee [the graph](#nowhere) and [the runbook][nowhere].\n',
  );

type Random = () => number;

function writer(random: Random) {
  const number = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const chance = (share: number): boolean => random() < share;
  const lines = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');
  const time = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

  const sentence = (): string => {
    const forms = [
      () => `The ${pick(components)} of ${pick(services)} was at its limit, and ${pick(observations)}.`,
      () => `${capital(pick(people))} ${pick(steps)}, since ${pick(observations)}.`,
      () => `${capital(pick(services))} ${pick(failures)} because ${pick(reasons)}.`,
      () => `It took ${number(2, 70)} minutes until **${pick(people)}** ${pick(steps)}.`,
      () =>
        `See [the graph of the ${pick(components)}](https://graphs.example/d/${number(1000, 9999)}): ${pick(observations)}.`,
      () =>
        `\`${pick(components).replace(' ', '_')}.max = ${number(5, 500)}\` had been there for ${number(2, 40)} months: ${pick(reasons)}.`,
    ];
    return pick(forms)();
  };
  const paragraph = (sentences: number): string => Array.from({ length: sentences }, sentence).join(' ');

  return {
    number,
    pick,
    chance,
    sentence,
    paragraph,
    bullets: (count: number) => lines(count, () => `- ${sentence()}`),
    chain: (count: number) =>
      lines(count, (at) => `${at + 1}. **Why${at === 0 ? ' did this outage occur' : ''}?** Because ${pick(reasons)}.`),
    events: (count: number) =>
      `| Time (UTC) | What happened |\n| --- | --- |\n${lines(count, (at) => `| 2026-03-04 ${time(540 + at * 7)} | ${capital(pick(people))} ${pick(steps)} |`)}`,
    actions: (count: number) =>
      `| Kind | What | Who | Done when |\n| --- | --- | --- | --- |\n${lines(count, () => `| ${pick(['Prevent', 'Detect', 'Mitigate'])} | ${capital(pick(remedies))} | ${pick(people)} | ${pick(observations)} |`)}`,
    /** One event of the timeline, told at some length. */
    event: (minute: number) => {
      const parts = [`### ${time(minute)} ${capital(pick(services))} ${pick(failures)}`, paragraph(number(2, 4))];
      if (chance(0.35)) parts.push(lines(number(2, 5), () => `- ${capital(pick(observations))}`));
      if (chance(0.15))
        parts.push(
          `\`\`\`\n${time(minute)}:0${number(1, 9)} WARN ${pick(components)} exhausted, ${number(1, 900)} waiting\n${time(minute)}:4${number(1, 9)} ERROR upstream timed out\n\`\`\``,
        );
      if (chance(0.15))
        parts.push(
          `| Zone | Errors | Latency |\n| --- | ---: | ---: |\n${lines(number(2, 6), (at) => `| zone-${at + 1} | ${number(0, 9000)} | ${number(20, 4000)} ms |`)}`,
        );
      if (chance(0.2)) parts.push(`> ${sentence()}\n> ${sentence()}`);
      parts.push(paragraph(number(1, 3)));
      return parts.join('\n\n');
    },
  };
}

/** Documents that are long in one way only; what grows is a part of a post-mortem. */
export const shapes: Readonly<Record<string, (length: number) => string>> = {
  sections: (length) =>
    grown(
      length,
      '## Timeline',
      ({ pick, sentence }, at) => `\n### Event ${at}: ${pick(components)}\n\n${sentence()}\n`,
    ),
  paragraphs: (length) => grown(length, '## Lead-up', ({ paragraph }) => `\n${paragraph(4)}\n`),
  lists: (length) => grown(length, '## What went wrong\n', ({ sentence }) => `- ${sentence()}`),
  tables: (length) =>
    grown(
      length,
      '## Timeline\n\n| Time | Who | What | Seen |\n| --- | --- | --- | --- |',
      ({ pick }, at) =>
        `| ${two(at % 24)}:${two(at % 60)} | ${pick(people)} | ${pick(steps)} | ${pick(observations)} |`,
    ),
  whys: (length) =>
    grown(length, '## Five whys\n', ({ pick }, at) => `${at + 1}. **Why?** Because ${pick(reasons)}, number ${at}.`),
  fields: (length) =>
    grown(length, '## Impact\n', ({ pick, number }, at) =>
      at % 2 === 0
        ? `**${capital(pick(components))} ${at}:** ${number(1, 9000)} requests\n`
        : `- **${capital(pick(services))} ${at}:** ${pick(observations)}\n`,
    ),
};

function grown(
  length: number,
  opening: string,
  part: (write: ReturnType<typeof writer>, at: number) => string,
): string {
  const write = writer(randomNumbers(length));
  const parts = [`---\nkind: post-mortem\n---\n# Checkout was slow\n\n${opening}`];
  for (let at = 0, written = 0; written < length; at++) {
    const next = part(write, at);
    parts.push(next);
    written += next.length + 1;
  }
  return `${parts.join('\n')}\n`;
}

const two = (number: number): string => String(number).padStart(2, '0');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Numbers from 0 to 1 that are the same for the same seed (a mulberry32 generator). */
function randomNumbers(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
