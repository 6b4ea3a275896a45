import { escapeXml } from '../text/xml.ts';
import type { Completeness, DocumentCompleteness } from './completeness.ts';

const height = 120;
const top = 24;
const left = 44;

/**
 * Completeness as an SVG picture: one bar a document, in the order of their dates, outlined while it is a draft. It takes
 * its colour from where it is shown, and holds no script, link or font.
 */
export function completenessChart({ documents, asked, answered }: Completeness): string {
  const step = documents.length > 120 ? 4 : documents.length > 40 ? 8 : 16;
  const width = left + Math.max(10, documents.length) * step + 16;
  const title = `Prompts answered: ${answered} of ${asked} in ${documents.length} documents`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${top + height + 28}" width="${width}" height="${top + height + 28}" fill="currentColor" color="#808080" font-family="sans-serif" font-size="11">`,
    `<title>${escapeXml(title)}</title>`,
    ...[0, 50, 100].map(
      (percent) =>
        `<g opacity="0.6"><text x="${left - 6}" y="${lineAt(percent) + 4}" text-anchor="end">${percent} %</text>` +
        `<path d="M${left} ${lineAt(percent)}H${width - 8}" stroke="currentColor" stroke-opacity="0.4" fill="none"/></g>`,
    ),
    ...documents.map((document, at) => bar(document, left + at * step + 1, step - 2)),
    ...ends(documents, step),
    '</svg>',
  ].join('\n')}\n`;
}

function bar({ path, date, status, asked, answered }: DocumentCompleteness, x: number, width: number): string {
  const percent = asked === 0 ? 100 : (answered / asked) * 100;
  const y = lineAt(percent);
  const look = status === 'draft' ? 'fill-opacity="0.2" stroke="currentColor"' : 'fill-opacity="0.85"';
  const words = `${date === undefined ? '' : `${date} `}${path}: ${answered} of ${asked}${status === 'final' ? '' : `, ${status}`}`;
  return `<rect x="${x}" y="${y}" width="${width}" height="${round(lineAt(0) - y)}" ${look}><title>${escapeXml(words)}</title></rect>`;
}

/** The first day and the last one below the bars. */
function ends(documents: readonly DocumentCompleteness[], step: number): string[] {
  const dates = documents.flatMap(({ date }) => date ?? []);
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [];
  const y = lineAt(0) + 16;
  const from = `<text x="${left}" y="${y}">${first}</text>`;
  // Side by side they need this much.
  return documents.length * step < 150 || first === last
    ? [from]
    : [from, `<text x="${left + documents.length * step}" y="${y}" text-anchor="end">${last}</text>`];
}

const lineAt = (percent: number): number => round(top + height - (percent / 100) * height);

const round = (value: number): number => Math.round(value * 10) / 10;
