const control = /[\u0000-\u001f\u007f-\u009f]/g;
/** Marks that reorder what stands round them, and characters that break a line: what is printed would not be what is there. */
const misleading =
  /[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as one line that a terminal only shows: nothing in a document or a file's name can steer it. */
export const printable = (text: string): string =>
  plain.test(text) ? text : text.replace(control, pictureOf).replace(misleading, '\ufffd');

const plain = /^[ -~]*$/;

/** The control pictures of Unicode: ␛ for escape. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
}
