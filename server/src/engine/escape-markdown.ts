/**
 * Text from a document or template, as Markdown that shows it and does nothing else: a hover must not load an image, run
 * a command or hide where a link leads, and documents can contain anything. Long texts are cut.
 */
export function escapeMarkdown(text: string, longest = 600): string {
  const words = text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
  return words
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, '\\$&'))
    .filter((line) => line !== '')
    .join('  \n');
}
