/**
 * A text as the content of an XML element or attribute. What XML cannot hold, line breaks, and marks that would turn round
 * the words beside them, become the sign for what is unknown.
 */
export const escapeXml = (text: string): string =>
  text.replace(unprintable, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
