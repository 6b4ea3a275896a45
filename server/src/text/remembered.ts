/**
 * What is worked out from a text alone, kept for as long as the text is among the last ones that were asked for.
 *
 * @param textOf says what the value follows from; put together from parts, as one that is cut from a document keeps all of it.
 */
export function remembered<Subject, Value>(
  textOf: (subject: Subject) => string,
  compute: (subject: Subject) => Value,
): (subject: Subject) => Value {
  let recent = new Map<string, { readonly value: Value }>();
  let older = recent;
  return (subject) => {
    const text = textOf(subject);
    const known = recent.get(text);
    if (known) return known.value;
    const entry = older.get(text) ?? { value: compute(subject) };
    if (recent.size >= mostRemembered) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, entry);
    return entry.value;
  };
}

/** More texts than a document has that are compared with one another. */
const mostRemembered = 250;
